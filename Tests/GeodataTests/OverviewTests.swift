import Foundations
import Geodata
import TestSupport
import Testing

/// Means from overviews, against means of all cells reckoned here.
@Suite("Overviews", .enabled(if: GDALTools.arePresent, "\(GDALTools.absent)"))
struct OverviewTests {
    private let side = 1024

    private func value(_ column: Int, _ row: Int) -> Float {
        let number: Int = column * 37 + row * 101 + column * row
        return Float(number % 509) / 4
    }

    private func raster(
        _ folder: TemporaryFolder, method: String, type: RasterDataType = .float32, missing: Bool = false
    ) throws
        -> String
    {
        let grid = Grid(
            origin: Point(x: 500_000, y: 2_610_240), cellWidth: 10, cellHeight: 10, columns: side, rows: side,
            crs: "EPSG:32649")
        let writer = try RasterWriter(path: folder.file("a.tif"), grid: grid, dataType: type)
        var cells: [Float] = []
        for row in 0..<side {
            for column in 0..<side {
                let cell = value(column, row)
                if missing, column < 300 {
                    cells.append(.nan)
                } else {
                    cells.append(type == .float32 ? cell : cell.rounded())
                }
            }
        }
        try writer.write(grid.window, from: cells)
        try writer.close()
        try GDALTools.run("gdaladdo", ["-r", method, "a.tif", "2", "4", "8", "16"], in: folder.path)
        return folder.file("a.tif")
    }

    private func reader(
        _ path: String, cell: Double = 200, useOverviews: Bool = true, _ resampling: Resampling = .automatic(.quantity)
    ) throws -> WarpedReader {
        let count = Int(10_000 / cell)
        let grid = Grid(
            origin: Point(x: 500_000, y: 2_610_240), cellWidth: cell, cellHeight: cell, columns: count, rows: count,
            crs: "EPSG:32649")
        return try WarpedReader(path: path, onto: grid, resampling: resampling, useOverviews: useOverviews)
    }

    @Test(
        "The coarsest overview of means whose cell is at most a quarter of the grid's is read, and gives the same means"
    )
    func means() throws {
        let folder = try TemporaryFolder()
        let path = try raster(folder, method: "average")
        // 20 cells in one: overviews by 2 and 4 would do, and 4 is the coarser.
        let reader = try reader(path)
        #expect(reader.overview == 1)
        var values: [Float] = []
        try reader.read(Window(column: 0, row: 0, width: 50, height: 50), into: &values)
        for (column, row) in [(0, 0), (17, 3), (49, 49)] {
            var total = 0.0
            for v in 0..<20 { for u in 0..<20 { total += Double(value(column * 20 + u, row * 20 + v)) } }
            // Single precision in overviews and results: 7 digits.
            #expect(abs(Double(values[row * 50 + column]) - total / 400) < 1e-4)
        }
    }

    @Test(
        "The full raster is read unasked, for overviews of nearest cells, whole numbers, other methods and near cell sizes"
    )
    func full() throws {
        let folder = try TemporaryFolder()
        let path = try raster(folder, method: "average")
        #expect(try reader(path, useOverviews: false).overview == nil)
        #expect(try reader(path, .nearest).overview == nil)
        #expect(try reader(path, cell: 50).overview == nil)
        #expect(try reader(path, cell: 100).overview == 0)
        #expect(try reader(try raster(folder, method: "nearest")).overview == nil)
        #expect(try reader(try raster(folder, method: "average", type: .uint8)).overview == nil)
    }

    @Test("Missing cells stay missing where all beneath are")
    func missing() throws {
        let folder = try TemporaryFolder()
        let reader = try reader(try raster(folder, method: "average", missing: true))
        #expect(reader.overview == 1)
        var values: [Float] = []
        try reader.read(Window(column: 0, row: 0, width: 50, height: 1), into: &values)
        // Columns 0 to 299 are missing: 15 cells of 20.
        #expect(values[0..<15].allSatisfy(\.isNaN) && values[15...].allSatisfy { !$0.isNaN })
    }
}
