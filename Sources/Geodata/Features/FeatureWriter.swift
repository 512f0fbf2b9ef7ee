import CGDAL
import Foundations

/// Writes layers of features into one file.
///
/// Equal calls give equal bytes: the dates that formats keep are set to the first second of 2000. The file is written
/// in place; making it appear only when complete is the caller's part.
public final class FeatureWriter {
    /// What the format could not keep as it was, such as long field names of a shapefile.
    public private(set) var warnings: [Warning] = []

    private let path: String
    private let format: VectorFormat
    private var dataset: GDALDatasetH?

    /// - Parameters:
    ///   - path: The file to write; replaced where it exists.
    ///   - format: Its format.
    /// - Throws: `GossanError(.cannotWrite)` when the file cannot be made.
    public init(path: String, format: VectorFormat = .geoPackage) throws {
        GDALLibrary.start()
        self.path = path
        self.format = format
        let driver = GDALGetDriverByName(format.driverName)
        // A driver may add to a file that is there, or refuse it.
        if collectingMessages({ cgdalFileExists(path) }).result != 0 {
            _ = collectingMessages { GDALDeleteDataset(driver, path) }
        }
        dataset = try withFixedDate {
            try task("the file cannot be created").run {
                driver.flatMap { GDALCreate($0, path, 0, 0, 0, GDT_Unknown, nil) }
            }
        }
    }

    deinit {
        if let dataset { _ = withFixedDate { collectingMessages { GDALClose(dataset) } } }
    }

    /// Adds a layer with its features. In a GeoPackage features keep their numbers.
    ///
    /// - Parameters:
    ///   - layer: What to write; polygon rings are turned as the format wants them.
    ///   - description: What the layer is, where the format has a place for it.
    ///   - metadata: Further facts about the layer, where the format has a place for them.
    /// - Throws: `GossanError(.cannotWrite)` when writing fails, `.internalFault` when a value does not fit its field.
    public func write(_ layer: FeatureLayer, description: String = "", metadata: [String: String] = [:]) throws {
        let dataset = try open()
        try withFixedDate {
            let handle = try create(layer, description, in: dataset)
            try setMetadata(metadata, of: handle.rawValue)
            let encoder = FeatureEncoder(layer: layer, handle: handle, keepsNumbers: format == .geoPackage)
            let isTransaction = GDALDatasetTestCapability(dataset, "Transactions") != 0
            try task("layer '\(layer.name)' cannot be written").run(warnings: &warnings) {
                if isTransaction { GDALDatasetStartTransaction(dataset, 0) }
                for feature in layer.features { try encoder.write(feature, subject: path) }
                if isTransaction { GDALDatasetCommitTransaction(dataset) }
                return ()
            }
        }
    }

    /// Says something about the whole file, where the format has a place for it.
    ///
    /// - Throws: `GossanError(.cannotWrite)` when it fails.
    public func describe(_ metadata: [String: String]) throws {
        let dataset = try open()
        try withFixedDate { try setMetadata(metadata, of: dataset.rawValue) }
    }

    private func setMetadata(_ metadata: [String: String], of object: GDALMajorObjectH) throws {
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            try task("its metadata cannot be written").check { GDALSetMetadataItem(object, key, value, nil) }
        }
    }

    /// Runs a statement in the file's own SQL (SQLite for a GeoPackage).
    ///
    /// - Throws: `GossanError(.cannotWrite)` when it fails.
    public func execute(_ sql: String) throws {
        let dataset = try open()
        try withFixedDate {
            try task("an SQL statement failed").run {
                let result = GDALDatasetExecuteSQL(dataset, sql, nil, nil)
                if let result { GDALDatasetReleaseResultSet(dataset, result) }
                return ()
            }
        }
    }

    /// Finishes the file; must be called, for only here the last failures show.
    ///
    /// - Throws: `GossanError(.inputOutput)` when the disk is full, `.cannotWrite` when writing fails otherwise.
    public func close() throws {
        guard let open = dataset else { return }
        dataset = nil
        try withFixedDate { try task("the file cannot be finished").run { GDALClose(open) } }
    }

    private func open() throws -> GDALDatasetH {
        if let dataset { return dataset }
        throw GossanError(.internalFault, subject: path, problem: "is already closed", remedy: "")
    }

    private func task(_ problem: String) -> GDALTask {
        GDALTask(
            .cannotWrite, subject: path, problem: problem,
            remedy: "check that the folder exists, may be written to and has room")
    }

    private func create(_ layer: FeatureLayer, _ description: String, in dataset: GDALDatasetH) throws -> OGRLayerH {
        let type = layer.storedType
        let options = format.layerOptions(description)
        let make: (OGRSpatialReferenceH?) throws -> OGRLayerH = { reference in
            try self.task("layer '\(layer.name)' cannot be created").run(warnings: &self.warnings) {
                withStringList(options) { GDALDatasetCreateLayer(dataset, layer.name, reference, type, $0) }
            }
        }
        let handle = try layer.crs.map { try $0.withSpatialReference(make) } ?? make(nil)
        for field in layer.fields {
            try task("field '\(field.name)' cannot be created").run(warnings: &warnings) {
                create(field, in: handle) == OGRERR_NONE ? () : nil
            }
        }
        return handle
    }

    private func create(_ field: FieldDefinition, in layer: OGRLayerH) -> OGRErr {
        let definition = OGR_Fld_Create(field.name, field.type.ogr)
        defer { OGR_Fld_Destroy(definition) }
        if let width = field.width { OGR_Fld_SetWidth(definition, Int32(width)) }
        if !field.unit.isEmpty { OGR_Fld_SetAlternativeName(definition, "\(field.name) [\(field.unit)]") }
        return OGR_L_CreateField(layer, definition, 1)
    }

    private func withFixedDate<Result>(_ body: () throws -> Result) rethrows -> Result {
        CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", "2000-01-01T00:00:00.000Z")
        defer { CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nil) }
        return try body()
    }
}

/// Writes layers into one file: `FeatureWriter` in one call.
///
/// - Parameters:
///   - layers: What to write.
///   - path: The file; replaced where it exists.
///   - format: Its format.
///   - statements: SQL to run after the layers.
/// - Throws: `GossanError(.cannotWrite)` when writing fails.
public func writeFeatures(
    _ layers: [FeatureLayer], path: String, format: VectorFormat = .geoPackage, statements: [String] = []
) throws -> [Warning] {
    let writer = try FeatureWriter(path: path, format: format)
    for layer in layers { try writer.write(layer) }
    for statement in statements { try writer.execute(statement) }
    try writer.close()
    return writer.warnings
}
