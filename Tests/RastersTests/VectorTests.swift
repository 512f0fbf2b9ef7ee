import Foundations
import Rasters
import Testing

/// The shapes over the reference grid, against tables made with shapely.
struct VectorTests {
    static let grid = makeGrid(10, 8, width: 2, height: 3, origin: Point(x: 100, y: 224))
    static let lines = ReferenceTables.paths("lines").map { Geometry.lines([$0]) }
    static let points = ReferenceTables.paths("points").map { Geometry.points($0) }
    static let zones = ReferenceTables.zones.map { Geometry.polygons([$0]) }

    /// Puts windows of a layer together.
    static func gathered<Value>(side: Int, _ kernel: (Window) -> [Value]) -> [Value] {
        var cells: [(Int, Value)] = []
        for window in grid.windows(side: side) {
            let values = kernel(window)
            for (index, value) in values.enumerated() {
                let row = window.row + index / window.width
                cells.append((row * grid.columns + window.column + index % window.width, value))
            }
        }
        return cells.sorted { $0.0 < $1.0 }.map(\.1)
    }

    @Test("Polygons are present where they hold the centre", arguments: [100, 3, 1])
    func centres(side: Int) {
        var count = [Double](repeating: 0, count: Self.grid.count)
        for zone in Self.zones {
            let rasterizer = FeatureRasterizer([zone], grid: Self.grid)
            for (cell, value) in Self.gathered(side: side, { rasterizer.presence(in: $0) }).enumerated() {
                count[cell] += Double(value)
            }
        }
        #expect(count == ReferenceTables.values("zoneCentres"))
    }

    @Test("Lines take the cells they pass, and so do the borders of polygons on request", arguments: [100, 3, 1])
    func touched(side: Int) {
        let lines = FeatureRasterizer(Self.lines, grid: Self.grid)
        let passed = Self.gathered(side: side) { lines.presence(in: $0) }
        #expect(passed.map(Double.init) == ReferenceTables.values("lineTouched"))
        let triangle = FeatureRasterizer([Self.zones[5]], grid: Self.grid)
        let found = Self.gathered(side: side) { triangle.presence(in: $0, rule: .touched) }
        #expect(found.map(Double.init) == ReferenceTables.values("triangleTouched"))
    }

    @Test("A line along a border belongs to the cells south and east of it, one through a corner to those it passes")
    func borders() {
        let grid = makeGrid(3, 3)
        func cells(_ a: Point, _ b: Point) -> [UInt8] {
            FeatureRasterizer([.lines([[a, b]])], grid: grid).presence(in: grid.window)
        }
        #expect(cells(Point(x: 0.2, y: -1), Point(x: 2.8, y: -1)) == [0, 0, 0, 1, 1, 1, 0, 0, 0])
        #expect(cells(Point(x: 1, y: -0.2), Point(x: 1, y: -2.8)) == [0, 1, 0, 0, 1, 0, 0, 1, 0])
        #expect(cells(Point(x: 0, y: 0), Point(x: 3, y: -3)) == [1, 0, 0, 0, 1, 0, 0, 0, 1])
        #expect(FeatureRasterizer([.points([Point(x: 1, y: -1)])], grid: grid).presence(in: grid.window)[4] == 1)
    }

    @Test("Classes follow the rule for cells that polygons share")
    func classes() {
        let grid = makeGrid(3, 1)
        func box(_ west: Double, _ east: Double) -> Geometry {
            .polygons([
                Polygon(exterior: [
                    Point(x: west, y: -1), Point(x: east, y: -1), Point(x: east, y: 0), Point(x: west, y: 0),
                ])
            ])
        }
        let rasterizer = FeatureRasterizer([box(0, 1.6), box(0.3, 2), box(1.6, 1.9)], grid: grid)
        func classes(_ rule: OverlapRule) -> [Float] { rasterizer.classes([7, 8, 7], in: grid.window, rule: rule) }
        #expect(classes(.last(.centre))[0...1] == [8, 8])
        #expect(classes(.first(.centre))[0...1] == [7, 7])
        #expect(classes(.last(.touched))[0...1] == [8, 7])
        // Cell 1: class 7 covers 0.6 + 0.3, class 8 all of it; cell 0: class 7 all, class 8 0.7.
        #expect(classes(.largestCoverage)[0...1] == [7, 8])
        #expect(classes(.last(.centre))[2].isNaN && classes(.largestCoverage)[2].isNaN)
    }

