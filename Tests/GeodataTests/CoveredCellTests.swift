import Foundation
import Foundations
import Geodata
import Testing

/// Means and most frequent values of cells, held against areas by GEOS.
@Suite("Covered cells")
struct CoveredCellTests {
    private static let side = 24

    /// Whole numbers 0 to 6, in no order; every ninth cell is missing.
    private static func value(_ column: Int, _ row: Int) -> Float {
        (column * 5 + row * 7) % 9 == 0 ? .nan : Float((column * column * 3 + row * 11 + column * row) % 7)
    }

    private func raster(_ coefficients: [Double], in folder: TemporaryFolder) throws -> String {
        let grid = Grid(
            origin: Point(x: 0, y: 0), cellWidth: 10, cellHeight: 10, columns: Self.side, rows: Self.side,
            crs: "EPSG:32649")
        let writer = try RasterWriter(path: folder.file("plain.tif"), grid: grid)
        let cells = (0..<Self.side).flatMap { row in (0..<Self.side).map { Self.value($0, row) } }
        try writer.write(grid.window, from: cells)
        try writer.close()
        return try folder.write(
            """
            <VRTDataset rasterXSize="\(Self.side)" rasterYSize="\(Self.side)"><SRS>EPSG:32649</SRS>
            <GeoTransform>\(coefficients.map { "\($0)" }.joined(separator: ","))</GeoTransform>
            <VRTRasterBand dataType="Float32" band="1"><NoDataValue>nan</NoDataValue><SimpleSource>
            <SourceFilename relativeToVRT="1">plain.tif</SourceFilename><SourceBand>1</SourceBand>
            </SimpleSource></VRTRasterBand></VRTDataset>
            """, to: "turned.vrt")
    }

    /// Areas of the cells of the source inside a box, by value.
    private func areas(_ g: [Double], inside box: Extent) throws -> [Float: Double] {
        var areas: [Float: Double] = [:]
        for row in 0..<Self.side {
            for column in 0..<Self.side where !Self.value(column, row).isNaN {
                func corner(_ u: Int, _ v: Int) -> Point {
                    let (p, l) = (Double(column + u), Double(row + v))
                    return Point(x: g[0] + p * g[1] + l * g[2], y: g[3] + p * g[4] + l * g[5])
                }
                let cell = Polygon(
                    exterior: [corner(0, 0), corner(1, 0), corner(1, 1), corner(0, 1), corner(0, 0)], holes: [])
                let common = try intersection([cell], [Polygon(box)]).reduce(0) { $0 + $1.area }
                if common > 1e-9 { areas[Self.value(column, row), default: 0] += common }
            }
        }
        return areas
    }

    @Test(
        "Each cell of the source counts by its share inside, however it lies; cells beside the raster are missing",
        arguments: [
            [500_000, 10, 0, 2_600_000, 0, -7], [500_004, 20, 0, 2_600_003, 0, -33],
            [500_000, 8.660_254, 5, 2_600_000, 5, -8.660_254],
            [500_000, 9.961_947, 0.871_557, 2_600_000, 0.871_557, -9.961_947],
            [500_000, 7.071_068, 7.071_068, 2_600_000, -7.071_068, 7.071_068],
            [500_000, 10, 4, 2_600_000, 0, -10],
            // On its side, south-up and mirrored.
            [500_000, 0, 10, 2_600_000, 10, 0], [500_000, 10, 0, 2_600_000, 0, 10],
            [500_000, -10, 0, 2_600_000, 0, -10],
        ], [Resampling.average, .mode])
    func shares(coefficients: [Double], method: Resampling) throws {
        let folder = try TemporaryFolder()
        let path = try raster(coefficients, in: folder)
        let box = try rasterInfo(path: path).extent
        // Cells of 47 m over the whole raster and a little beyond.
        let count = Int(max(box.width, box.height) / 47) + 2
        let grid = Grid(
            origin: Point(x: box.minX - 13, y: box.maxY + 17), cellWidth: 47, cellHeight: 47, columns: count,
            rows: count, crs: "EPSG:32649")
        let reader = try WarpedReader(path: path, onto: grid, resampling: method)
        var values: [Float] = []
        try reader.read(grid.window, into: &values)
        var compared = 0
        for row in 0..<count {
            for column in 0..<count {
                let middle = grid.center(column: column, row: row)
                let areas = try areas(
                    coefficients,
                    inside: Extent(
                        minX: middle.x - 23.5, minY: middle.y - 23.5, maxX: middle.x + 23.5, maxY: middle.y + 23.5))
                let value = values[row * count + column]
                let total = areas.values.reduce(0, +)
                if total < 1e-6 {
                    #expect(value.isNaN)
                    continue
                }
                compared += 1
                if method == .average {
                    let mean = areas.reduce(0) { $0 + Double($1.key) * $1.value } / total
                    // Areas by GEOS in coordinates of seven digits before the point are good to about 1e-6 m2.
                    #expect(abs(Double(value) - mean) < 2e-5)
                } else {
                    let most = try #require(areas.values.max())
                    #expect(abs((areas[value] ?? 0) - most) < 1e-4)
                }
            }
        }
        #expect(compared > 20)
    }

