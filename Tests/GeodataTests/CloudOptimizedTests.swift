import Foundation
import Foundations
import Geodata
import Testing

@Suite("Cloud Optimized GeoTIFF")
struct CloudOptimizedTests {
    let grid = Grid(
        origin: Point(x: 36_350_000, y: 2_580_000), cellWidth: 100, cellHeight: 100, columns: 1300, rows: 1100,
        crs: "EPSG:4524")

    func write(_ path: String, dataType: RasterDataType = .float32, isEmpty: Bool = false) throws -> [Float] {
        let writer = try RasterWriter(
            path: path, grid: grid, bands: [BandMetadata(description: "prospectivity", unit: "%")], dataType: dataType)
        let values: [Float] = (0..<grid.count).map { $0 % 11 == 0 || isEmpty ? .nan : Float($0 % 101) }
        try writer.write(grid.window, from: values)
        try writer.close()
        return values
    }

    @Test("Values, nodata, unit and description are kept, and the bytes are the same each time")
    func copy() throws {
        let folder = try TemporaryFolder()
        let values = try write(folder.file("a.tif"))
        try translateToCOG(from: folder.file("a.tif"), to: folder.file("b.tif"))
        try translateToCOG(from: folder.file("a.tif"), to: folder.file("c.tif"))
        #expect(try folder.bytes("b.tif") == folder.bytes("c.tif"))
        let reader = try RasterReader(path: folder.file("b.tif"))
        #expect(reader.info.grid == grid)
        #expect(reader.info.unit == "%")
        #expect(reader.info.description == "prospectivity")
        #expect(reader.info.nodata?.isNaN == true)
        #expect(reader.info.blockWidth == 512)
        var read: [Float] = []
        try reader.read(grid.window, into: &read)
        #expect(read.map(\.bitPattern) == values.map(\.bitPattern))
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        #expect(files == ["a.tif", "b.tif", "c.tif"])
    }

    @Test("The layout, the overviews and the statistics are in the file")
    func layout() throws {
        let folder = try TemporaryFolder()
        let values = try write(folder.file("a.tif")).filter { !$0.isNaN }.map(Double.init)
        try translateToCOG(
            from: folder.file("a.tif"), to: folder.file("b.tif"),
            options: CloudOptimizedOptions(metadata: ["SYNTHETIC": "yes"]))
        let info = try rasterInfo(path: folder.file("b.tif"))
        #expect(info.metadata["SYNTHETIC"] == "yes")
        #expect(info.imageStructure["LAYOUT"] == "COG")
        #expect(info.imageStructure["COMPRESSION"] == "DEFLATE")
        #expect(
            info.overviews == [
                Window(column: 0, row: 0, width: 650, height: 550), Window(column: 0, row: 0, width: 325, height: 275),
            ])
        let statistics = try #require(info.statistics)
        let mean = values.reduce(0, +) / Double(values.count)
        #expect(statistics.minimum == 0)
        #expect(statistics.maximum == 100)
        #expect(abs(statistics.mean - mean) < 1e-9)
    }

    @Test("Statistics that are known already are taken as they are")
    func knownStatistics() throws {
        let folder = try TemporaryFolder()
        _ = try write(folder.file("a.tif"), dataType: .uint8)
        let known = RasterStatistics(minimum: 1, maximum: 2, mean: 1.5, standardDeviation: 0.25)
        try translateToCOG(
            from: folder.file("a.tif"), to: folder.file("b.tif"),
            options: CloudOptimizedOptions(overviews: .mode, statistics: known))
        #expect(try rasterInfo(path: folder.file("b.tif")).statistics == known)
    }

    @Test("A raster of nothing but missing cells is copied without statistics")
    func empty() throws {
        let folder = try TemporaryFolder()
        _ = try write(folder.file("a.tif"), isEmpty: true)
        try translateToCOG(from: folder.file("a.tif"), to: folder.file("b.tif"))
        #expect(try rasterInfo(path: folder.file("b.tif")).statistics == nil)
    }

    @Test("A folder that is not there fails")
    func cannotWrite() throws {
        let folder = try TemporaryFolder()
        _ = try write(folder.file("a.tif"))
        let error = #expect(throws: GossanError.self) {
            try translateToCOG(from: folder.file("a.tif"), to: "/nonexistent/b.tif")
        }
        #expect(error?.kind == .cannotWrite)
    }
}