    // Single precision of distances up to 30: 2e-6.
    @Test("Distances to shapes equal shapely's", arguments: [100, 3])
    func distances(side: Int) {
        for (name, shapes) in [
            ("lineDistance", Self.lines), ("pointDistance", Self.points),
            ("zoneDistance", [1, 2, 5, 7].map { Self.zones[$0] }),
        ] {
            let distance = GeometryDistance(to: shapes, grid: Self.grid)
            let found = Self.gathered(side: side) { distance.distances(in: $0).metres }
            #expect(largestDifference(found, ReferenceTables.values(name)) < 3e-6, "\(name)")
        }
    }

    @Test("Distance to shapes equals a search of all pieces, with the first of equals nearest", arguments: 0..<10)
    func search(seed: Int) {
        var random = RandomStream(seed: UInt64(seed), purpose: "shapes")
        let grid = makeGrid(30, 20, width: 4, height: seed % 2 == 0 ? 4 : 6, origin: Point(x: 5e5, y: 4e6))
        func point() -> Point {
            Point(x: 5e5 + 140 * random.uniform() - 10, y: 4e6 - 120 * random.uniform() + 10)
        }
        let shapes = (0..<40).map { _ in Geometry.lines([(0..<4).map { _ in point() }]) }
        let limit = seed % 3 == 0 ? DistanceLimit(metres: 9, beyond: .missing) : nil
        let found = GeometryDistance(to: shapes, grid: grid).distances(
            in: grid.window, limit: limit, wantsNearest: true)
        for cell in 0..<grid.count {
            let centre = grid.center(column: cell % grid.columns, row: cell / grid.columns)
            let all = shapes.map { shape -> Double in
                guard case .lines(let lines) = shape else { return .infinity }
                return zip(lines[0], lines[0].dropFirst()).map { Self.distance(centre, $0, $1) }.min() ?? .infinity
            }
            let least = all.min() ?? .infinity
            if let limit, least > limit.metres {
                #expect(found.metres[cell].isNaN && found.nearest[cell] == -1)
            } else {
                #expect(abs(Double(found.metres[cell]) - least) < 1e-5)
                #expect(all[found.nearest[cell]] < least + 1e-7)
            }
        }
    }

    static func distance(_ point: Point, _ a: Point, _ b: Point) -> Double {
        let length = a.distance(to: b)
        let along = ((point.x - a.x) * (b.x - a.x) + (point.y - a.y) * (b.y - a.y)) / (length * length)
        let t = along.clamped(to: 0...1)
        return point.distance(to: Point(x: a.x + t * (b.x - a.x), y: a.y + t * (b.y - a.y)))
    }

    @Test("Distance to nothing is missing and says so")
    func nothing() {
        let distance = GeometryDistance(to: [], grid: Self.grid)
        #expect(distance.isEmpty)
        #expect(distance.distances(in: Self.grid.window).metres.allSatisfy { $0.isNaN })
    }

    // The circle of the reference is a polygon of 80,000 corners: 1e-9 of its area.
    @Test("Densities equal lengths and counts in shapely's circles", arguments: [100, 3])
    func densities(side: Int) {
        let lines = LineDensity(of: Self.lines, radiusMetres: 4.5, grid: Self.grid)
        let expected = ReferenceTables.values("lineDensity")
        for (found, value) in zip(Self.gathered(side: side) { lines.kmPerKm2(in: $0) }, expected) {
            #expect(abs(Double(found) - value) <= 1e-6 * value + 1e-6)
        }
        let points = PointDensity(of: Self.points, radiusMetres: 4.5, grid: Self.grid)
        for (found, value) in zip(
            Self.gathered(side: side) { points.perKm2(in: $0) }, ReferenceTables.values("pointDensity"))
        {
            #expect(abs(Double(found) - value) <= 1e-6 * value)
        }
    }

    @Test("The quartic kernel counts every point as one over the plane")
    func quartic() {
        let grid = makeGrid(200, 200, width: 10, height: 10)
        let density = PointDensity(
            of: [.points([Point(x: 1003, y: -996)])], radiusMetres: 400, kernel: .quartic, grid: grid)
        let points = density.perKm2(in: grid.window).reduce(0.0) { $0 + Double($1) } * 100 / 1e6
        // The integral of the kernel is 1; the sum over 10 m cells approaches it to the fourth order.
        #expect(abs(points - 1) < 1e-4)
    }
}
