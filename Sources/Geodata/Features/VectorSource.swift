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

    /// - Parameters:
    ///   - encoding: The text encoding; nil takes what the file says.
    ///   - assumedCRS: Taken where the file states none.
    ///   - coordinateFields: The columns of a table that hold coordinates.
    ///   - wktField: The column of a table that holds well-known text; nil looks for the usual names.
    ///   - within: Reads only features whose box touches this one.
    public init(
        encoding: String? = nil, assumedCRS: CoordinateReference? = nil, coordinateFields: CoordinateFields? = nil,
        wktField: String? = nil, within: Extent? = nil
    ) {
        self.encoding = encoding
        self.assumedCRS = assumedCRS
        self.coordinateFields = coordinateFields
        self.wktField = wktField
        self.within = within
    }

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

    /// - Parameter asTexts: Whether a workbook's cells are left as texts.
    init(path: String, options: VectorReadOptions, asTexts: Bool = false) throws {
        try requireInput(path)
        self.path = path
        let task = GDALTask(
            .badData, subject: path, problem: "cannot be read as vector features",
            remedy: "check it with 'ogrinfo'; the file may be damaged or of another kind")
        dataset = try task.run {
            withConstantStringList(Self.openOptions(path, options, asTexts)) { list in
                GDALOpenEx(
                    Self.openName(path), UInt32(GDAL_OF_VECTOR | GDAL_OF_VERBOSE_ERROR), nil, list, nil)
            }
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

    /// Tables that the CSV driver does not know by their ending are handed to it by name.
    private static func openName(_ path: String) -> String {
        isTextTable(path) && !path.lowercased().hasSuffix(".csv") ? "CSV:\(path)" : path
    }

    private static func openOptions(_ path: String, _ options: VectorReadOptions, _ asTexts: Bool) -> [String] {
        let name = path.lowercased()
        if isTextTable(path) {
            var list = ["AUTODETECT_TYPE=YES", "KEEP_GEOM_COLUMNS=NO"]
            if let fields = options.coordinateFields {
                list += ["X_POSSIBLE_NAMES=\(fields.x)", "Y_POSSIBLE_NAMES=\(fields.y)"]
            } else {
                let names = options.wktField ?? "WKT,geometry,geom,the_geom,wkt_geom,wkt_geometry"
                list.append("GEOM_POSSIBLE_NAMES=\(names)")
            }
            return list
        }
        let isShapefile = [".shp", ".dbf", ".shz", ".shp.zip"].contains { name.hasSuffix($0) }
        if isShapefile, let encoding = options.encoding { return ["ENCODING=\(encoding)"] }
        let isWorkbook = [".xlsx", ".xlsm", ".ods", ".xls"].contains { name.hasSuffix($0) }
        return isWorkbook && asTexts ? ["FIELD_TYPES=STRING", "HEADERS=FORCE"] : []
    }
}

/// Whether the ending says that the file is a table in plain text.
func isTextTable(_ path: String) -> Bool {
    let name = path.lowercased()
    return [".csv", ".tsv", ".txt", ".psv"].contains { name.hasSuffix($0) }
}

/// "Did you mean" where something is similar, the list of what there is otherwise.
func suggestion(for name: String, among names: [String], called plural: String) -> String {
    let similar = closestMatches(to: name, among: names)
    let list = "its \(plural) are: " + names.joined(separator: ", ")
    return similar.isEmpty ? list : "did you mean '\(similar[0])'? \(list)"
}
