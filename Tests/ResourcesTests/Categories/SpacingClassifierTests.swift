import Foundation
import Foundations
import Geostatistics
import Resources
import Testing

/// A square grid of 11 x 11 holes centred on the origin, turned by an angle.
private func square(_ spacing: Double, turnedByDegrees degrees: Double = 0) -> [Point] {
    let cosine = cos(degrees * .pi / 180)
    let sine = sin(degrees * .pi / 180)
    return (-5...5).flatMap { row in
        (-5...5).map { column in
            let x = Double(column) * spacing
            let y = Double(row) * spacing
            return Point(x: x * cosine - y * sine, y: x * sine + y * cosine)
        }
    }
}

private func measured(_ spacing: Double, tolerance: Double = 0) -> CategorySpacing {
    CategorySpacing(measuredMetres: spacing, extrapolationMetres: 30, tolerance: tolerance)
}

/// Places all over the middle of a grid, none on a symmetry line.
private let places = (0..<400).map { Point(x: Double($0 % 20) * 7.3 - 70.1, y: Double($0 / 20) * 6.9 - 66.7) }

@Suite("Categories by drill spacing")
struct SpacingClassifierTests {
    @Test("All ground inside a square grid has the category of its spacing, whichever way the grid is turned")
    func insideGrid() {
        for degrees in [0.0, 17, 45] {
            let classifier = SpacingClassifier(
                holes: square(50, turnedByDegrees: degrees), spacing: measured(50 + 1e-9))
            #expect(places.allSatisfy { classifier.category(at: $0) == .measured })
        }
    }

    @Test("No ground inside a square grid wider than 1.144 times the spacing has its category")
    func widerGrid() {
        let classifier = SpacingClassifier(holes: square(50 * 1.15), spacing: measured(50))
        #expect(places.allSatisfy { classifier.category(at: $0) != .measured })
    }

    /// By hand: at the middle of a side of a 54 m grid the four nearest holes are on the mean 0.809 x 54 = 43.7 m away,
    /// which 50 m (40.5 m) do not let pass and 55 m (44.5 m) do; at a hole it is 0.75 x 54 = 40.5 m by 40.45 m.
    @Test("A grid wider than declared fails at sides and holes by default, and passes with a tolerance that covers it")
    func tolerance() {
        let sides = [Point(x: 27, y: 0), Point(x: 0, y: -27), Point(x: 0, y: 0)]
        let strict = SpacingClassifier(
            holes: square(54), spacing: CategorySpacing(measuredMetres: 50, extrapolationMetres: 30))
        #expect(sides.allSatisfy { strict.category(at: $0) != .measured })
        let lenient = SpacingClassifier(holes: square(54), spacing: measured(50, tolerance: 0.1))
        #expect((places + sides).allSatisfy { lenient.category(at: $0) == .measured })
        let short = SpacingClassifier(holes: square(54), spacing: measured(50, tolerance: 0.07))
        #expect(short.category(at: Point(x: 27, y: 0)) != .measured)
    }

    @Test("A grid of exactly the declared spacing passes everywhere without tolerance, also at the middle of a side")
    func exactSpacing() {
        for spacing in [30.1, 50, 70.7] {
            let classifier = SpacingClassifier(
                holes: square(spacing), spacing: CategorySpacing(measuredMetres: spacing, extrapolationMetres: 30))
            let sides = (-4...4).flatMap { step in
                [
                    Point(x: (Double(step) + 0.5) * spacing, y: spacing),
                    Point(x: -spacing, y: (Double(step) + 0.5) * spacing),
                ]
            }
            #expect(sides.allSatisfy { classifier.category(at: $0) == .measured }, "\(spacing) m")
        }
    }

