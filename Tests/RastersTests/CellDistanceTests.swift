import Foundations
import Rasters
import Testing

struct CellDistanceTests {
    /// The distance field of a whole grid, worked out in strips.
    static func distances(
        _ features: [UInt8], _ grid: Grid, stripHeight: Int, limit: DistanceLimit? = nil
    ) -> DistanceField {
        let strips = grid.strips(height: stripHeight)
        func part(_ strip: Window) -> [UInt8] {
            Array(features[(strip.row * grid.columns)..<(strip.rows.upperBound * grid.columns)])
        }
        let carry = FeatureCarry(strips.map { StripFeatures(of: part($0), in: $0) })
        var field = DistanceField(metres: [], nearest: [])
        for (index, strip) in strips.enumerated() {
            let here = distanceToCells(
                part(strip), strip: strip, index: index, carry: carry, grid: grid, limit: limit, wantsNearest: true)
            field.metres += here.metres
            field.nearest += here.nearest
        }
        return field
    }

    // Tolerance: results are single precision, 6e-8 relative of at most 1,300 m.
    @Test(
        "Distances equal scipy's exact transform for square, tall and wide cells",
        arguments: [("distanceSquare", 30.0, 30.0), ("distanceTall", 20.0, 45.0), ("distanceWide", 37.5, 10.0)],
        [1, 4, 23])
    func scipy(table: (name: String, width: Double, height: Double), stripHeight: Int) {
        let grid = makeGrid(31, 23, width: table.width, height: table.height)
        let field = Self.distances(ReferenceTables.mask("featureCells"), grid, stripHeight: stripHeight)
        #expect(largestDifference(field.metres, ReferenceTables.values(table.name)) < 1e-4)
    }

    @Test("Distance and nearest cell equal a search of all features, however the grid is cut", arguments: 0..<12)
    func bruteForce(seed: Int) {
        var random = RandomStream(seed: UInt64(seed), purpose: "distance")
        let grid = makeGrid(17 + seed, 9 + 2 * seed, width: 3, height: seed % 2 == 0 ? 3 : 7.3)
        let features = (0..<grid.count).map { _ in random.uniform() < 0.03 ? UInt8(1) : 0 }
        guard features.contains(1) else { return }
        let whole = Self.distances(features, grid, stripHeight: grid.rows)
        #expect(Self.distances(features, grid, stripHeight: 5) == whole)
        for cell in 0..<grid.count {
            let here = grid.center(column: cell % grid.columns, row: cell / grid.columns)
            func distance(_ other: Int) -> Double {
                here.distance(to: grid.center(column: other % grid.columns, row: other / grid.columns))
            }
            let expected = features.indices.lazy.filter { features[$0] == 1 }.map(distance).min() ?? .nan
            #expect(abs(Double(whole.metres[cell]) - expected) < 1e-4)
            #expect(features[whole.nearest[cell]] == 1)
            #expect(abs(distance(whole.nearest[cell]) - expected) < 1e-9)
        }
    }

    @Test("The distance field of a union is the smaller of the fields")
    func union() {
        var random = RandomStream(seed: 5, purpose: "distance")
        let grid = makeGrid(40, 30)
        let a = (0..<grid.count).map { _ in random.uniform() < 0.01 ? UInt8(1) : 0 }
        let b = (0..<grid.count).map { _ in random.uniform() < 0.01 ? UInt8(1) : 0 }
        let together = Self.distances(zip(a, b).map { max($0, $1) }, grid, stripHeight: 8)
        let apart = zip(
            Self.distances(a, grid, stripHeight: 8).metres, Self.distances(b, grid, stripHeight: 8).metres)
        #expect(together.metres == apart.map { min($0, $1) })
    }

    @Test("A grid without features is missing everywhere and says so")
    func empty() {
        let grid = makeGrid(5, 4)
        let features = [UInt8](repeating: 0, count: 20)
        let field = Self.distances(features, grid, stripHeight: 2)
        #expect(field.metres.allSatisfy { $0.isNaN })
        #expect(field.nearest.allSatisfy { $0 == -1 })
        #expect(FeatureCarry([StripFeatures(of: features, in: grid.window)]).isEmpty)
    }

    @Test("A limit gives the limit or nothing beyond it")
    func limit() {
        let grid = makeGrid(5, 1, width: 100, height: 100)
        let near = Self.distances([1, 0, 0, 0, 0], grid, stripHeight: 1, limit: .init(metres: 200, beyond: .limit))
        #expect(near.metres == [0, 100, 200, 200, 200])
        let gone = Self.distances([1, 0, 0, 0, 0], grid, stripHeight: 1, limit: .init(metres: 200, beyond: .missing))
        #expect(gone.metres[2] == 200)
        #expect(gone.metres[3].isNaN && gone.metres[4].isNaN)
        #expect(gone.nearest == [0, 0, 0, -1, -1])
    }
}
