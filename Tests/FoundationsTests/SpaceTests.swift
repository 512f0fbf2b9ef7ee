import Foundations
import Testing

@Suite("Grids and windows") struct GridTests {
    let grid = Grid(
        origin: Point(x: 1000, y: 5000), cellWidth: 100, cellHeight: 50, columns: 7, rows: 5, crs: "EPSG:4524")

    @Test("A cell's centre lies in that cell")
    func centres() {
        for row in 0..<5 {
            for column in 0..<7 {
                let cell = grid.cell(containing: grid.center(column: column, row: row))
                #expect(cell?.column == column && cell?.row == row)
            }
        }
        #expect(grid.center(column: 0, row: 0) == Point(x: 1050, y: 4975))
    }

    @Test("Points outside belong to no cell")
    func outside() {
        #expect(grid.cell(containing: Point(x: 999, y: 4900)) == nil)
        #expect(grid.cell(containing: Point(x: 1100, y: 5000.1)) == nil)
        #expect(grid.cell(containing: Point(x: 1700, y: 4900)) == nil)
    }

    @Test("Windows cover every cell once, whatever their side", arguments: [1, 2, 3, 512])
    func windowsCover(side: Int) {
        var seen = [Int](repeating: 0, count: grid.count)
        for window in grid.windows(side: side) {
            for row in window.rows { for column in window.columns { seen[row * 7 + column] += 1 } }
        }
        #expect(seen.allSatisfy { $0 == 1 })
    }

    @Test("A grid made to cover a box holds it and lies on multiples of the cell")
    func covering() {
        let box = Extent(minX: 12_345.6, minY: -77.1, maxX: 13_000, maxY: 812.3)
        let covering = Grid(covering: box, cell: 100, crs: "EPSG:4524")
        #expect(covering.extent == Extent(minX: 12_300, minY: -100, maxX: 13_000, maxY: 900))
        #expect(covering.columns == 7 && covering.rows == 10)
    }

    /// Boxes as a person types them: 33.3 times 3 is 99.9, which in double precision lies beyond three cells.
    @Test(
        "A box of whole cells has as many columns and rows, however the division is rounded",
        arguments: [1, 3, 127, 333])
    func wholeCells(tenths: Int) {
        let cell = Double(tenths) / 10
        for first in [0, 7, 11_000, 1_234_567, -40] {
            for count in 1...200 {
                let (low, high) = (Double(first * tenths) / 10, Double((first + count) * tenths) / 10)
                let whole = Grid(
                    covering: Extent(minX: low, minY: low, maxX: high, maxY: high), cell: cell, crs: "EPSG:4524")
                #expect(whole.columns == count && whole.rows == count, "\(first) and \(count) cells")
                // Its north-western corner is on the grid.
                #expect(whole.cell(containing: Point(x: low, y: high)) ?? (-1, -1) == (0, 0))
            }
        }
    }

    @Test("A box that is more than whole cells by a thousandth of one has a cell more on that side")
    func moreThanWhole() {
        let box = Extent(minX: 33.2667, minY: 33.3, maxX: 99.9, maxY: 133.2333)
        let covering = Grid(covering: box, cell: 33.3, crs: "EPSG:4524")
        #expect(covering.columns == 3 && covering.rows == 4)
    }

    @Test("The window touching a box is clipped to the grid")
    func touching() {
        let box = Extent(minX: 900, minY: 4_890, maxX: 1_150, maxY: 4_960)
        #expect(grid.window(touching: box) == Window(column: 0, row: 0, width: 2, height: 3))
        #expect(grid.window(touching: Extent(minX: 0, minY: 0, maxX: 1, maxY: 1)) == nil)
    }
}

@Suite("Polygons") struct PolygonTests {
    let ring = Polygon(
        exterior: [Point(x: 0, y: 0), Point(x: 4, y: 0), Point(x: 4, y: 4), Point(x: 0, y: 4)],
        holes: [[Point(x: 1, y: 1), Point(x: 1, y: 3), Point(x: 3, y: 3), Point(x: 3, y: 1)]])

    @Test("The area leaves out the hole")
    func area() { #expect(ring.area == 12) }

    @Test("A point in the hole is outside")
    func containment() {
        #expect(ring.contains(Point(x: 0.5, y: 2)))
        #expect(!ring.contains(Point(x: 2, y: 2)))
        #expect(!ring.contains(Point(x: 5, y: 2)))
    }

    @Test("Counter-clockwise rings have positive area")
    func orientation() {
        #expect(signedArea(of: ring.exterior) == 16)
        #expect(signedArea(of: ring.holes[0]) == -4)
    }
}
