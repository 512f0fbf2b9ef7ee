import Foundations
import Rasters
import Testing

struct ClassBoundaryTests {
    /// The distance to contacts over a whole grid, worked out in strips.
    static func distances(
        _ classes: [Float], _ grid: Grid, _ contact: ClassContact, stripHeight: Int, limit: DistanceLimit? = nil
    ) -> [Float] {
        let boundary = BoundaryLattice(of: grid, contact: contact)
        let strips = grid.strips(height: stripHeight)
        func part(_ strip: Window) -> [Float] {
            let rows = boundary.rows(for: strip)
            return Array(classes[(rows.row * grid.columns)..<(rows.rows.upperBound * grid.columns)])
        }
        let points = strips.map { boundary.points(of: part($0), in: $0) }
        let carry = FeatureCarry(
            zip(points, strips).map { StripFeatures(of: $0, in: boundary.window(of: $1)) })
        return strips.indices.flatMap { index in
            boundary.distances(
                points[index], classes: part(strips[index]), strip: strips[index], index: index, carry: carry,
                limit: limit)
        }
    }

    // Tolerance: single precision of at most 1,300 m.
    @Test(
        "Distances to the sides between classes equal shapely's, for square, tall and wide cells",
        arguments: NearestTables.sizes, [1, 4, 21])
    func shapely(cells: (name: String, width: Double, height: Double), stripHeight: Int) {
        let grid = makeGrid(27, 21, width: cells.width, height: cells.height)
        let classes = NearestTables.values("classes").map(Float.init)
        let rules: [(String, ClassContact)] = [("Any", .any), ("Between", .between(3, 2))]
        for (rule, contact) in rules {
            let found = Self.distances(classes, grid, contact, stripHeight: stripHeight)
            #expect(largestDifference(found, NearestTables.values("boundary\(rule)\(cells.name)")) < 1e-4, "\(rule)")
        }
    }

    @Test("Gaps and the edge of the map are no contacts; cells without a class have no distance")
    func gaps() {
        let grid = makeGrid(5, 1, width: 10, height: 10)
        let gap = Self.distances([1, 1, .nan, 2, 2], grid, .any, stripHeight: 1)
        #expect(gap.allSatisfy { $0.isNaN })
        let contact = Self.distances([1, 1, 2, .nan, 2], grid, .any, stripHeight: 1)
        #expect(contact[0...2] == [15, 5, 5] && contact[3].isNaN && contact[4] == 25)
    }

    @Test("A limit gives the limit beyond it, and nothing where there is no class")
    func limit() {
        let grid = makeGrid(5, 1, width: 10, height: 10)
        let found = Self.distances(
            [1, 2, 2, 2, .nan], grid, .any, stripHeight: 1, limit: .init(metres: 20, beyond: .limit))
        #expect(found[0...3] == [5, 5, 15, 20] && found[4].isNaN)
        let none = Self.distances(
            [1, 1, .nan, 1, 1], grid, .any, stripHeight: 1, limit: .init(metres: 20, beyond: .limit))
        #expect([none[0], none[1], none[3], none[4]] == [20, 20, 20, 20] && none[2].isNaN)
    }

    @Test("One column and one row have contacts too")
    func narrow() {
        #expect(Self.distances([1, 2, 2], makeGrid(1, 3), .any, stripHeight: 2) == [0.5, 0.5, 1.5])
        #expect(Self.distances([1, 2, 2], makeGrid(3, 1), .any, stripHeight: 2) == [0.5, 0.5, 1.5])
        #expect(Self.distances([1], makeGrid(1, 1), .any, stripHeight: 2)[0].isNaN)
    }
}
