import Foundations
import Geostatistics
import Testing

@Suite struct KrigingPropertyTests {
    private let grid = Grid(
        origin: Point(x: 0, y: 1000), cellWidth: 25, cellHeight: 25, columns: 40, rows: 40, crs: "EPSG:32633")

    @Test("A datum is honoured exactly, with variance 0", arguments: [nil, 8])
    func honoursData(maximum: Int?) throws {
        let samples = try randomSamples(60, variables: 2)
        let estimator = try KrigingEstimator(
            samples: samples, variogram: Meuse.spherical(nugget: 0.3, sill: 0.7, range: 300),
            neighbourhood: SearchNeighbourhood(maximumSamples: maximum))
        for index in 0..<samples.count {
            let estimate = estimator.estimate(at: samples.locations[index])
            #expect(estimate.values == [samples.value(0, at: index), samples.value(1, at: index)])
            #expect(estimate.variance == 0)
        }
    }

    @Test("A datum is smoothed where the nugget is error of measurement")
    func filtersError() throws {
        let samples = try randomSamples(60, variables: 1)
        var variogram = Meuse.spherical(nugget: 0.3, sill: 0.7, range: 300)
        variogram.nuggetIsMeasurementError = true
        let estimate = try KrigingEstimator(samples: samples, variogram: variogram).estimate(at: samples.locations[0])
        #expect(abs(estimate.values[0] - samples.value(0, at: 0)) > 1e-3)
        #expect(estimate.variance > 0 && estimate.variance < 0.3)
    }

    /// Weights are shared, so the estimate of a linear combination is that combination of the estimates.
    @Test("Estimates are linear in the variables")
    func linear() throws {
        let single = try randomSamples(80, variables: 2)
        let (a, b) = (single.values(of: 0), single.values(of: 1))
        let combined = zip(a, b).map { 2 * $0 - 3 * $1 + 1 }
        let samples = try PointSamples(locations: single.locations, variables: [a, b, combined])
        let estimator = try KrigingEstimator(
            samples: samples, variogram: Meuse.spherical(nugget: 0.1, sill: 0.9, range: 250),
            neighbourhood: SearchNeighbourhood(maximumSamples: 12))
        var workspace = estimator.makeWorkspace()
        let result = estimator.estimate(at: centres(grid.window), in: &workspace)
        for cell in 0..<grid.count {
            let expected = 2 * result.estimates[0][cell] - 3 * result.estimates[1][cell] + 1
            #expect(abs(result.estimates[2][cell] - expected) < 1e-10)
        }
    }

    /// The factor is kept while the neighbours stay the same, which must not show in any bit of the result.
    @Test("The order in which targets are visited changes no byte")
    func orderOfTargets() throws {
        let estimator = try KrigingEstimator(
            samples: try randomSamples(200, variables: 2),
            variogram: Meuse.spherical(nugget: 0.1, sill: 0.9, range: 250),
            neighbourhood: SearchNeighbourhood(maximumSamples: 8, maximumRadiusMetres: 150))
        var workspace = estimator.makeWorkspace()
        let whole = estimator.estimate(grid.window, of: grid, in: &workspace)
        #expect(whole.tally.factorizations < whole.tally.estimated)
        for window in grid.windows(side: 7) {
            var fresh = estimator.makeWorkspace()
            let part = estimator.estimate(window, of: grid, in: &fresh)
            for row in 0..<window.height {
                for column in 0..<window.width {
                    let here = row * window.width + column
                    let there = (window.row + row) * grid.columns + window.column + column
                    #expect(part.estimates[1][here].bitPattern == whole.estimates[1][there].bitPattern)
                    #expect(part.variance[here].bitPattern == whole.variance[there].bitPattern)
                }
            }
        }
    }

    @Test("Cells beyond support and masked cells stay missing and are counted")
    func missing() throws {
        let samples = try PointSamples(
            locations: [Point(x: 12, y: 990), Point(x: 40, y: 985), Point(x: 30, y: 950)], values: [1, 2, 3])
        let estimator = try KrigingEstimator(
            samples: samples, variogram: Meuse.spherical(nugget: 0, sill: 1, range: 100),
            neighbourhood: SearchNeighbourhood(minimumSamples: 2, maximumRadiusMetres: 60))
        var workspace = estimator.makeWorkspace()
        var mask = [Bool](repeating: true, count: 16)
        mask[0] = false
        let window = Window(column: 0, row: 0, width: 4, height: 4)
        let result = estimator.estimate(window, of: grid, where: mask, in: &workspace)
        #expect(result.estimates[0][0].isNaN)
        #expect(result.estimates[0][1].isFinite)
        #expect(result.estimates[0][15].isNaN && result.variance[15].isNaN)
        #expect(result.tally.estimated + result.tally.beyondSupport == 15)
        #expect(result.tally.estimated == result.estimates[0].filter(\.isFinite).count)
    }

    @Test("The slope of regression follows from variance and Lagrange multiplier of a two-sample system")
    func slope() throws {
        // Two samples 100 m apart, target midway, spherical range 200 without nugget. By symmetry both weights are
        // 1/2; c(50) = 1 - 1.5/4 + 0.5/64, c(100) = 1 - 1.5/2 + 0.5/8. Slope = c0.w / w'Cw.
        let samples = try PointSamples(locations: [Point(x: 0, y: 0), Point(x: 100, y: 0)], values: [1, 3])
        let estimate = try KrigingEstimator(
            samples: samples, variogram: Meuse.spherical(nugget: 0, sill: 1, range: 200)
        ).estimate(at: Point(x: 50, y: 0))
        let c50 = 1 - 1.5 / 4 + 0.5 / 64
        let c100 = 1 - 1.5 / 2 + 0.5 / 8
        #expect(abs(estimate.values[0] - 2) < 1e-14)
        #expect(abs(estimate.variance - (1 - 2 * c50 + (1 + c100) / 2)) < 1e-14)
        #expect(abs(estimate.slopeOfRegression - c50 / ((1 + c100) / 2)) < 1e-14)
        #expect(abs(estimate.efficiency - (1 - estimate.variance)) < 1e-14)
    }

