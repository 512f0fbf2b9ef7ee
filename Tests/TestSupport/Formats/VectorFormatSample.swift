import Foundation

/// A vector or table format that was tried: how a sample of it is made and how it is named in a config.
public struct VectorFormatSample: Sendable, CustomStringConvertible {
    /// The key of the sample: an input's name.
    public let key: String
    /// The format in the words of the documentation.
    public let format: String
    /// GDAL's name of the driver that reads it; Gossan's own reader where there is none.
    public let driver: String
    /// Arguments of ogr2ogr without the source and the target.
    let options: [String]
    /// The file that is written.
    public let file: String
    /// Options in the config.
    public var config = ""
    /// Whether it is a table of points, by columns x and y; polygons otherwise.
    public var isTable = false
    /// Whether the file itself tells its coordinate reference system.
    public var tellsCRS = true
    /// Whether the format has a place for a missing number.
    public var holdsMissing: Bool { driver != "MapInfo File" }
    /// What the documentation remarks.
    public var remark = ""

    /// The key, for the names of tests.
    public var description: String { key }

    /// Writes the sample into a folder that holds the known features.
    public func make(in folder: String) throws {
        if file == "points.tsv" {
            return try KnownFeatures.table("\t").write(toFile: "\(folder)/\(file)", atomically: true, encoding: .utf8)
        }
        let source = isTable ? "points.csv" : "polygons.geojson"
        if options.isEmpty {
            return try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(source)")).write(
                to: URL(fileURLWithPath: "\(folder)/\(file)"))
        }
        try GDALTools.run("ogr2ogr", options + [file, source], in: folder)
    }

    /// The row of the documentation.
    public var row: String {
        let name = isTable || config.contains("wkt") ? "table: \(file)\(config)" : "vector: \(file)\(config)"
        return "| \(format) | \(driver) | `\(name)` | \(tellsCRS ? "nothing" : "`crs`") | \(remark) |"
    }
}

extension VectorFormatSample {
    private static func polygons(
        _ key: String, _ format: String, _ driver: String, _ file: String, _ options: [String] = [],
        config: String = "",
        tellsCRS: Bool = true, remark: String = ""
    ) -> VectorFormatSample {
        VectorFormatSample(
            key: key, format: format, driver: driver, options: ["-f", driver] + options, file: file, config: config,
            tellsCRS: tellsCRS, remark: remark)
    }

    private static func table(
        _ key: String, _ format: String, _ driver: String, _ file: String, _ options: [String] = [], remark: String = ""
    ) -> VectorFormatSample {
        VectorFormatSample(
            key: key, format: format, driver: driver, options: options, file: file, config: ", x: x, y: y",
            isTable: true,
            tellsCRS: false, remark: remark)
    }

    /// Every vector and table format that is tried.
    public static let all: [VectorFormatSample] = [
        polygons("geopackage", "GeoPackage", "GPKG", "v.gpkg"),
        polygons(
            "shapefile", "Shapefile", "ESRI Shapefile", "v.shp", ["-lco", "ENCODING=UTF-8"],
            remark: "`.dbf`, `.shx`, `.prj`, `.cpg` beside it; `encoding` where `.cpg` is not there"),
        polygons(
            "shapefile_gbk", "Shapefile, GBK", "ESRI Shapefile", "gbk.shp", ["-lco", "ENCODING=GBK"],
            remark: "told by its `.cpg`"),
        polygons(
            "filegdb", "File geodatabase", "OpenFileGDB", "v.gdb", remark: "a folder; all files in it are recorded"),
        polygons(
            "mapinfo_tab", "MapInfo TAB", "MapInfo File", "v.tab", ["-lco", "ENCODING=CP936"],
            remark:
                "`.dat`, `.map`, `.id` beside it; a missing number comes as 0, which the format cannot tell from one"),
        polygons(
            "mapinfo_mif", "MapInfo MIF", "MapInfo File", "v.mif", ["-lco", "ENCODING=CP936"],
            remark: "`.mid` beside it; a missing number comes as 0"),
        polygons("flatgeobuf", "FlatGeobuf", "FlatGeobuf", "v.fgb"),
        polygons("geojson", "GeoJSON", "GeoJSON", "v.geojson", remark: "a `crs` member of older files counts"),
        polygons("gml", "GML", "GML", "v.gml", remark: "`.xsd` beside it"),
        polygons("sqlite", "SpatiaLite", "SQLite", "v.sqlite", ["-dsco", "SPATIALITE=YES"]),
        polygons(
            "csv_wkt", "CSV with WKT", "own reader", "wkt.csv", ["-f", "CSV", "-lco", "GEOMETRY=AS_WKT"],
            config: ", wkt: WKT", tellsCRS: false
        ).asTable(),
        table(
            "csv", "CSV", "own reader", "points.csv",
            remark: "comma, semicolon, tab or bar; UTF-8, UTF-16 or `encoding`"),
        table("tsv", "Tab-separated text", "own reader", "points.tsv", ["-f", "CSV", "-lco", "SEPARATOR=TAB"]),
        table(
            "xlsx", "Excel workbook", "XLSX", "points.xlsx", ["-f", "XLSX"],
            remark: "`layer` names the sheet where there are several"),
        table("ods", "OpenDocument sheet", "ODS", "points.ods", ["-f", "ODS"]),
        table(
            "dbf", "dBASE table", "ESRI Shapefile", "points.dbf", ["-f", "ESRI Shapefile", "-lco", "ENCODING=UTF-8"]),
    ]