    /// By hand: the middle of a triangle of 45 m is 26.0 m from its corners, (3 x 26.0 + 55.9)/4 = 33.5 m on the mean; of 60 m 40.0 m,
    /// and of 61 m 40.4 m, where 40.5 m are allowed; of 62 m 40.8 m.
    @Test(
        "The corner hole of a square grid passes, and so does what three holes alone surround from near enough"
    )
    func threeHoles() {
        let corner = SpacingClassifier(holes: square(50), spacing: measured(50))
        #expect(corner.category(at: Point(x: 250, y: 250)) == .measured)
        for (side, isMeasured) in [(45.0, true), (61, true), (62, false)] {
            let corners = (0..<3).map { turn in
                let angle = 2 * Double.pi * Double(turn) / 3
                return Point(x: side / 3.0.squareRoot() * cos(angle), y: side / 3.0.squareRoot() * sin(angle))
            }
            let classifier = SpacingClassifier(holes: corners, spacing: measured(50))
            #expect((classifier.category(at: Point(x: 0, y: 0)) == .measured) == isMeasured, "\(side) m")
        }
    }

    @Test("Ground beyond the outermost holes is inferred up to the extrapolation limit and nothing beyond")
    func extrapolation() {
        let classifier = SpacingClassifier(holes: square(50), spacing: measured(50, tolerance: 0.1))
        #expect(classifier.category(at: Point(x: 249, y: 10)) == .measured)
        #expect(classifier.category(at: Point(x: 260, y: 0)) == .inferred)
        #expect(classifier.category(at: Point(x: 281, y: 0)) == nil)
    }

    @Test("A denser grid inside a wide one is measured, the rest indicated")
    func nestedGrids() {
        let spacing = CategorySpacing(
            measuredMetres: 50, indicatedMetres: 100, inferredMetres: 200, extrapolationMetres: 100)
        let dense = square(50).filter { abs($0.x) <= 100 && abs($0.y) <= 100 }
        let classifier = SpacingClassifier(holes: square(100) + dense, spacing: spacing)
        #expect(classifier.category(at: Point(x: 21, y: -33)) == .measured)
        #expect(classifier.category(at: Point(x: 333, y: 222)) == .indicated)
        #expect(classifier.category(at: Point(x: 560, y: 0)) == .inferred)
    }

    /// A twin more may stand in place of the one that counted before, and lie up to a tenth of the spacing farther.
    @Test("More holes, of which none is a twin, never lower a category")
    func monotone() {
        let spacing = CategorySpacing(
            measuredMetres: 50, indicatedMetres: 100, inferredMetres: 200, extrapolationMetres: 100)
        var random = RandomStream(seed: 7, purpose: "holes")
        var holes: [Point] = []
        var before = places.map { _ in 3 }
        for _ in 0..<12 {
            for _ in 0..<20 {
                let hole = Point(x: random.uniform() * 400 - 200, y: random.uniform() * 400 - 200)
                if holes.allSatisfy({ $0.distance(to: hole) >= 20 }) { holes.append(hole) }
            }
            let classifier = SpacingClassifier(holes: holes, spacing: spacing)
            let now = places.map { classifier.category(at: $0)?.rank ?? 3 }
            #expect(zip(now, before).allSatisfy { $0 <= $1 })
            before = now
        }
        #expect(before.contains(0))
    }

    @Test("One hole, or none, makes no category but that of the extrapolation limit")
    func fewHoles() {
        #expect(SpacingClassifier(holes: [], spacing: measured(50)).category(at: Point(x: 0, y: 0)) == nil)
        let one = SpacingClassifier(holes: [Point(x: 0, y: 0)], spacing: measured(50))
        #expect(one.category(at: Point(x: 0, y: 0)) == .inferred)
        #expect(one.category(at: Point(x: 31, y: 0)) == nil)
    }

    @Test("Cells of a window come row by row from the north-west")
    func window() {
        let grid = Grid(
            origin: Point(x: -20, y: 20), cellWidth: 40, cellHeight: 40, columns: 3, rows: 1, crs: "EPSG:4524")
        let classifier = SpacingClassifier(holes: [Point(x: 0, y: 0)], spacing: measured(50))
        #expect(classifier.categories(of: grid.window, in: grid) == [.inferred, nil, nil])
    }

