import Foundation
import Foundations
import Geodata
import Testing

/// Rasters in longitudes that go round the globe, on grids that lie across their edge.
@Suite("Rasters of the world")
struct WorldRasterTests {
    /// Metres to a degree of longitude in the equidistant cylindrical projection of WGS 84: pi 6378137 / 180.
    private static let degree = Double.pi * 6_378_137 / 180

    /// 100 cos 3 lon at the middles of cells.
    private func waves(from west: Double, cell: Double, columns: Int, in folder: TemporaryFolder) throws -> String {
        let rows = Int(20 / cell)
        let grid = Grid(
            origin: Point(x: west, y: 10), cellWidth: cell, cellHeight: cell, columns: columns, rows: rows,
            crs: "EPSG:4326")
        let path = folder.file("waves.tif")
        let writer = try RasterWriter(path: path, grid: grid)
        let line = (0..<columns).map { Self.wave(west + (Double($0) + 0.5) * cell) }
        try writer.write(grid.window, from: (0..<rows).flatMap { _ in line })
        try writer.close()
        return path
    }

    private static func wave(_ longitude: Double) -> Float { Float(100 * cos(3 * longitude * .pi / 180)) }

    /// Cells of a projection around `meridian`, symmetrical to it; columns may lie across it.
    private func grid(around meridian: Double, cell: Double, columns: Int) -> Grid {
        let side = cell * Self.degree
        return Grid(
            origin: Point(x: -Double(columns) / 2 * side, y: 5 * side), cellWidth: side, cellHeight: side,
            columns: columns, rows: 10, crs: "+proj=eqc +lon_0=\(meridian) +datum=WGS84 +units=m +type=crs")
    }

    /// The wave bends by less than 0.035 within a quarter of a degree and by 0.14 within half of one; cells of a grid that take
    /// whole circles of latitude, or nothing, are off by up to 100.
    @Test(
        "Values go on across the edge of a raster of the world",
        arguments: [(-180.0, 180.0), (0, 0), (-180.125, 180), (-20, -20)],
        [
            (Resampling.average, 0.75, 41), (.average, 1, 40), (.bilinear, 0.2, 300), (.bilinear, 0.75, 41),
            (.cubic, 0.3, 41), (.nearest, 0.25, 400), (.automatic(.quantity), 0.5, 41),
        ])
    func seam(place: (west: Double, meridian: Double), method: (Resampling, cell: Double, columns: Int)) throws {
        let folder = try TemporaryFolder()
        let path = try waves(from: place.west, cell: 0.25, columns: 1440, in: folder)
        let grid = grid(around: place.meridian, cell: method.cell, columns: method.columns)
        let reader = try WarpedReader(path: path, onto: grid, resampling: method.0)
        var values: [Float] = []
        try reader.read(grid.window, into: &values)
        let tolerance: Float = method.0 == .nearest ? 0.7 : 0.3
        for row in 0..<grid.rows {
            for column in 0..<grid.columns {
                let middle = place.meridian + grid.center(column: column, row: row).x / Self.degree
                #expect(abs(values[row * grid.columns + column] - Self.wave(middle)) < tolerance)
            }
        }
    }

