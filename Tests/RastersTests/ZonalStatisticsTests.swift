import Foundations
import Rasters
import Testing

struct ZonalStatisticsTests {
    let grid = makeGrid(10, 8, width: 2, height: 3, origin: Point(x: 100, y: 224))

    /// The zones over the reference grid, worked out in windows of the given side.
    func statistics(side: Int, weighted: Bool = false, reversed: Bool = false) -> [ZonalStatistics] {
        let shapes = ReferenceTables.zones.map { zone in
            Geometry.polygons([
                reversed
                    ? Polygon(exterior: zone.exterior.reversed(), holes: zone.holes.map { $0.reversed() }) : zone
            ])
        }
        let zones = FeatureRasterizer(shapes, grid: grid)
        let values = ReferenceTables.floats("zonalValues")
        let weights = ReferenceTables.values("zonalWeights")
        var totals = [ZonalAccumulator](repeating: ZonalAccumulator(keepsValues: true), count: shapes.count)
        for window in grid.windows(side: side) {
            func part<Value>(_ all: [Value]) -> [Value] {
                window.rows.flatMap { row in window.columns.map { all[row * grid.columns + $0] } }
            }
            let found = zonalStatistics(
                of: zones, in: window, values: part(values), weights: weighted ? part(weights) : [],
                keepsValues: true)
            mergeZones(&totals, with: found)
        }
        return totals.map(\.statistics)
    }

    // exactextract keeps coverage in single precision: 1e-7 relative. Its sums of missing zones are 0 as ours.
    @Test(
        "Statistics equal exactextract's, also for zones inside a cell, with holes and off the grid",
        arguments: [100, 3, 1])
    func exactextract(side: Int) {
        let found = statistics(side: side)
        func agrees(_ name: String, _ values: [Double]) {
            let expected = ReferenceTables.values("zonal_\(name)")
            #expect(expected.count == values.count)
            for (a, b) in zip(values, expected) {
                #expect(abs(a - b) <= 1e-6 * max(abs(b), 1e-3) || (a.isNaN && b.isNaN), "\(name): \(a) and \(b)")
            }
        }
        agrees("count", found.map(\.cells))
        agrees("sum", found.map(\.sum))
        agrees("mean", found.map(\.mean))
        agrees("min", found.map { Double($0.minimum) })
        agrees("max", found.map { Double($0.maximum) })
        agrees("variance", found.map(\.variance))
        agrees("stdev", found.map(\.standardDeviation))
        agrees("mode", found.map { Double($0.distribution.majority) })
        agrees("variety", found.map { Double($0.distribution.values.count) })
        agrees("quantile_10", found.map { $0.distribution.quantile(0.1) })
        agrees("quantile_25", found.map { $0.distribution.quantile(0.25) })
        agrees("quantile_50", found.map { $0.distribution.quantile(0.5) })
        agrees("quantile_90", found.map { $0.distribution.quantile(0.9) })
    }

    @Test("Weighted means and sums equal exactextract's")
    func weighted() {
        let found = statistics(side: 100, weighted: true)
        for (zone, mean) in zip(found, ReferenceTables.values("zonal_weighted_mean")) where !mean.isNaN {
            #expect(abs(zone.mean - mean) <= 1e-6 * mean)
        }
        for (zone, sum) in zip(found, ReferenceTables.values("zonal_weighted_sum")) where !sum.isNaN {
            #expect(abs(zone.sum - sum) <= 1e-6 * sum)
        }
    }

    @Test("A cell with a weight that is not above zero counts as covered and adds nothing, alone or in a row")
    func weightsNotAboveZero() {
        let zones = FeatureRasterizer(
            [
                .polygons([
                    Polygon(exterior: [Point(x: 0, y: 0), Point(x: 3, y: 0), Point(x: 3, y: 1), Point(x: 0, y: 1)])
                ])
            ],
            grid: makeGrid(3, 1, width: 1, height: 1, origin: Point(x: 0, y: 1)))
        let window = Window(column: 0, row: 0, width: 3, height: 1)
        let row = zonalStatistics(of: zones, in: window, values: [1, 5, 9], weights: [2, -4, 0])[0].found.statistics
        var single = ZonalAccumulator()
        for (value, weight) in [(1, 2.0), (5, -4), (9, 0)] as [(Float, Double)] {
            single.add(value, coverage: 1, weight: weight)
        }
        for found in [row, single.statistics] {
            #expect(found.cells == 3 && found.weight == 2 && found.mean == 1)
            #expect(found.minimum == 1 && found.maximum == 9)
        }
    }

    @Test("The direction of the rings does not matter")
    func direction() {
        for (a, b) in zip(statistics(side: 4), statistics(side: 4, reversed: true)) {
            #expect(abs(a.cells - b.cells) < 1e-12)
        }
    }

    @Test("Zones that share borders cover every cell once")
    func partition() {
        let hub = Point(x: 109.3, y: 213.7)
        // Slices of the box around a hub: each polygon is the triangle between the hub and a piece of the border.
        let border = [
            Point(x: 100, y: 200), Point(x: 111.7, y: 200), Point(x: 120, y: 200), Point(x: 120, y: 209.9),
            Point(x: 120, y: 224), Point(x: 100, y: 224), Point(x: 100, y: 218.2),
        ]
        let slices = border.indices.map { index in
            Geometry.polygons([Polygon(exterior: [hub, border[index], border[(index + 1) % border.count]])])
        }
        let rasterizer = FeatureRasterizer(slices, grid: grid)
        var total = [Double](repeating: 0, count: grid.count)
        for slice in slices.indices {
            for (cell, share) in rasterizer.coverage(of: slice, in: grid.window).enumerated() { total[cell] += share }
        }
        #expect(total.allSatisfy { abs($0 - 1) < 1e-12 })
    }

    @Test("A zone's covered area is its area")
    func area() {
        for zone in ReferenceTables.zones.prefix(5) {
            let rasterizer = FeatureRasterizer([.polygons([zone])], grid: grid)
            let cells = rasterizer.coverage(of: 0, in: grid.window).reduce(0, +)
            #expect(abs(cells * grid.cellArea - zone.area) < 1e-9)
        }
    }
}