    @Test("A twin beside each hole changes no category, by whatever spacing ground is sorted", arguments: [2.0, 4.9])
    func twins(apart: Double) {
        let holes = square(54)
        let twins = holes.map { Point(x: $0.x + apart * 0.8, y: $0.y - apart * 0.6) }
        for measured in [50.0, 25] {
            let spacing = CategorySpacing(
                measuredMetres: measured, indicatedMetres: 52, inferredMetres: 100, extrapolationMetres: 30)
            let (single, double) = (
                SpacingClassifier(holes: holes, spacing: spacing),
                SpacingClassifier(holes: holes + twins, spacing: spacing)
            )
            #expect(places.allSatisfy { single.category(at: $0) == double.category(at: $0) })
        }
        #expect(withoutTwins(holes + twins, nearerThan: apart + 1).count == holes.count)
        #expect(withoutTwins(holes + twins, nearerThan: apart - 1).count == 2 * holes.count)
        #expect(withoutTwins(holes, nearerThan: 0) == holes)
    }

    @Test("Which holes count where they lie near to one another in a chain does not depend on their order in the table")
    func chain() {
        // A - B - C, each 4 m from the next: within 5 m B is a twin of both, and A and C are none.
        let chain = [Point(x: 0, y: 0), Point(x: 4, y: 0), Point(x: 8, y: 0)]
        let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
        for order in orders {
            let kept = withoutTwins(order.map { chain[$0] }, nearerThan: 5)
            #expect(kept.sorted { $0.x < $1.x } == [chain[0], chain[2]], "\(order): \(kept)")
            // Those that count stay in the order of the table.
            #expect(kept == order.map { chain[$0] }.filter { $0.x != 4 })
        }
        var random = RandomStream(seed: 3, purpose: "twins")
        let holes = (0..<300).map { _ in Point(x: random.uniform() * 200, y: random.uniform() * 200) }
        let sorted = { (holes: [Point]) in holes.sorted { ($0.x, $0.y) < ($1.x, $1.y) } }
        let kept = sorted(withoutTwins(holes, nearerThan: 8))
        #expect(kept.count < holes.count)
        #expect(sorted(withoutTwins(holes.reversed(), nearerThan: 8)) == kept)
    }

    @Test("Categories do not depend on the order of holes that are near to one another, in pairs, chains and clusters")
    func orderOfHoles() {
        var random = RandomStream(seed: 11, purpose: "chains")
        let holes = square(66).flatMap { hole in
            (0..<4).map { step in
                Point(x: hole.x + Double(step) * 3.5 * random.uniform(), y: hole.y + 4 * random.uniform())
            }
        }
        let spacing = CategorySpacing(measuredMetres: 50, indicatedMetres: 60, extrapolationMetres: 30)
        let found = { (holes: [Point]) in
            let classifier = SpacingClassifier(holes: holes, spacing: spacing)
            return places.map { classifier.category(at: $0) }
        }
        let once = found(holes)
        #expect(Set(once).count > 1)
        #expect(found(holes.reversed()) == once)
        #expect(found(holes.sorted { ($0.y, $0.x) < ($1.y, $1.x) }) == once)
    }

    @Test("Holes of fences ten times nearer to each other than their lines, and denser grids, lose no ground as twins")
    func fences() {
        let fence = (-5...5).flatMap { line in (-50...50).map { Point(x: Double(line) * 150, y: Double($0) * 20) } }
        let spacing = CategorySpacing(indicatedMetres: 100, extrapolationMetres: 30)
        #expect(withoutTwins(fence, nearerThan: spacing.twinMetres) == fence)
        // The rim of a grid of 4 m, whose holes are twins by 50 m: the hull is that of all holes.
        let dense = SpacingClassifier(holes: square(4), spacing: measured(50))
        #expect([-19.9, 19.9].allSatisfy { dense.category(at: Point(x: $0, y: $0)) == .measured })
    }
}