    @Test("Coincident samples are found and averaged, refused, or kept where the nugget is error of measurement")
    func coincident() throws {
        let here = Point(x: 100, y: 100)
        let samples = try PointSamples(
            locations: [here, Point(x: 200, y: 150), here, Point(x: 50, y: 300), Point(x: 200, y: 150.4)],
            values: [1, 5, 3, 7, 9])
        var variogram = Meuse.spherical(nugget: 0.1, sill: 1, range: 200)
        #expect(throws: GossanError.self) { try KrigingEstimator(samples: samples, variogram: variogram) }
        var warnings: [Warning] = []
        #expect(throws: GossanError.self) { try samples.resolvingCoincident(.refuse, warnings: &warnings) }
        let exact = try samples.resolvingCoincident(.average, warnings: &warnings)
        #expect(exact.values == [2, 5, 7, 9])
        #expect(warnings.map(\.code) == ["coincident_samples_averaged"])
        let near = try samples.resolvingCoincident(.average, toleranceMetres: 0.5, warnings: &warnings)
        #expect(near.values == [2, 7, 7])
        variogram.nuggetIsMeasurementError = true
        let estimate = try KrigingEstimator(samples: samples, variogram: variogram).estimate(at: here)
        #expect(estimate.values[0] > 1 && estimate.values[0] < 4)
    }

    /// Smooth structures make systems so near to singular that rounding alone decides their weights. Expected by mpmath with 80
    /// digits, at three places.
    @Test(
        "A system that cannot be solved in double precision is reported as singular, never solved wrongly",
        arguments: [
            (100.0, [0.6936317665044541, 0.38079443903598337, 0.2990413713709449]),
            (200, [0.7020403805872456, 0.22836848565751353, 0.23678272290039554]),
            (300, [0.7693260377655451, -0.12295454652838246, 0.273447066361391]),
            (400, [0.9082418245846235, -0.8014898877106144, 0.3466301652786873]),
            (600, [1.2260757908630113, -2.4701525743968875, 0.47241820965163633]),
            (1000, [1.3801071013819837, -3.9015795267674487, 0.6617244936900126]),
            (2000, [1.0655058708056497, -4.198225370155722, 1.2381505460426887]),
        ] as [(Double, [Double])])
    func nearSingular(range: Double, exact: [Double]) throws {
        let places = (0..<16).map { number in
            let (i, j) = (number % 4, number / 4)
            return Point(x: Double(100 * i + (i * 7 + j * 11) % 13), y: Double(100 * j + (i * 5 + j * 3) % 11))
        }
        let values = (0..<16).map { Double(($0 * 37 + 11) % 101) / 100 }
        let estimator = try KrigingEstimator(
            samples: PointSamples(locations: places, values: values),
            variogram: VariogramModel(
                nuggetEffect: 0, structures: [VariogramStructure(.gaussian, partialSill: 1, rangeMetres: range)]))
        for (place, expected) in zip([(150.0, 150.0), (250, 120), (30, 260)], exact) {
            let estimate = estimator.estimate(at: Point(x: place.0, y: place.1))
            #expect(range > 300 || estimate.status == .estimated)
            guard estimate.status == .estimated else { continue }
            #expect(abs(estimate.values[0] - expected) < 1e-5)
        }
    }

    @Test("A drift that the samples do not determine is reported as singular")
    func singular() throws {
        let samples = try PointSamples(
            locations: (0..<5).map { Point(x: Double($0) * 10, y: Double($0) * 10) }, values: [1, 2, 3, 4, 5])
        let estimator = try KrigingEstimator(
            samples: samples, variogram: Meuse.spherical(nugget: 0, sill: 1, range: 100), method: .universalLinear)
        let estimate = estimator.estimate(at: Point(x: 3, y: 30))
        #expect(estimate.status == .singular)
        #expect(estimate.values[0].isNaN && estimate.variance.isNaN)
    }

    @Test("Systems beyond the limit and missing values are refused before anything runs")
    func refused() throws {
        let many = try randomSamples(KrigingEstimator.largestSystem + 1, variables: 1)
        let variogram = Meuse.spherical(nugget: 0, sill: 1, range: 100)
        #expect(throws: GossanError.self) { try KrigingEstimator(samples: many, variogram: variogram) }
        #expect(throws: GossanError.self) { try PointSamples(locations: [Point(x: 0, y: 0)], values: [.nan]) }
        #expect(throws: GossanError.self) { try PointSamples(locations: [Point(x: 0, y: 0)], values: [1, 2]) }
        let none = try PointSamples(locations: [], values: [])
        #expect(throws: GossanError.self) { try KrigingEstimator(samples: none, variogram: variogram) }
    }

    private func randomSamples(_ count: Int, variables: Int) throws -> PointSamples {
        var random = RandomStream(seed: 7, purpose: "kriging test")
        let locations = (0..<count).map { _ in Point(x: random.uniform() * 1000, y: random.uniform() * 1000) }
        let values = (0..<variables).map { _ in (0..<count).map { _ in random.normal() } }
        return try PointSamples(locations: locations, variables: values)
    }

    private func centres(_ window: Window) -> [Point] {
        window.rows.flatMap { row in window.columns.map { grid.center(column: $0, row: row) } }
    }
}
