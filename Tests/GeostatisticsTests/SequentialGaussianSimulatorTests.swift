import Foundations
import Geostatistics
import Testing

@Suite struct SequentialGaussianSimulatorTests {
    private let model = Meuse.spherical(nugget: 0.1, sill: 0.9, range: 60)

    /// With every datum and earlier value in the neighbourhood the method is exact, so over realizations the mean is
    /// simple kriging's and the variance its kriging variance. Tolerance: 4.5 standard errors of 1,500 draws.
    @Test("Mean and variance over realizations are those of simple kriging")
    func simpleKriging() throws {
        var random = RandomStream(seed: 3, purpose: "simulation test")
        let data = try PointSamples(
            locations: (0..<12).map { _ in Point(x: random.uniform() * 100, y: random.uniform() * 100) },
            values: (0..<12).map { _ in random.normal() })
        let targets = (0..<12).map { Point(x: Double($0 % 4) * 25 + 10, y: Double($0 / 4) * 30 + 15) }
        let simulator = try SequentialGaussianSimulator(
            data: data, variograms: [model], targets: targets, neighbourhood: SearchNeighbourhood(maximumSamples: 24))
        let kriging = try KrigingEstimator(samples: data, variogram: model, method: .simple(means: [0]))
        let draws = 1500
        var sums = [Double](repeating: 0, count: targets.count)
        var squares = sums
        for index in 0..<draws {
            for (target, value) in simulator.realization(index, seed: 11).enumerated() {
                sums[target] += value
                squares[target] += value * value
            }
        }
        for (target, point) in targets.enumerated() {
            let expected = kriging.estimate(at: point)
            let mean = sums[target] / Double(draws)
            let variance = squares[target] / Double(draws) - mean * mean
            #expect(abs(mean - expected.values[0]) < 4.5 * (expected.variance / Double(draws)).squareRoot())
            #expect(abs(variance / expected.variance - 1) < 4.5 * (2 / Double(draws)).squareRoot())
        }
    }

    /// Unconditional realizations on 48 x 48 nodes, a field of 16 ranges each way. The mean variogram of 12 of them
    /// scatters by about 0.02 around the model; sixteen neighbours add a bias of the same size.
    @Test("The variogram is reproduced")
    func variogram() throws {
        let targets = (0..<(48 * 48)).map { Point(x: Double($0 % 48), y: Double($0 / 48)) }
        let model = Meuse.spherical(nugget: 0.1, sill: 0.9, range: 6)
        let simulator = try SequentialGaussianSimulator(
            data: try PointSamples(locations: [], variables: [[]]), variograms: [model], targets: targets,
            neighbourhood: SearchNeighbourhood(maximumSamples: 16))
        var means: [Double] = []
        for index in 0..<12 {
            let values = simulator.realization(index, seed: 5)
            let samples = try PointSamples(locations: targets, values: values)
            let bins = try experimentalVariogram(samples, lags: VariogramLags(widthMetres: 1, cutoffMetres: 10))
            if means.isEmpty { means = bins.map { _ in 0 } }
            for (bin, value) in bins.enumerated() {
                means[bin] += (value.semivariance - model.semivariance(atDistance: value.meanDistanceMetres)) / 12
            }
        }
        #expect(means.count == 10)
        #expect(means.allSatisfy { abs($0) < 0.06 })
    }

    @Test("A target on a datum takes its value, one realization works, and none has NaN")
    func conditioning() throws {
        let data = try PointSamples(
            locations: [Point(x: 0, y: 0), Point(x: 5, y: 5)], variables: [[1.25, -0.5], [0.75, 2]])
        let targets = (0..<100).map { Point(x: Double($0 % 10), y: Double($0 / 10)) }
        let simulator = try SequentialGaussianSimulator(
            data: data, variograms: [model, model], targets: targets,
            neighbourhood: SearchNeighbourhood(maximumSamples: 8, maximumRadiusMetres: 4))
        let values = simulator.realization(0, seed: 1)
        #expect(values.count == 200)
        #expect(values.allSatisfy { $0.isFinite })
        #expect(values[0] == 1.25 && values[55] == -0.5 && values[100] == 0.75 && values[155] == 2)
    }

    @Test("Realizations differ from each other and with the seed, and come back the same")
    func reproducible() throws {
        let targets = (0..<400).map { Point(x: Double($0 % 20), y: Double($0 / 20)) }
        let simulator = try SequentialGaussianSimulator(
            data: try PointSamples(locations: [Point(x: 0.5, y: 0.5)], values: [1]), variograms: [model],
            targets: targets, neighbourhood: SearchNeighbourhood(maximumSamples: 12))
        let first = simulator.realization(0, seed: 1)
        #expect(first == simulator.realization(0, seed: 1))
        #expect(first != simulator.realization(1, seed: 1))
        #expect(first != simulator.realization(0, seed: 2))
    }

    @Test("Near-coincident data do not stop a simulation")
    func nearCoincident() throws {
        let smooth = VariogramModel(
            nuggetEffect: 0, structures: [VariogramStructure(.gaussian, partialSill: 1, rangeMetres: 500)])
        let data = try PointSamples(
            locations: (0..<6).map { Point(x: Double($0) * 1e-4, y: 0) }, values: [1, 1, 1, 1, 1, 1])
        let simulator = try SequentialGaussianSimulator(
            data: data, variograms: [smooth], targets: (0..<50).map { Point(x: Double($0), y: 3) },
            neighbourhood: SearchNeighbourhood(maximumSamples: 16))
        let values = simulator.realization(0, seed: 1)
        #expect(values.allSatisfy { $0.isFinite })
        #expect(abs(values[0] - 1) < 0.1)
    }

    @Test("Unfit variograms, neighbourhoods and data are refused")
    func refused() throws {
        let data = try PointSamples(locations: [Point(x: 0, y: 0), Point(x: 0, y: 0)], values: [1, 2])
        let one = try PointSamples(locations: [Point(x: 0, y: 0)], values: [1])
        let near = SearchNeighbourhood(maximumSamples: 8)
        let half = Meuse.spherical(nugget: 0, sill: 0.5, range: 10)
        func attempt(_ data: PointSamples, _ models: [VariogramModel], _ neighbourhood: SearchNeighbourhood) throws {
            _ = try SequentialGaussianSimulator(
                data: data, variograms: models, targets: [Point(x: 1, y: 1)], neighbourhood: neighbourhood)
        }
        #expect(throws: GossanError.self) { try attempt(data, [model], near) }
        #expect(throws: GossanError.self) { try attempt(one, [half], near) }
        #expect(throws: GossanError.self) { try attempt(one, [model, model], near) }
        #expect(throws: GossanError.self) { try attempt(one, [model], .global) }
    }
}