    @Test(
        "Cells that line up take nothing from beside them by rounding; of classes that cover equally much the greatest counts",
        arguments: [(27.3, 2), (33.3, 2), (12.7, 2), (0.7, 2), (0.1, 3), (8.1, 4), (92.6, 3)])
    func slivers(side: Double, ratio: Int) throws {
        let folder = try TemporaryFolder()
        // Blocks of cells as wide as those of the grid are missing wholly, in no order.
        let (columns, rows) = (20 * ratio, 20 * ratio)
        func isMissing(_ column: Int, _ row: Int) -> Bool { (column * 7 + row * 5) % 3 == 0 }
        let corner = Point(x: 1000 * side * Double(ratio) + 400_000, y: 3000 * side * Double(ratio) + 2_500_000)
        let source = Grid(
            origin: corner, cellWidth: side, cellHeight: side, columns: columns, rows: rows, crs: "EPSG:32649")
        let writer = try RasterWriter(path: folder.file("a.tif"), grid: source)
        var cells: [Float] = []
        for row in 0..<rows {
            for column in 0..<columns {
                cells.append(isMissing(column / ratio, row / ratio) ? .nan : Float((column + row) % ratio))
            }
        }
        try writer.write(source.window, from: cells)
        try writer.close()
        let wide = side * Double(ratio)
        // One cell more on each side.
        let grid = Grid(
            origin: Point(x: corner.x - wide, y: corner.y + wide), cellWidth: wide, cellHeight: wide, columns: 22,
            rows: 22, crs: "EPSG:32649")
        for method in [Resampling.average, .mode] {
            var values: [Float] = []
            try WarpedReader(path: folder.file("a.tif"), onto: grid, resampling: method).read(
                grid.window, into: &values)
            for row in 0..<22 {
                for column in 0..<22 {
                    let value = values[row * 22 + column]
                    let isInside = (1...20).contains(row) && (1...20).contains(column)
                    if isInside, !isMissing(column - 1, row - 1) {
                        // Each of 0 to ratio - 1 covers as much.
                        let expected = method == .mode ? Float(ratio - 1) : Float(ratio - 1) / 2
                        #expect(abs(value - expected) < 1e-5, "\(column), \(row): \(value)")
                    } else {
                        #expect(value.isNaN, "\(column), \(row): \(value)")
                    }
                }
            }
        }
    }

    @Test("Oblong cells on their side weigh as upright ones do", arguments: [Resampling.bilinear, .cubic, .average])
    func onTheirSide(method: Resampling) throws {
        let folder = try TemporaryFolder()
        func vrt(_ name: String, _ coefficients: String) throws -> String {
            try folder.write(
                try String(contentsOfFile: raster([0, 1, 0, 0, 0, -1], in: folder), encoding: .utf8)
                    .replacing("0.0,1.0,0.0,0.0,0.0,-1.0", with: coefficients), to: name)
        }
        // Columns run north in 4 m, rows east in 30 m; the same cells upright are columns of 30 m that run east, rows of 4 m south.
        let side = try vrt("side.vrt", "500000,0,30,2600000,4,0")
        let info = try rasterInfo(path: side)
        let grid = Grid(
            origin: Point(x: 500_090, y: 2_600_090), cellWidth: 40, cellHeight: 40, columns: 12, rows: 2,
            crs: "EPSG:32649")
        var turned: [Float] = []
        try WarpedReader(path: side, onto: grid, resampling: method).read(grid.window, into: &turned)
        // The upright copy by hand.
        let upright = Grid(
            origin: Point(x: 500_000, y: 2_600_000 + 4 * Double(info.width)), cellWidth: 30, cellHeight: 4,
            columns: info.height, rows: info.width, crs: "EPSG:32649")
        let path = folder.file("upright.tif")
        let writer = try RasterWriter(path: path, grid: upright)
        var cells: [Float] = []
        for row in 0..<upright.rows {
            for column in 0..<upright.columns { cells.append(Self.value(upright.rows - 1 - row, column)) }
        }
        try writer.write(upright.window, from: cells)
        try writer.close()
        var straight: [Float] = []
        try WarpedReader(path: path, onto: grid, resampling: method).read(grid.window, into: &straight)
        #expect(
            zip(turned, straight).allSatisfy { ($0.isNaN && $1.isNaN) || abs($0 - $1) < 1e-4 }, "\(turned) \(straight)")
        #expect(turned.contains { !$0.isNaN })
    }
}
