import Foundation
import TestSupport
import Testing

/// Files that are cut short are wrong data (65) in every format, found before anything is computed.
@Suite("Files cut short", .enabled(if: GDALTools.arePresent, "\(GDALTools.absent)"))
struct CutShortTests {
    /// A file, the options of the tool that makes it, the file of it that is cut, and the share that is left.
    struct Sample: Sendable, CustomStringConvertible {
        var file: String
        var options: [String]
        var cut: String?
        var share = 0.5
        var description: String { "\(cut ?? file) at \(share)" }
    }

    static let rasters = [
        Sample(file: "a.tif", options: []), Sample(file: "a.tif", options: [], share: 0.99),
        Sample(file: "a.tif", options: ["-co", "COMPRESS=DEFLATE", "-co", "TILED=YES"]),
        Sample(file: "a.tif", options: ["-of", "COG"]),
        Sample(file: "a.nc", options: ["-of", "netCDF"]),
        Sample(file: "a.nc", options: ["-of", "netCDF"], share: 0.98),
        Sample(file: "a.nc", options: ["-of", "netCDF", "-co", "FORMAT=NC4C"]),
        Sample(file: "a.asc", options: ["-of", "AAIGrid"]),
        Sample(file: "a.asc", options: ["-of", "AAIGrid"], share: 0.98),
        Sample(file: "a.img", options: ["-of", "HFA"]), Sample(file: "a.bil", options: ["-of", "EHdr"]),
        Sample(file: "a.gpkg", options: ["-of", "GPKG", "-ot", "Float32"]),
        Sample(file: "a.vrt", options: ["-of", "VRT"], cut: "source.tif"),
    ]

    static let vectors = [
        Sample(file: "a.gpkg", options: ["-f", "GPKG"]), Sample(file: "a.gpkg", options: ["-f", "GPKG"], share: 0.9),
        Sample(file: "a.shp", options: ["-f", "ESRI Shapefile"]),
        Sample(file: "a.shp", options: ["-f", "ESRI Shapefile"], cut: "a.dbf"),
        Sample(file: "a.shp", options: ["-f", "ESRI Shapefile"], cut: "a.shx"),
        Sample(file: "a.geojson", options: ["-f", "GeoJSON"]), Sample(file: "a.fgb", options: ["-f", "FlatGeobuf"]),
        Sample(file: "a.kml", options: ["-f", "KML"]), Sample(file: "a.gml", options: ["-f", "GML"]),
        Sample(file: "a.dxf", options: ["-f", "DXF", "-select", ""], share: 0.99),
    ]

    static let tables = [
        Sample(file: "a.xlsx", options: ["-f", "XLSX"]), Sample(file: "a.ods", options: ["-f", "ODS"]),
    ]

    @Test("Rasters", arguments: rasters) func raster(sample: Sample) throws {
        try check(sample, "raster: \(sample.file)") { folder in
            let rows = (0..<200).map { row in
                (0..<200).map { String(($0 * 37 + row * 91) % 997) }.joined(separator: " ")
            }
            let header = "ncols 200\nnrows 200\nxllcorner 400000\nyllcorner 2600000\ncellsize 100\nNODATA_value -9999\n"
            let path = folder.path + "/source.txt"
            try (header + rows.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
            try GDALTools.run("gdal_translate", ["-a_srs", "EPSG:32649", "source.txt", "source.tif"], in: folder.path)
            if sample.file != "source.tif" {
                try GDALTools.run("gdal_translate", sample.options + ["source.tif", sample.file], in: folder.path)
            }
        }
    }

    @Test("Vectors", arguments: vectors) func vector(sample: Sample) throws {
        try check(sample, "vector: \(sample.file)") { try Self.makePoints(sample, $0) }
    }

    @Test("Workbooks", arguments: tables) func workbook(sample: Sample) throws {
        try check(sample, "table: \(sample.file), x: x, y: y") { try Self.makePoints(sample, $0) }
    }

    @Test("Text cut within quotes, with its line") func text() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("a.csv", "name,x,y\n\"A\",400100,2600100\n\"B")
        let result = try run(folder, "table: a.csv, x: x, y: y")
        #expect(result.status == 65 && result.errors.contains("a.csv, line 3"), "\(result.errors)")
    }

    @Test("A compressed table that is cut short") func archive() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write(
            "a.csv", "name,x,y\n" + (0..<2000).map { "P\($0),\(400_000 + $0 * 10),\(2_600_000 + $0 * 7)\n" }.joined())
        #expect(try Binary.execute("/usr/bin/env", ["gzip", folder.path + "/a.csv"]).status == 0)
        try cut(folder.path + "/a.csv.gz", 0.5)
        let result = try run(folder, "table: /vsigzip/a.csv.gz, x: x, y: y")
        #expect(result.status == 65, "\(result.output)\(result.errors)")
    }

    private static func makePoints(_ sample: Sample, _ folder: TemporaryFolder) throws {
        let rows = (0..<2000).map { "point \($0),\(400_000 + $0 * 10),\(2_600_000 + $0 * 7)\n" }.joined()
        _ = try folder.write("points.csv", "name,x,y\n" + rows)
        let places = ["-oo", "X_POSSIBLE_NAMES=x", "-oo", "Y_POSSIBLE_NAMES=y", "-oo", "AUTODETECT_TYPE=YES"]
        try GDALTools.run("ogr2ogr", sample.options + [sample.file, "points.csv"] + places, in: folder.path)
    }

    /// Makes the file, which must pass, and cuts it, which must not.
    private func check(_ sample: Sample, _ input: String, _ make: (TemporaryFolder) throws -> Void) throws {
        let folder = try TemporaryFolder()
        try make(folder)
        let whole = try run(folder, input)
        #expect(whole.status == 0, "\(whole.errors)")
        try cut(folder.path + "/" + (sample.cut ?? sample.file), sample.share)
        let result = try run(folder, input)
        #expect(result.status == 65, "\(result.output)\(result.errors)")
        #expect(result.errors.contains("inputs.a, ") && result.errors.contains("= help: "), "\(result.errors)")
    }

    private func cut(_ path: String, _ share: Double) throws {
        let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        try bytes.prefix(Int(Double(bytes.count) * share)).write(to: URL(fileURLWithPath: path))
    }

    private func run(_ folder: TemporaryFolder, _ input: String) throws -> CommandResult {
        let config = try folder.write(
            "a.yaml",
            """
            version: 1
            name: A
            inputs: { a: { \(input), crs: EPSG:32649 } }
            grid: { crs: EPSG:32649, cell: 100 m, extent: a }
            """)
        return try Binary.run(["check", config])
    }
}