    @Test("A raster that ends short of 180 degrees leaves the cells between its ends missing, and none beside them")
    func gap() throws {
        let folder = try TemporaryFolder()
        let path = try waves(from: -179, cell: 0.5, columns: 716, in: folder)
        let grid = grid(around: 180, cell: 1, columns: 40)
        for method in [Resampling.average, .nearest, .bilinear] {
            let reader = try WarpedReader(path: path, onto: grid, resampling: method)
            var values: [Float] = []
            try reader.read(grid.window, into: &values)
            for column in 0..<40 {
                let middle = 180 + grid.center(column: column, row: 3).x / Self.degree
                let isKnown = abs(middle - 180) > 1
                #expect(values[3 * 40 + column].isNaN == !isKnown, "\(method.name), \(middle)")
                if isKnown { #expect(abs(values[3 * 40 + column] - Self.wave(middle)) < 1.4) }
            }
        }
    }

    @Test("A raster whose ends both lie in the grid, but do not meet in whole cells, is refused")
    func endsThatDoNotMeet() throws {
        let folder = try TemporaryFolder()
        let path = try waves(from: -179.5, cell: 0.7, columns: 513, in: folder)
        let reader = try WarpedReader(
            path: path, onto: grid(around: 180, cell: 1, columns: 40), resampling: .bilinear)
        var values: [Float] = []
        let error = #expect(throws: GossanError.self) { try reader.read(reader.grid.window, into: &values) }
        #expect(error?.problem.contains("do not go into 360 degrees") == true)
        // On one side of its ends it is a raster like any other.
        let west = try WarpedReader(path: path, onto: grid(around: 150, cell: 1, columns: 40), resampling: .average)
        try west.read(west.grid.window, into: &values)
        #expect(abs(values[20] - Self.wave(150.5)) < 0.5)
    }

    @Test("Means around a pole are refused; values between cells are not")
    func pole() throws {
        let folder = try TemporaryFolder()
        let world = Grid(
            origin: Point(x: -180, y: 90), cellWidth: 1, cellHeight: 1, columns: 360, rows: 180, crs: "EPSG:4326")
        let path = folder.file("world.tif")
        let writer = try RasterWriter(path: path, grid: world)
        try writer.write(world.window, from: (0..<180).flatMap { [Float](repeating: Float(90 - $0), count: 360) })
        try writer.close()
        let grid = Grid(
            origin: Point(x: -2_010_000, y: 2_010_000), cellWidth: 300_000, cellHeight: 300_000, columns: 13, rows: 13,
            crs: "EPSG:3413")
        for method in [Resampling.average, .mode, .automatic(.quantity)] {
            let error = #expect(throws: GossanError.self) {
                try WarpedReader(path: path, onto: grid, resampling: method)
            }
            #expect(error?.problem.contains("holds a pole") == true)
        }
        let reader = try WarpedReader(path: path, onto: grid, resampling: .nearest)
        var values: [Float] = []
        try reader.read(grid.window, into: &values)
        // 300 km to a side are 2.7 degrees: corners lie 25 degrees from the pole, cells beside it less than 3.
        #expect(values.allSatisfy { $0 > 60 })
        #expect(values[6 * 13 + 6] > 87)
    }

    @Test("Cells beside a pole are whole where longitudes crowd", arguments: [Resampling.average, .mode])
    func besidePole(method: Resampling) throws {
        let folder = try TemporaryFolder()
        // Two minutes of arc north of 80 degrees; the value is the latitude's whole degree.
        let world = Grid(
            origin: Point(x: -180, y: 90), cellWidth: 1.0 / 30, cellHeight: 1.0 / 30, columns: 10_800, rows: 300,
            crs: "EPSG:4326")
        let path = folder.file("north.tif")
        let writer = try RasterWriter(path: path, grid: world)
        try writer.write(
            world.window, from: (0..<300).flatMap { [Float](repeating: Float(89 - $0 / 30), count: 10_800) })
        try writer.close()
        let grid = Grid(
            origin: Point(x: -300_000, y: -25_000), cellWidth: 5000, cellHeight: 5000, columns: 200, rows: 120,
            crs: "EPSG:3413")
        let reader = try WarpedReader(path: path, onto: grid, resampling: method)
        var values: [Float] = []
        try reader.read(grid.window, into: &values)
        // The farthest corner is 950 km from the pole, 8.6 degrees.
        #expect(values.allSatisfy { $0 >= 80 && $0 <= 89 })
        #expect(values[60] == 89)
    }

    @Test("Cells whose size is written with few digits go round the globe", arguments: [0.0833333, 0.166667])
    func roundedCells(cell: Double) throws {
        let folder = try TemporaryFolder()
        let columns = Int((360 / cell).rounded())
        let path = try waves(from: -180, cell: cell, columns: columns, in: folder)
        let grid = grid(around: 180, cell: 0.5, columns: 40)
        for method in [Resampling.average, .bilinear, .nearest] {
            let reader = try WarpedReader(path: path, onto: grid, resampling: method)
            var values: [Float] = []
            try reader.read(grid.window, into: &values)
            for column in 0..<40 {
                let middle = 180 + grid.center(column: column, row: 3).x / Self.degree
                #expect(abs(values[3 * 40 + column] - Self.wave(middle)) < 0.7, "\(method.name), \(middle)")
            }
        }
    }
}
