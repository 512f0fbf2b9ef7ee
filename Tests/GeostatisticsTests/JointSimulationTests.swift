import Foundation
import Foundations
import Geostatistics
import Testing

@Suite struct JointSimulationTests {
    /// A lognormal variable and one correlated with it, at 150 places of a 1 km square; both spatially structured.
    private func samples() throws -> PointSamples {
        var random = RandomStream(seed: 21, purpose: "joint simulation test")
        let locations = (0..<150).map { _ in Point(x: random.uniform() * 1000, y: random.uniform() * 1000) }
        let model = Meuse.spherical(nugget: 0.05, sill: 0.95, range: 150)
        let truth = try SequentialGaussianSimulator(
            data: try PointSamples(locations: [], variables: [[], []]), variograms: [model, model], targets: locations,
            neighbourhood: SearchNeighbourhood(maximumSamples: 32)
        ).realization(0, seed: 8)
        let a = (0..<150).map { truth[$0] }
        let b = (0..<150).map { 0.8 * truth[$0] + 0.6 * truth[150 + $0] }
        return try PointSamples(locations: locations, variables: [a.map { exp($0) }, b.map { 10 + 2 * $0 }])
    }

    private let tails = [
        DistributionTails(minimum: 0, maximum: 40), DistributionTails(minimum: 0, maximum: 20),
    ]

    private func simulation(seed: UInt64 = 4, extra: [Point] = []) throws -> JointSimulation {
        let factors = try GaussianFactors(samples: try samples(), tails: tails, lagMetres: 80)
        let variograms = try factors.fitVariograms(lags: VariogramLags(widthMetres: 40, cutoffMetres: 400)).map(\.model)
        let targets = (0..<625).map { Point(x: Double($0 % 25) * 40 + 20, y: Double($0 / 25) * 40 + 20) }
        return try JointSimulation(factors: factors, variograms: variograms, targets: targets + extra, seed: seed)
    }

    @Test("Every sample is honoured by every realization, in all variables")
    func conditioning() throws {
        let samples = try samples()
        let simulation = try simulation(extra: samples.locations)
        simulation.forEachRealization(0..<3) { realization in
            for sample in 0..<samples.count {
                #expect(realization.values[0][625 + sample] == samples.value(0, at: sample))
                #expect(realization.values[1][625 + sample] == samples.value(1, at: sample))
            }
        }
    }

    @Test("Any number of threads gives the same bytes, in the same order")
    func threads() throws {
        let simulation = try simulation()
        var reference: [SimulatedRealization] = []
        simulation.forEachRealization(0..<9, workers: 1) { reference.append($0) }
        for workers in [2, 7] {
            var results: [SimulatedRealization] = []
            simulation.forEachRealization(0..<9, workers: workers) { results.append($0) }
            #expect(results == reference)
        }
        #expect(simulation.realization(5) == reference[5])
    }

    /// Realizations vary around the samples (ergodic fluctuation of a 7 x 7 range field conditioned by 150 samples), so
    /// quantiles are asked for within 0.25 standard deviations of the samples and correlation within 0.1.
    @Test("Histogram and correlation of the samples are reproduced")
    func reproduction() throws {
        let samples = try samples()
        let simulation = try simulation()
        var pooled: [[Double]] = [[], []]
        simulation.forEachRealization(0..<20, workers: 2) { realization in
            pooled[0] += realization.values[0].map { log(max($0, 1e-9)) }
            pooled[1] += realization.values[1]
        }
        let data = [samples.values(of: 0).map { log($0) }, samples.values(of: 1)]
        for variable in 0..<2 {
            let expected = data[variable].sorted()
            let found = pooled[variable].sorted()
            let deviation = (covariance(expected, expected)).squareRoot()
            for p in [0.1, 0.25, 0.5, 0.75, 0.9] {
                #expect(abs(quantile(ofSorted: found, p) - quantile(ofSorted: expected, p)) < 0.25 * deviation)
            }
        }
        #expect(abs(correlation(pooled[0], pooled[1]) - correlation(data[0], data[1])) < 0.1)
    }

    @Test("Simulated values stay within the stated range of each variable")
    func range() throws {
        for realization in [try simulation().realization(0), try simulation(seed: 99).realization(1)] {
            #expect(realization.values[0].allSatisfy { (0...40).contains($0) })
            #expect(realization.values[1].allSatisfy { (0...20).contains($0) })
        }
    }

    @Test("Factors are uncorrelated and have unit variance; functions of one variable give one factor")
    func factors() throws {
        let factors = try GaussianFactors(samples: try samples(), tails: tails)
        let (a, b) = (factors.scores.values(of: 0), factors.scores.values(of: 1))
        #expect(abs(correlation(a, b)) < 1e-12)
        // The scores of 150 samples have variance just under 1, because their extremes are drawn in.
        #expect(abs(covariance(a, a) - 1) < 0.02 && abs(covariance(b, b) - 1) < 0.02)
        let twice = try PointSamples(
            locations: factors.samples.locations,
            variables: [factors.samples.values(of: 0), factors.samples.values(of: 0).map { $0 * 3 }])
        let dependent = try GaussianFactors(
            samples: twice, tails: [tails[0], DistributionTails(minimum: 0, maximum: 120)])
        #expect(dependent.count == 1)
        let simulation = try JointSimulation(
            factors: dependent, variograms: [Meuse.spherical(nugget: 0, sill: 1, range: 100)],
            targets: [Point(x: 500, y: 500), Point(x: 100, y: 900)], seed: 1)
        let values = simulation.realization(0).values
        #expect(abs(values[1][0] - 3 * values[0][0]) < 1e-9 && abs(values[1][1] - 3 * values[0][1]) < 1e-9)
    }

    @Test("Barren holes stay barren: a share of zeros is given back as zeros")
    func zeros() throws {
        let samples = try samples()
        let cut = samples.values(of: 0).map { $0 < 0.8 ? 0 : $0 }
        let barren = try PointSamples(locations: samples.locations, variables: [cut, cut.map { $0 * 40 }])
        let factors = try GaussianFactors(
            samples: barren, tails: [tails[0], DistributionTails(minimum: 0, maximum: 1600)])
        let simulation = try JointSimulation(
            factors: factors,
            variograms: factors.correlation.indices.prefix(factors.count).map { _ in
                Meuse.spherical(nugget: 0.05, sill: 0.95, range: 150)
            }, targets: (0..<400).map { Point(x: Double($0 % 20) * 50, y: Double($0 / 20) * 50) }, seed: 2)
        let share = Double(cut.filter { $0 == 0 }.count) / 150
        var zeros = 0
        simulation.forEachRealization(0..<10, workers: 2) { realization in
            zeros += realization.values[0].filter { $0 == 0 }.count
            #expect(realization.values[0].allSatisfy { $0 == 0 || $0 > 0 })
        }
        #expect(abs(Double(zeros) / 4000 - share) < 0.12)
    }

    private func covariance(_ a: [Double], _ b: [Double]) -> Double {
        let (x, y) = (a.reduce(0, +) / Double(a.count), b.reduce(0, +) / Double(b.count))
        return zip(a, b).reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) } / Double(a.count)
    }

    private func correlation(_ a: [Double], _ b: [Double]) -> Double {
        covariance(a, b) / (covariance(a, a) * covariance(b, b)).squareRoot()
    }
}
