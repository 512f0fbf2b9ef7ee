import CGDAL
import Foundations

/// How to open a vector file whose own word is not enough.
public struct VectorReadOptions: Sendable, Hashable {
    /// The text encoding, such as `GBK`; nil takes what the file says.
    public var encoding: String?
    /// Taken where the file states no coordinate reference system.
    public var assumedCRS: CoordinateReference?
    /// The columns of a table that hold easting or longitude, and northing or latitude.
    public var coordinateFields: CoordinateFields?
    /// The column of a table that holds well-known text; nil looks for the usual names.
    public var wktField: String?
    /// Reads only features whose box touches this one, in the layer's own coordinates.
    public var within: Extent?
    /// Texts that stand for no value, beside an empty one; numbers are compared as numbers.
    public var missingTexts: [String]

    /// - Parameters:
    ///   - encoding: The text encoding; nil takes what the file says.
    ///   - assumedCRS: Taken where the file states none.
    ///   - coordinateFields: The columns of a table that hold coordinates.
    ///   - wktField: The column of a table that holds well-known text; nil looks for the usual names.
    ///   - within: Reads only features whose box touches this one.
    ///   - missingTexts: Texts that stand for no value, beside an empty one.
    public init(
        encoding: String? = nil, assumedCRS: CoordinateReference? = nil, coordinateFields: CoordinateFields? = nil,
        wktField: String? = nil, within: Extent? = nil, missingTexts: [String] = []
    ) {
        self.encoding = encoding
        self.assumedCRS = assumedCRS
        self.coordinateFields = coordinateFields
        self.wktField = wktField
        self.within = within
        self.missingTexts = missingTexts
    }

    /// Whether columns of a table are named that hold the shapes.
    var namesColumns: Bool { coordinateFields != nil || wktField != nil }

    /// Two columns of coordinates.
    public struct CoordinateFields: Sendable, Hashable {
        /// The column of easting or longitude.
        public var x: String
        /// The column of northing or latitude.
        public var y: String

        /// - Parameters:
        ///   - x: The column of easting or longitude.
        ///   - y: The column of northing or latitude.
        public init(x: String, y: String) {
            self.x = x
            self.y = y
        }
    }
}

/// Owns a vector file opened for reading; one thread's.
final class VectorSource {
    let path: String
    let dataset: GDALDatasetH

    init(path: String, options: VectorReadOptions) throws {
        try requireInput(path)
        try requireSources(of: path)
        try requireEnd(ofDrawing: path)
        self.path = path
        let task = GDALTask(
            .badData, subject: path, reading: path, problem: "cannot be read as vector features",
            remedy: "check it with 'ogrinfo'; the file may be damaged or of another kind")
        do {
            dataset = try task.run {
                withConstantStringList(Self.openOptions(path, options)) { list in
                    GDALOpenEx(
                        path, UInt32(GDAL_OF_VECTOR | GDAL_OF_VERBOSE_ERROR), nil, list, nil)
                }
            }
        } catch let error as GossanError where error.kind == .badData {
            throw connectionFailure(error, opening: path) ?? UnreadableFormat.error(of: path)
                ?? Self.withoutIndex(error)
        }
    }

    deinit { _ = collectingMessages { GDALClose(dataset) } }

    var layerNames: [String] {
        (0..<GDALDatasetGetLayerCount(dataset)).compactMap { index in
            GDALDatasetGetLayer(dataset, index).map { String(cString: OGR_L_GetName($0)) }
        }
    }

    /// The layer of that name, or the only one.
    func layer(_ name: String?) throws -> OGRLayerH {
        let names = layerNames
        guard let name else {
            guard names.count <= 1 else {
                throw GossanError(
                    .badData, subject: path, problem: "holds \(names.count) layers, and none is chosen",
                    remedy: "choose one of: " + names.joined(separator: ", "))
            }
            if let only = GDALDatasetGetLayer(dataset, 0) { return only }
            throw GossanError(.badData, subject: path, problem: "holds no layer", remedy: "check it with 'ogrinfo'")
        }
        if let index = names.firstIndex(of: name), let layer = GDALDatasetGetLayer(dataset, Int32(index)) {
            return layer
        }
        throw GossanError(
            .badData, subject: path, problem: "has no layer '\(name)'",
            remedy: suggestion(for: name, among: names, called: "layers"))
    }

    /// The error with what to do where a shapefile came without its index.
    private static func withoutIndex(_ error: GossanError) -> GossanError {
        guard error.causes.contains(where: { $0.problem.contains("SHAPE_RESTORE_SHX") }) else { return error }
        var clearer = error
        clearer.problem = "is a shapefile without its .shx"
        clearer.remedy =
            "copy the .shx that belongs to it, or make one with"
            + " 'ogrinfo --config SHAPE_RESTORE_SHX YES \(error.subject)'"
        return clearer
    }

    private static func openOptions(_ path: String, _ options: VectorReadOptions) -> [String] {
        let name = path.lowercased()
        let isShapefile = [".shp", ".dbf", ".shz", ".shp.zip"].contains { name.hasSuffix($0) }
        if isShapefile, let encoding = options.encoding { return ["ENCODING=\(encoding)"] }
        return []
    }
}

/// Whether the ending says that the file is a table in plain text.
func isTextTable(_ path: String) -> Bool {
    let name = DatasetName(path).fileWithoutQuery.lowercased()
    return [".csv", ".tsv", ".txt", ".psv"].contains { name.hasSuffix($0) }
}

/// "Did you mean" where something is similar, the list of what there is otherwise.
func suggestion(for name: String, among names: [String], called plural: String) -> String {
    let similar = closestMatches(to: name, among: names)
    let list = "its \(plural) are: " + names.joined(separator: ", ")
    return similar.isEmpty ? list : "did you mean '\(similar[0])'? \(list)"
}
