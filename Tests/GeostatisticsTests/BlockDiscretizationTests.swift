import Foundation
import Foundations
import Geostatistics
import Testing

@Suite("Blocks as means of points") struct BlockDiscretizationTests {
    private let centres = [Point(x: 40, y: 35), Point(x: 70, y: 60), Point(x: 55, y: 95)]

    private func samples(_ variables: Int) throws -> PointSamples {
        var random = RandomStream(seed: 5, purpose: "block test")
        let locations = (0..<20).map { _ in Point(x: random.uniform() * 120, y: random.uniform() * 120) }
        return try PointSamples(
            locations: locations, variables: (0..<variables).map { _ in (0..<20).map { _ in random.normal() } })
    }

    /// The block estimator of this library agrees with gstat's and GSLIB's to 1e-9 (KrigingAgainstGstatTests,
    /// BlockKrigingQualityTests). Kriging is linear, so with the same neighbours both are the same number but for
    /// rounding.
    @Test("The mean of kriged points is block kriging with the same neighbours", arguments: [2, 3, 4])
    func equalsBlockKriging(pointsPerSide: Int) throws {
        let samples = try samples(2)
        let model = Meuse.spherical(nugget: 0.1, sill: 0.9, range: 60)
        let blocks = try BlockDiscretization(widthMetres: 20, heightMetres: 12, pointsPerSide: pointsPerSide)
        let points = try KrigingEstimator(samples: samples, variogram: model)
        let block = try KrigingEstimator(
            samples: samples, variogram: model,
            support: .block(widthMetres: 20, heightMetres: 12, columns: pointsPerSide, rows: pointsPerSide))
        var workspace = points.makeWorkspace()
        let means = points.blockMeans(over: blocks, at: centres, in: &workspace)
        for (place, centre) in centres.enumerated() {
            let expected = block.estimate(at: centre).values
            for variable in 0..<2 { #expect(abs(means[variable][place] - expected[variable]) < 1e-10) }
        }
    }

    @Test("One point per block is the point at its centre, bit for bit")
    func onePoint() throws {
        let blocks = try BlockDiscretization(widthMetres: 20, heightMetres: 12, pointsPerSide: 1)
        #expect(blocks.points(of: centres) == centres)
        #expect(blocks.means(of: [1.5, -2, 0]) == [1.5, -2, 0])
        let estimator = try KrigingEstimator(
            samples: try samples(1), variogram: Meuse.spherical(nugget: 0.1, sill: 0.9, range: 60))
        var workspace = estimator.makeWorkspace()
        let plain = estimator.estimate(at: centres, in: &workspace)
        #expect(estimator.blockMeans(over: blocks, at: centres, in: &workspace) == plain.estimates)
    }

    /// The variance of a block's mean is the mean covariance over all pairs of its points (Journel and Huijbregts 1978,
    /// section II.C). Unconditional, 2,000 draws of a lone block: the standard error of a variance is sqrt(2 / 2000) of it, and
    /// 4.5 of them are allowed.
    @Test("Simulated block means vary as the mean covariance within a block says", arguments: [1, 2, 4])
    func variance(pointsPerSide: Int) throws {
        let model = Meuse.spherical(nugget: 0.1, sill: 0.9, range: 60)
        let blocks = try BlockDiscretization(widthMetres: 40, heightMetres: 40, pointsPerSide: pointsPerSide)
        let points = blocks.points(of: [Point(x: 0, y: 0)])
        let simulator = try SequentialGaussianSimulator(
            data: try PointSamples(locations: [], variables: [[]]), variograms: [model], targets: points,
            neighbourhood: SearchNeighbourhood(maximumSamples: 16))
        let draws = 2000
        let means = (0..<draws).map { blocks.means(of: simulator.realization($0, seed: 4))[0] }
        let mean = means.reduce(0, +) / Double(draws)
        let found = means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(draws - 1)
        let expected = meanCovariance(points, model)
        #expect(abs(found / expected - 1) < 4.5 * (2 / Double(draws)).squareRoot())
    }

    /// Without nugget the points stand for the whole block, whose variance is the mean covariance over the square: 0.5143
    /// for a block of two thirds of the range, by 80 x 80 midpoints in NumPy. Few points leave it too large: 16 % with 2 x
    /// 2 points, 3 % with 4 x 4, against 94 % with one.
    @Test("More points bring the variance of a block down to the integral")
    func convergence() throws {
        let model = Meuse.spherical(nugget: 0, sill: 1, range: 60)
        func excess(_ pointsPerSide: Int) throws -> Double {
            let blocks = try BlockDiscretization(widthMetres: 40, heightMetres: 40, pointsPerSide: pointsPerSide)
            return meanCovariance(blocks.offsets, model) / 0.514286391561698 - 1
        }
        #expect(abs(try excess(1) - 0.944441883759298) < 1e-9)
        #expect(abs(try excess(2) - 0.1580651243289706) < 1e-9)
        #expect(abs(try excess(4) - 0.0307569540509234) < 1e-9)
    }

    @Test("A block takes the mean of its points that have a value and is missing without any")
    func missing() throws {
        let blocks = try BlockDiscretization(widthMetres: 2, heightMetres: 2, pointsPerSide: 2)
        let means = blocks.means(of: [1, .nan, 3, .nan, .nan, .nan, .nan, .nan])
        #expect(means[0] == 2 && means[1].isNaN)
    }

    @Test("Blocks without extent or points are refused")
    func refused() {
        #expect(throws: GossanError.self) {
            try BlockDiscretization(widthMetres: 0, heightMetres: 2, pointsPerSide: 2)
        }
        #expect(throws: GossanError.self) {
            try BlockDiscretization(widthMetres: 2, heightMetres: 2, pointsPerSide: 0)
        }
    }

    private func meanCovariance(_ points: [Point], _ model: VariogramModel) -> Double {
        var total = 0.0
        for a in points {
            for b in points { total += model.totalSill - model.semivariance(dx: a.x - b.x, dy: a.y - b.y) }
        }
        return total / Double(points.count * points.count)
    }
}
