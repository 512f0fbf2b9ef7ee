import Foundations
import Rasters
import Testing

struct AllocationTests {
    /// The nearest feature of a whole grid, worked out in strips.
    static func allocation(
        _ owners: [Int32], _ grid: Grid, stripHeight: Int, limit: DistanceLimit? = nil
    ) -> DistanceField {
        let strips = grid.strips(height: stripHeight)
        func part(_ strip: Window) -> [Int32] {
            Array(owners[(strip.row * grid.columns)..<(strip.rows.upperBound * grid.columns)])
        }
        let carry = OwnerCarry(strips.map { StripOwners(of: part($0), in: $0) })
        var field = DistanceField(metres: [], nearest: [])
        for (index, strip) in strips.enumerated() {
            let here = allocateToCells(
                part(strip), strip: strip, index: index, carry: carry, grid: grid, limit: limit)
            field.metres += here.metres
            field.nearest += here.nearest
        }
        return field
    }

    // Tolerance of distances: single precision, 6e-8 relative of at most 1,300 m. Owners are exact.
    @Test(
        "The nearest feature equals scipy's, the lowest of equals, for square, tall and wide cells",
        arguments: NearestTables.sizes, [1, 4, 26])
    func scipy(cells: (name: String, width: Double, height: Double), stripHeight: Int) {
        let grid = makeGrid(34, 26, width: cells.width, height: cells.height)
        let owners = NearestTables.values("owners").map { Int32($0) }
        let field = Self.allocation(owners, grid, stripHeight: stripHeight)
        #expect(field.nearest.map(Double.init) == NearestTables.values("owner\(cells.name)"))
        #expect(largestDifference(field.metres, NearestTables.values("ownerDistance\(cells.name)")) < 1e-4)
    }

    @Test(
        "Of many features equally far the first is told, wherever it lies, however the grid is cut", arguments: 0..<20)
    func ties(seed: Int) {
        var random = RandomStream(seed: UInt64(seed), purpose: "allocation")
        // Few columns and many features: most cells have several features equally far.
        let grid = makeGrid(13, 11)
        let owners = (0..<grid.count).map { _ in
            random.uniform() < 0.12 ? Int32(random.uniform() * 50) : Int32(-1)
        }
        guard owners.contains(where: { $0 >= 0 }) else { return }
        let whole = Self.allocation(owners, grid, stripHeight: grid.rows)
        for height in [1, 2, 5] { #expect(Self.allocation(owners, grid, stripHeight: height) == whole) }
        for cell in 0..<grid.count {
            func square(_ other: Int) -> Int {
                let columns = cell % grid.columns - other % grid.columns
                let rows = cell / grid.columns - other / grid.columns
                return columns * columns + rows * rows
            }
            let features = owners.indices.filter { owners[$0] >= 0 }
            let least = features.map(square).min() ?? 0
            let expected = features.filter { square($0) == least }.map { owners[$0] }.min() ?? -1
            #expect(whole.nearest[cell] == Int(expected), "cell \(cell)")
        }
    }

    @Test("Without features, and beyond a limit, no feature is near")
    func nothing() {
        let grid = makeGrid(5, 1, width: 100, height: 100)
        let empty = Self.allocation([-1, -1, -1, -1, -1], grid, stripHeight: 1)
        #expect(empty.nearest == [-1, -1, -1, -1, -1] && empty.metres.allSatisfy { $0.isNaN })
        let limit = DistanceLimit(metres: 200, beyond: .missing)
        #expect(Self.allocation([7, -1, -1, -1, -1], grid, stripHeight: 1, limit: limit).nearest == [7, 7, 7, -1, -1])
    }

    // Tolerance: single precision of at most 100 m.
    @Test("The nearest shape is the first that shapely finds nearest, inside polygons too", arguments: [100, 7])
    func shapes(side: Int) {
        let grid = makeGrid(24, 18, width: 5, height: 5)
        let index = GeometryDistance(to: NearestTables.shapes("shapes"), grid: grid)
        var nearest = [Double](repeating: -1, count: grid.count)
        var metres = [Float](repeating: .nan, count: grid.count)
        for window in grid.windows(side: side) {
            let found = index.distances(in: window, wantsNearest: true)
            for cell in 0..<window.count {
                let target = (window.row + cell / window.width) * grid.columns + window.column + cell % window.width
                nearest[target] = Double(found.nearest[cell])
                metres[target] = found.metres[cell]
            }
        }
        #expect(nearest == NearestTables.values("nearestShape"))
        #expect(largestDifference(metres, NearestTables.values("nearestShapeDistance")) < 2e-5)
    }

    @Test("A line through a centre is nearest before a polygon that comes after it")
    func lineInPolygon() {
        let grid = makeGrid(4, 4)
        let box = Polygon(exterior: [Point(x: 0, y: -4), Point(x: 4, y: -4), Point(x: 4, y: 0), Point(x: 0, y: 0)])
        let line = Geometry.lines([[Point(x: 1.5, y: 0), Point(x: 1.5, y: -4)]])
        func nearest(_ shapes: [Geometry]) -> [Int] {
            Array(
                GeometryDistance(to: shapes, grid: grid).distances(in: grid.window, wantsNearest: true).nearest[0..<4])
        }
        #expect(nearest([line, .polygons([box])]) == [1, 0, 1, 1])
        #expect(nearest([.polygons([box]), line]) == [0, 0, 0, 0])
    }
}
