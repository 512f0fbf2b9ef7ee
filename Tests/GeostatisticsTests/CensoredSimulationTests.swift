import Foundation
import Foundations
import Geostatistics
import Testing

@Suite("Simulation of a thickness that is zero in barren holes") struct CensoredSimulationTests {
    private let model = Meuse.spherical(nugget: 0, sill: 1, range: 120)
    private let targets = (0..<400).map { Point(x: Double($0 % 20) * 10 + 3, y: Double($0 / 20) * 10 + 4) }

    /// Holes at 25 m, ore in a disc of 70 m radius, 4 m thick in the middle.
    private func holes() throws -> PointSamples {
        let locations = (0..<64).map { Point(x: Double($0 % 8) * 25, y: Double($0 / 8) * 25) }
        return try PointSamples(
            locations: locations,
            values: locations.enumerated().map { index, place in
                let radius = place.distance(to: Point(x: 90, y: 85)) / 70
                return radius < 1 ? 4 * (1 - radius * radius) + 0.01 * Double(index % 3) : 0
            })
    }

    private func simulation(
        _ samples: PointSamples, weights: [Double]? = nil, variogram: VariogramModel?, targets: [Point],
        radius: Double = .infinity
    ) throws -> CensoredSimulation {
        try CensoredSimulation(
            samples: samples, weights: weights, maximum: 5, variogram: variogram, targets: targets,
            neighbourhood: SearchNeighbourhood(maximumSamples: 16, maximumRadiusMetres: radius), seed: 12)
    }

    @Test("Every hole is honoured exactly by every realization, barren ones with zero")
    func conditioning() throws {
        let samples = try holes()
        let simulation = try simulation(samples, variogram: nil, targets: targets + samples.locations)
        for index in 0..<5 {
            let values = simulation.realization(index)
            #expect(Array(values[400...]) == samples.values(of: 0))
            #expect(values.allSatisfy { (0...5).contains($0) })
        }
    }

    @Test("A realization depends on seed and index alone, for any number of threads")
    func threads() throws {
        let simulation = try simulation(try holes(), variogram: model, targets: targets)
        let reference = (0..<6).map { simulation.realization($0) }
        #expect(concurrentMap(0..<6) { simulation.realization($0) } == reference)
        #expect(simulation.realization(4) == reference[4] && reference[4] != reference[5])
    }

    @Test("Ground among barren holes is mostly barren, ground among holes with ore has ore")
    func inside() throws {
        let places = [Point(x: 88, y: 88), Point(x: 187, y: 187)]
        let simulation = try simulation(try holes(), variogram: model, targets: places)
        let draws = (0..<200).map { simulation.realization($0) }
        #expect(draws.count { $0[0] > 2 } > 180)
        #expect(draws.count { $0[1] == 0 } > 180)
    }

    /// With no hole within reach a place follows the distribution of all holes. Forty holes, three in five barren: zeros in
    /// 60 % of the draws, and the mean of the others as in the holes with ore, 2.5 m; one draw of thickness has a
    /// deviation of about 1.4 m. 4.5 standard errors of 2,000 draws.
    @Test("Beyond the search radius the distribution of all holes stands")
    func radius() throws {
        let samples = try clustered()
        let far = [Point(x: 1e5, y: 1e5)]
        let simulation = try simulation(samples, variogram: model, targets: far, radius: 300)
        let draws = (0..<2000).map { simulation.realization($0)[0] }
        let zeros = Double(draws.count { $0 == 0 }) / 2000
        let allowed: Double = 4.5 * (0.6 * 0.4 / 2000).squareRoot()
        #expect(abs(zeros - 0.6) < allowed)
        let ore: [Double] = draws.filter { $0 > 0 }
        let mean: Double = ore.reduce(0, +) / Double(ore.count)
        let allowedMetres: Double = 4.5 * 1.4 / Double(ore.count).squareRoot()
        #expect(abs(mean - 2.5) < allowedMetres)
    }

    /// Twenty-four barren holes and sixteen with 0.3, 0.6, ... m of ore, all in one line.
    private func clustered() throws -> PointSamples {
        try PointSamples(
            locations: (0..<40).map { Point(x: Double($0) * 10, y: 0) },
            values: (0..<40).map { (hole: Int) -> Double in hole < 24 ? 0 : 0.3 * Double(hole - 23) - 0.05 })
    }

    /// Weight 3 on the barren holes and 1 on those with ore makes the share of zeros 72 / 88 = 0.818 instead of 0.6.
    @Test("Declustering weights change the share of zeros to the weighted one")
    func declustering() throws {
        let samples = try clustered()
        let weights: [Double] = (0..<40).map { $0 < 24 ? 3 : 1 }
        let simulation = try simulation(
            samples, weights: weights, variogram: model, targets: [Point(x: 1e5, y: 1e5)], radius: 300)
        let zeros = Double((0..<2000).count { simulation.realization($0)[0] == 0 }) / 2000
        let share = 72.0 / 88
        let allowed: Double = 4.5 * (share * (1 - share) / 2000).squareRoot()
        #expect(abs(zeros - share) < allowed)
    }

    @Test("The fitted variogram has total sill 1 and tells its pairs; a given one is taken as it is")
    func variogram() throws {
        let fitted = try simulation(try holes(), variogram: nil, targets: targets)
        #expect(abs(fitted.variogram.totalSill - 1) < 1e-9)
        #expect(fitted.fit?.model == fitted.variogram && (fitted.fit?.pairCount ?? 0) > 0)
        let given = try simulation(try holes(), variogram: model, targets: targets)
        #expect(given.variogram == model && given.fit == nil)
    }

    @Test("Weights that are not one per hole or not positive are refused")
    func refused() throws {
        #expect(throws: GossanError.self) {
            try simulation(try holes(), weights: [1], variogram: model, targets: targets)
        }
        #expect(throws: GossanError.self) {
            try simulation(
                try holes(), weights: Array(repeating: 0, count: 64), variogram: model, targets: targets)
        }
    }
}
