import Foundations
import Geostatistics
import Testing

/// Windows are worked out by blocks of cells that share their samples; every cell must get what it would get alone.
@Suite struct NeighbourBlocksTests {
    private static let grid = Grid(
        origin: Point(x: 1000, y: 5000), cellWidth: 10, cellHeight: 7, columns: 70, rows: 90, crs: "EPSG:32633")

    /// Samples at random, on a regular grid full of ties, and in a tight cluster.
    private static func samples(_ kind: String) throws -> PointSamples {
        var random = RandomStream(seed: 7, purpose: "neighbour blocks")
        let box = grid.extent
        let points: [Point] =
            switch kind {
            case "random":
                (0..<200).map { _ in
                    Point(x: box.minX + 700 * random.uniform(), y: box.minY + 630 * random.uniform())
                }
            case "regular":
                (0..<100).map { Point(x: box.minX + Double($0 % 10) * 70, y: box.minY + Double($0 / 10) * 63) }
            default: (0..<60).map { _ in Point(x: 1300 + 5 * random.uniform(), y: 4700 + 5 * random.uniform()) }
            }
        return try PointSamples(
            locations: points, variables: [points.map { _ in random.normal() }, points.map { $0.x - $0.y }])
    }

    private static let neighbourhoods = [
        SearchNeighbourhood(maximumSamples: 16), SearchNeighbourhood(maximumSamples: 1),
        SearchNeighbourhood(maximumSamples: 5, minimumSamples: 3, maximumRadiusMetres: 90),
        SearchNeighbourhood(maximumRadiusMetres: 120),
        SearchNeighbourhood(
            maximumSamples: 8, maximumRadiusMetres: 300,
            ellipse: GeometricAnisotropy(azimuthDegrees: 30, ratio: 0.4)),
    ]

    @Test(
        "Inverse distance over a window equals the estimate of each cell alone",
        arguments: ["random", "regular", "cluster"], neighbourhoods)
    func inverseDistance(kind: String, neighbourhood: SearchNeighbourhood) throws {
        let estimator = try InverseDistanceEstimator(
            samples: try Self.samples(kind), power: kind == "random" ? 2 : 3, neighbourhood: neighbourhood)
        let layers = estimator.estimate(Self.grid.window, of: Self.grid)
        compare(layers, 1e-6) { estimator.estimate(at: $0) }
    }

    @Test(
        "A kriged surface equals the estimate of each cell alone", arguments: ["random", "regular"],
        neighbourhoods.dropFirst(2) + neighbourhoods.prefix(1))
    func kriging(kind: String, neighbourhood: SearchNeighbourhood) throws {
        let variogram = VariogramModel(
            nuggetEffect: 0.1, structures: [VariogramStructure(.exponential, partialSill: 1, rangeMetres: 80)])
        let estimator = try KrigingEstimator(
            samples: try Self.samples(kind), variogram: variogram, neighbourhood: neighbourhood)
        var workspace = estimator.makeWorkspace()
        let surface = estimator.surface(Self.grid.window, of: Self.grid, in: &workspace)
        // Single precision of values of some thousands.
        compare(surface, 2e-6) { estimator.estimate(at: $0).values }
    }

    @Test("A workspace that made a surface estimates the next target as a new one does")
    func workspaceAfterSurface() throws {
        let estimator = try KrigingEstimator(
            samples: try Self.samples("random"),
            variogram: VariogramModel(
                nuggetEffect: 0.1, structures: [VariogramStructure(.exponential, partialSill: 1, rangeMetres: 80)]),
            neighbourhood: SearchNeighbourhood(maximumSamples: 8))
        var workspace = estimator.makeWorkspace()
        _ = estimator.surface(Self.grid.window, of: Self.grid, in: &workspace)
        // The samples of the window's last cell stand in the workspace, maybe without their matrix.
        let last = Self.grid.center(column: Self.grid.columns - 1, row: Self.grid.rows - 1)
        estimator.estimate(at: last, in: &workspace)
        let alone = estimator.estimate(at: last)
        #expect(workspace.estimate(ofVariable: 0) == alone.values[0])
        #expect(workspace.variance == alone.variance)
    }

    @Test("A surface factors each set of samples once")
    func factorizations() throws {
        let samples = try PointSamples(
            locations: [Point(x: 1000, y: 4700), Point(x: 1350, y: 4720), Point(x: 1700, y: 4690)], values: [1, 2, 4])
        let estimator = try KrigingEstimator(
            samples: samples,
            variogram: VariogramModel(
                nuggetEffect: 0, structures: [VariogramStructure(.spherical, partialSill: 1, rangeMetres: 500)]),
            neighbourhood: SearchNeighbourhood(maximumSamples: 2))
        var workspace = estimator.makeWorkspace()
        _ = estimator.surface(Self.grid.window, of: Self.grid, in: &workspace)
        #expect(workspace.tally.estimated == Self.grid.count)
        #expect(workspace.tally.factorizations <= 3)
    }

    @Test("A window gives the same values however it is cut")
    func windows() throws {
        let estimator = try InverseDistanceEstimator(
            samples: try Self.samples("random"), neighbourhood: SearchNeighbourhood(maximumSamples: 16))
        let whole = estimator.estimate(Self.grid.window, of: Self.grid)[0]
        let part = Window(column: 13, row: 29, width: 41, height: 17)
        let cut = estimator.estimate(part, of: Self.grid)[0]
        for row in 0..<part.height {
            for column in 0..<part.width {
                let there = (part.row + row) * Self.grid.columns + part.column + column
                #expect(cut[row * part.width + column] == whole[there])
            }
        }
    }

    private func compare(_ layers: [[Float]], _ tolerance: Double, _ alone: (Point) -> [Double]) {
        var worst = 0.0
        for cell in 0..<Self.grid.count {
            let target = Self.grid.center(column: cell % Self.grid.columns, row: cell / Self.grid.columns)
            for (variable, expected) in alone(target).enumerated() {
                let found = Double(layers[variable][cell])
                if expected.isNaN != found.isNaN { worst = .infinity }
                if !expected.isNaN { worst = max(worst, abs(found - expected) / max(1, abs(expected))) }
            }
        }
        #expect(worst < tolerance)
    }
}
