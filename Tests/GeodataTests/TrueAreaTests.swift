import Foundations
import Geodata
import Testing

@Suite("True areas")
struct TrueAreaTests {
    struct Square: Sendable {
        var crs: String
        var x: Double
        var y: Double
        var squareMetres: Double
    }

    /// Areas on the ellipsoid of squares of 5 km with the north-western corner at (x, y), their border cut into
    /// geodesics of 625 m, by GeographicLib 2.1 (Python); corners by `gdaltransform` of GDAL 3.6.2.
    static let squares = [
        Square(crs: "EPSG:28350", x: 500_000, y: 7_500_000, squareMetres: 25_020_006.87277104),
        Square(crs: "EPSG:28350", x: 600_000, y: 7_500_000, squareMetres: 25_013_514.291954584),
        Square(crs: "EPSG:28350", x: 280_000, y: 6_500_000, squareMetres: 24_990_826.88836404),
        Square(crs: "EPSG:4524", x: 36_500_000, y: 2_600_000, squareMetres: 24_999_994.87537909),
        Square(crs: "EPSG:4524", x: 36_380_000, y: 2_500_000, squareMetres: 24_991_475.79694786),
        Square(crs: "EPSG:4524", x: 36_350_000, y: 3_900_000, squareMetres: 24_986_603.08909916),
        Square(crs: "EPSG:3577", x: -1_500_000, y: -2_400_000, squareMetres: 25_000_000.024505585),
        Square(crs: "EPSG:3577", x: 0, y: -3_000_000, squareMetres: 25_000_000.020632457),
        Square(crs: "EPSG:32750", x: 300_000, y: 8_000_000, squareMetres: 24_995_886.253617685),
    ]

    func grid(around square: Square, cell: Double, cells: Int) -> Grid {
        Grid(
            origin: Point(x: square.x - 50_000, y: square.y + 50_000), cellWidth: cell, cellHeight: cell,
            columns: cells, rows: cells, crs: square.crs)
    }

    @Test("Cell areas agree with geodesic areas within a millionth", arguments: squares)
    func geodesicAreas(square: Square) throws {
        let areas = try TrueArea(grid: grid(around: square, cell: 5000, cells: 23))
        #expect(abs(areas.cellAreaSquareMetres(column: 10, row: 10) / square.squareMetres - 1) < 1e-6)
    }

    @Test("Small cells sum to the geodesic area of what they cover", arguments: squares)
    func sums(square: Square) throws {
        let areas = try TrueArea(grid: grid(around: square, cell: 100, cells: 1200))
        var row: [Double] = []
        var sum = CompensatedSum()
        for index in 500..<550 {
            areas.row(index, columns: 500..<550, into: &row)
            for area in row { sum.add(area) }
        }
        #expect(abs(sum.value / square.squareMetres - 1) < 1e-6)
    }

    @Test("A row holds the same areas as its cells")
    func rows() throws {
        let areas = try TrueArea(grid: grid(around: Self.squares[1], cell: 700, cells: 150))
        var row: [Double] = []
        areas.row(77, columns: 3..<140, into: &row)
        #expect(row == (3..<140).map { areas.cellAreaSquareMetres(column: $0, row: 77) })
    }

    @Test("A wide grid stays within a millionth of one that is fine")
    func wideGrid() throws {
        let wide = Grid(
            origin: Point(x: 200_000, y: 8_500_000), cellWidth: 1000, cellHeight: 1000, columns: 600, rows: 2500,
            crs: "EPSG:28350")
        let areas = try TrueArea(grid: wide)
        for (column, row) in [(1, 3), (301, 1250), (597, 2001), (599, 2499)] {
            let centre = wide.center(column: column, row: row)
            let single = Grid(
                origin: Point(x: centre.x - 500, y: centre.y + 500), cellWidth: 1000, cellHeight: 1000, columns: 1,
                rows: 1, crs: wide.crs)
            let exact = try TrueArea(grid: single).factor(column: 0, row: 0)
            #expect(abs(areas.factor(column: column, row: row) / exact - 1) < 1e-6)
        }
    }

    @Test("Degrees are refused")
    func degrees() {
        let grid = Grid(
            origin: Point(x: 117, y: -22), cellWidth: 0.01, cellHeight: 0.01, columns: 10, rows: 10, crs: "EPSG:4326")
        #expect(throws: GossanError.self) { try TrueArea(grid: grid) }
    }
}
