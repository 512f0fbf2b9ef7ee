import CGDAL
import Foundations

/// Formats of the trade that GDAL cannot read, known by their first bytes or their ending, with what to do about them.
struct UnreadableFormat {
    var name: String
    var remedy: String
    /// Whether another build of GDAL reads it.
    var needsDriver = false

    /// What to say of a file that GDAL did not open; nil where nothing more than that is known.
    static func error(of path: String) -> GossanError? {
        if let archive = ArchiveAlone(path) { return archive.error }
        if let known = recognize(path) { return known.error(path) }
        let name = DatasetName(path)
        guard name.fileWithoutQuery != name.file else { return nil }
        return GossanError(
            .badData, subject: path, problem: "cannot be read, maybe for the query of its address",
            remedy: "GDAL knows many formats by the ending of the name, which '?' hides:"
                + " download the file and name the copy")
    }

    /// The error for a file of this format.
    private func error(_ path: String) -> GossanError {
        GossanError(
            needsDriver ? .engineUnavailable : .badData, subject: path,
            problem: needsDriver
                ? "is \(name), which this GDAL has no driver for" : "is \(name), which GDAL cannot read",
            remedy: remedy)
    }

    /// The format that a file which GDAL did not open probably has; nil where it is none of these.
    private static func recognize(_ path: String) -> UnreadableFormat? {
        let file = DatasetName(path).file
        guard !DatasetName(path).isRemote else { return nil }
        return byBytes(firstBytes(file)) ?? byEnding(file.lowercased())
    }

    private static func byBytes(_ bytes: [UInt8]) -> UnreadableFormat? {
        if isGeosoftGrid(bytes) { return geosoft }
        let text = String(decoding: bytes, as: UTF8.self)
        if text.hasPrefix("generating_institute") || text.contains("begin_of_head") { return gravityGrid }
        if text.hasPrefix("version https://git-lfs") {
            return UnreadableFormat(
                name: "a pointer of Git LFS and not the file itself", remedy: "fetch the file with 'git lfs pull'")
        }
        if text.lowercased().hasPrefix("<!doctype html") || text.lowercased().hasPrefix("<html") {
            return UnreadableFormat(
                name: "a web page and not data, as a failed download leaves it", remedy: "download the file again")
        }
        if text.hasPrefix("msid") { return proprietary("a MrSID image") }
        return nil
    }

    private static func byEnding(_ path: String) -> UnreadableFormat? {
        let known: [(String, UnreadableFormat)] = [
            (".gdb", database), (".gdf", gravityGrid), (".ecw", proprietary("an ECW image")),
            (".sid", proprietary("a MrSID image")),
            (".mdb", converted("a Microsoft Access database", "export its tables to GeoPackage or CSV")),
            (".dwg", converted("an AutoCAD drawing", "save it as DXF, or export the layer to GeoPackage")),
            (".dm", converted("a Datamine file", "export it to CSV")),
            (".omf", converted("an Open Mining Format file", "export its surfaces to GeoTIFF and its points to CSV")),
            (".lyr", converted("a layer file of ArcGIS, which holds no data", "name the file that it shows")),
            (".lyrx", converted("a layer file of ArcGIS, which holds no data", "name the file that it shows")),
            (".qgs", converted("a QGIS project, which holds no data", "name the file that it shows")),
            (".qgz", converted("a QGIS project, which holds no data", "name the file that it shows")),
            (".mxd", converted("an ArcMap document, which holds no data", "name the file that it shows")),
            (".ast", converted("text in columns of fixed width", "save it as CSV with a header")),
        ]
        return known.first { path.hasSuffix($0.0) }?.1
    }

    /// A Geosoft grid (version 2) starts with the size of an element (1, 2, 4, 8 bytes, 1024 more where compressed), its
    /// sign (0 to 3), elements and vectors of the grid and the sense of its storage (1 or -1).
    ///
    /// Source: the description of the format in harmonica (Fatiando a Terra), `oasis_montaj_grd`, after Geosoft's GX documentation.
    private static func isGeosoftGrid(_ bytes: [UInt8]) -> Bool {
        guard bytes.count >= 32 else { return false }
        func word(_ index: Int) -> Int32 {
            (0..<4).reduce(0) { $0 | Int32(bitPattern: UInt32(bytes[index * 4 + $1]) << (8 * UInt32($1))) }
        }
        func real(_ offset: Int) -> Double {
            Double(bitPattern: (0..<8).reduce(0) { $0 | UInt64(bytes[offset + $1]) << (8 * UInt64($1)) })
        }
        return [1, 2, 4, 8].contains(word(0) % 1024) && (word(0) / 1024) <= 1 && (0...3).contains(word(1))
            && (1...1_000_000).contains(word(2)) && (1...1_000_000).contains(word(3)) && abs(word(4)) == 1
            && real(20) > 0 && real(20).isFinite
    }

    private static let geosoft = UnreadableFormat(
        name: "a Geosoft grid (Oasis montaj .grd)",
        remedy: "export it from Oasis montaj as GeoTIFF or ER Mapper grid, and name that")
    private static let database = UnreadableFormat(
        name: "a Geosoft database, or a damaged file geodatabase",
        remedy: "a file geodatabase is a whole folder .gdb; export a Geosoft database to CSV or XYZ")
    private static let gravityGrid = UnreadableFormat(
        name: "an ICGEM gravity field grid (.gdf)",
        remedy: "cut off its header, name the columns and save it as CSV, or make a raster with 'gdal_translate'")

    private static func proprietary(_ name: String) -> UnreadableFormat {
        UnreadableFormat(
            name: name, remedy: "turn it into GeoTIFF with a program that reads it", needsDriver: true)
    }

    private static func converted(_ name: String, _ remedy: String) -> UnreadableFormat {
        UnreadableFormat(name: name, remedy: remedy)
    }

    private static func firstBytes(_ path: String) -> [UInt8] {
        (try? StoredFile(path: path).firstBytes(512)) ?? []
    }
}
