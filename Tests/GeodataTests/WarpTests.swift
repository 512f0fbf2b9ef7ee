import Foundation
import Foundations
import Geodata
import TestSupport
import Testing

@Suite("Rasters on other grids", .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)))
struct WarpTests {
    static let terrain = SharedData.path("hamersley_wa/dtm_wgs84.tif")
    static let fine = Grid(
        origin: Point(x: 490_000, y: 7_580_000), cellWidth: 500, cellHeight: 500, columns: 220, rows: 280,
        crs: "EPSG:28350")
    static let coarse = Grid(
        origin: Point(x: 490_000, y: 7_580_000), cellWidth: 2500, cellHeight: 2500, columns: 44, rows: 56,
        crs: "EPSG:28350")

    func read(_ reader: WarpedReader, by windows: [Window]) throws -> [Float] {
        var values = [Float](repeating: 0, count: reader.grid.count)
        var part: [Float] = []
        for window in windows {
            try reader.read(window, into: &part)
            for row in 0..<window.height {
                let start = (window.row + row) * reader.grid.columns + window.column
                values.replaceSubrange(
                    start..<(start + window.width), with: part[(row * window.width)..<((row + 1) * window.width)])
            }
        }
        return values
    }

    struct Expected: Sendable, CustomStringConvertible {
        var resampling: Resampling
        var grid: Grid
        var mean: Double
        var deviation: Double
        var validPercent: Double
        var samples: [(column: Int, row: Int, value: Float)]
        var description: String { resampling.name }
    }

    /// `gdalwarp -et 0 -t_srs EPSG:28350 -te 490000 7440000 600000 7580000 -tr CELL CELL -r METHOD -dstnodata nan
    /// -ot Float32`, GDAL 3.6.2; mean, standard deviation and valid share by `gdalinfo -stats`, samples by
    /// `gdallocationinfo`. Means and most frequent values by exactextract 0.3.0 (`mean`; of `unique` the greatest with the largest
    /// `frac`) over the cells whose corners pyproj 3.7.2 brought to EPSG:4326 by GDA94 to WGS 84 (1).
    static let expected = [
        Expected(
            resampling: .nearest, grid: fine, mean: 584.21691304102, deviation: 119.85896560032, validPercent: 83.35,
            samples: [(20, 50, 498), (100, 100, 607), (3, 200, .nan)]),
        Expected(
            resampling: .bilinear, grid: fine, mean: 584.02009606413, deviation: 117.76186509712, validPercent: 83.35,
            samples: [(20, 50, 498.777557373047), (100, 100, 606.5146484375), (219, 279, .nan)]),
        Expected(
            resampling: .cubic, grid: fine, mean: 584.04904674061, deviation: 118.88484246907, validPercent: 83.35,
            samples: [(20, 50, 498.743988037109), (100, 100, 606.806335449219)]),
        Expected(
            resampling: .average, grid: coarse, mean: 581.7372880041, deviation: 113.7839918682, validPercent: 85.2273,
            samples: [(20, 10, 692.148488760803), (3, 50, 275.362173244998), (43, 40, 634.004573329051)]),
        Expected(
            resampling: .mode, grid: coarse, mean: 580.36, deviation: 121.8373151063, validPercent: 85.2273,
            samples: [(20, 10, 613), (3, 50, 277), (43, 40, 622)]),
    ]

    @Test("Warped values agree with gdalwarp without approximation, means with exactextract", arguments: expected)
    func agreesWithOtherPrograms(expected: Expected) throws {
        let reader = try WarpedReader(
            path: Self.terrain, onto: expected.grid, resampling: expected.resampling, exactPositions: true)
        let values = try read(reader, by: [expected.grid.window])
        for sample in expected.samples {
            let value = values[sample.row * expected.grid.columns + sample.column]
            #expect(value == sample.value || value.isNaN && sample.value.isNaN || abs(value - sample.value) < 1e-3)
        }
        let known = values.filter { !$0.isNaN }.map(Double.init)
        let mean = known.reduce(0, +) / Double(known.count)
        let variance = known.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(known.count)
        #expect(abs(Double(known.count) / Double(values.count) * 100 - expected.validPercent) < 0.006)
        #expect(abs(mean - expected.mean) < 1e-5)
        #expect(abs(variance.squareRoot() - expected.deviation) < 1e-5)
    }

    /// Positions are within a thousandth of a cell. By NumPy, heights of this file change from cell to cell by at most 447 m along
    /// rows and 356 m along columns, and by 20 m and 23 m on the mean: no value is off by more than 0.803 m, nor the mean by
    /// more than 0.043 m.
    @Test("Interpolated positions change bilinear values by no more than a thousandth of a cell does")
    func latticeOfPositions() throws {
        func values(_ isExact: Bool) throws -> [Float] {
            try read(
                WarpedReader(path: Self.terrain, onto: Self.fine, resampling: .bilinear, exactPositions: isExact),
                by: [Self.fine.window])
        }
        let (exact, near) = (try values(true), try values(false))
        #expect(zip(exact, near).allSatisfy { $0.isNaN == $1.isNaN })
        let differences = zip(exact, near).filter { !$0.0.isNaN }.map { abs(Double($0.0 - $0.1)) }
        #expect((differences.max() ?? 1) < 0.803)
        #expect(differences.reduce(0, +) / Double(differences.count) < 0.043)
        #expect(differences.contains { $0 > 0 })
    }