    private func asTable() -> VectorFormatSample {
        VectorFormatSample(
            key: key, format: format, driver: driver, options: Array(options.dropFirst(2)), file: file, config: config,
            tellsCRS: tellsCRS, remark: remark)
    }
}

/// The features that are written in every vector format.
public enum KnownFeatures {
    /// The system of the coordinates.
    public static let crs = KnownRaster.crs
    /// Names, whole numbers and numbers; the last feature has no number.
    public static let rows: [(name: String, count: Int, grade: Double?)] = [
        ("铝土矿", 1, 55.25), ("Quarry's end", 20, 0.125), ("褐铁矿", -3, nil),
    ]
    /// The south-western corner of each feature's square of 1000 m, or its point.
    public static let corners = [
        (x: 500_500.0, y: 2_600_500.0), (x: 502_500, y: 2_600_500), (x: 504_500, y: 2_602_500),
    ]

    /// Writes the polygons (the first with a hole of 200 m) and the points.
    public static func write(into folder: String) throws {
        let features = zip(rows, corners).enumerated().map { index, feature in
            let (row, corner) = feature
            let hole = index == 0 ? [ring(corner.x + 400, corner.y + 400, 200)] : []
            let rings = ([ring(corner.x, corner.y, 1000)] + hole).joined(separator: ",")
            let grade = row.grade.map { "\($0)" } ?? "null"
            return """
                {"type":"Feature","properties":{"name":"\(row.name)","number":\(row.count),"grade":\(grade)},
                "geometry":{"type":"Polygon","coordinates":[\(rings)]}}
                """
        }
        let text = """
            {"type":"FeatureCollection","name":"known",
            "crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32649"}},
            "features":[\(features.joined(separator: ","))]}
            """
        try text.write(toFile: folder + "/polygons.geojson", atomically: true, encoding: .utf8)
        try table(",").write(toFile: folder + "/points.csv", atomically: true, encoding: .utf8)
    }

    /// The points as a table.
    static func table(_ separator: String) -> String {
        let lines = zip(rows, corners).map { row, corner in
            [row.name, "\(row.count)", row.grade.map { "\($0)" } ?? "", "\(corner.x)", "\(corner.y)"]
        }
        return ([["name", "number", "grade", "x", "y"]] + lines).map { $0.joined(separator: separator) + "\n" }.joined()
    }

    private static func ring(_ x: Double, _ y: Double, _ side: Double) -> String {
        let corners = [(0.0, 0.0), (side, 0), (side, side), (0, side), (0, 0)].map { "[\(x + $0.0),\(y + $0.1)]" }
        return "[" + corners.joined(separator: ",") + "]"
    }

    /// Makes every sample in a folder.
    public static func makeAll(in folder: String) throws {
        try write(into: folder)
        for sample in VectorFormatSample.all { try sample.make(in: folder) }
    }
}