    @Test(
        "Values do not depend on how windows are cut or ordered",
        arguments: [Resampling.bilinear, .cubic, .average, .mode])
    func windowOrder(resampling: Resampling) throws {
        let grid = Self.fine
        let whole = try read(WarpedReader(path: Self.terrain, onto: grid, resampling: resampling), by: [grid.window])
        for windows in [grid.strips(height: 13), grid.windows(side: 64).reversed()] {
            let parts = try read(WarpedReader(path: Self.terrain, onto: grid, resampling: resampling), by: windows)
            #expect(parts.map(\.bitPattern) == whole.map(\.bitPattern))
        }
    }

    @Test("A raster on the grid is read unchanged, also where the grid reaches beyond it")
    func aligned() throws {
        let path = SharedData.path("hamersley_wa/dtm_mga50.tif")
        let plain = try RasterReader(path: path)
        var grid = try #require(plain.info.grid)
        grid.origin.x -= 3 * grid.cellWidth
        grid.origin.y -= 5 * grid.cellHeight
        grid.columns = 150
        let reader = try WarpedReader(path: path, onto: grid, resampling: .automatic(.quantity))
        #expect(reader.resampling == nil)
        #expect(reader.transformation.isIdentity)
        let values = try read(reader, by: grid.windows(side: 64))
        var stored: [Float] = []
        try plain.read(Window(column: -3, row: 5, width: grid.columns, height: grid.rows), into: &stored)
        #expect(values.map(\.bitPattern) == stored.map(\.bitPattern))
        #expect(values[0].isNaN)
    }

    @Test("Automatic resampling averages onto coarser cells and interpolates onto finer ones")
    func automatic() throws {
        func method(_ content: RasterContent, _ grid: Grid) throws -> Resampling? {
            try WarpedReader(path: Self.terrain, onto: grid, resampling: .automatic(content)).resampling
        }
        #expect(try method(.quantity, Self.fine) == .bilinear)
        #expect(try method(.quantity, Self.coarse) == .average)
        #expect(try method(.classes, Self.fine) == .nearest)
        #expect(try method(.classes, Self.coarse) == .mode)
    }

    @Test("The operation between the datums is recorded")
    func operation() throws {
        let reader = try WarpedReader(path: Self.terrain, onto: Self.fine, resampling: .bilinear)
        // projinfo 9.1.1 rates GDA94 to WGS 84 (1) at 3 m.
        #expect(reader.transformation.operation.contains("GDA94 to WGS 84 (1)"))
        #expect(reader.transformation.accuracyMetres == 3)
    }

    @Test("A raster without a place is refused unless one is assumed")
    func withoutPlace() throws {
        let path = SharedData.path("format_robustness/rasterio/rotated.tif")
        let error = #expect(throws: GossanError.self) {
            try WarpedReader(path: path, onto: Self.fine, resampling: .nearest)
        }
        #expect(error?.problem == "states no coordinate reference system")
        let controlPoints = SharedData.path("format_robustness/rasterio/RGB.byte.gcp.vrt")
        #expect(throws: GossanError.self) {
            try WarpedReader(path: controlPoints, onto: Self.fine, resampling: .nearest)
        }
    }

    @Test("A turned raster is read upright")
    func turned() throws {
        let path = SharedData.path("format_robustness/rasterio/rotated.tif")
        let info = try rasterInfo(path: path)
        let box = info.extent
        let cell = box.width / 40
        let grid = Grid(
            origin: Point(x: box.minX, y: box.maxY), cellWidth: cell, cellHeight: cell, columns: 40,
            rows: Int((box.height / cell).rounded(.up)), crs: "EPSG:28350")
        let reader = try WarpedReader(
            path: path, onto: grid, resampling: .nearest, assumedCRS: CoordinateReference("EPSG:28350"))
        let values = try read(reader, by: [grid.window])
        var stored: [Float] = []
        try RasterReader(path: path).read(
            Window(column: 0, row: 0, width: info.width, height: info.height), into: &stored)
        let g = info.geoTransform
        let determinant = g[1] * g[5] - g[2] * g[4]
        for row in 0..<grid.rows {
            for column in 0..<grid.columns {
                let point = grid.center(column: column, row: row)
                let (dx, dy) = (point.x - g[0], point.y - g[3])
                let u = (dx * g[5] - dy * g[2]) / determinant
                let v = (dy * g[1] - dx * g[4]) / determinant
                // On a cell's edge rounding decides; only points well inside are held to the closed form.
                guard abs(u - u.rounded()) > 1e-6, abs(v - v.rounded()) > 1e-6 else { continue }
                let isInside = u > 0 && v > 0 && u < Double(info.width) && v < Double(info.height)
                let expected = isInside ? stored[Int(v) * info.width + Int(u)] : .nan
                let value = values[row * grid.columns + column]
                #expect(value == expected || value.isNaN && expected.isNaN)
            }
        }
    }
}
