import Foundation
import Foundations
import Geostatistics
import Testing

@Suite("Scores of samples that are only known to be zero") struct CensoredScoresTests {
    private let model = Meuse.spherical(nugget: 0, sill: 1, range: 100)
    private let near = SearchNeighbourhood(maximumSamples: 16)
    private let correlationAt30Metres: Double = 1 - 1.5 * 0.3 + 0.5 * 0.027

    /// One zero 30 m from a sample of score y: the pair is bivariate normal with correlation r = 1 - 1.5 h + 0.5 h^3, so the
    /// zero's score is normal of mean m = r y and deviation s = sqrt(1 - r^2), cut off above c. With a = (c - m) / s, its
    /// mean is m - s p(a) / P(a) and its variance s^2 (1 - a p(a) / P(a) - (p(a) / P(a))^2) (Johnson, Kotz and Balakrishnan
    /// 1994, section 13.10.1). 4,000 draws; 4.5 standard errors of a mean and, for a variance whose kurtosis is below 6, of
    /// sqrt(5 / n) are allowed.
    @Test("One zero beside one known sample follows the truncated normal distribution", arguments: [-1.0, 0.4, 2])
    func truncatedNormal(neighbour y: Double) {
        let threshold = -0.2
        let r = correlationAt30Metres
        let (m, s) = (r * y, (1 - r * r).squareRoot())
        let a = (threshold - m) / s
        let density: Double = exp(-a * a / 2) / (2 * Double.pi).squareRoot()
        let ratio: Double = density / normalCumulative(a)
        let mean: Double = m - s * ratio
        let variance: Double = s * s * (1 - a * ratio - ratio * ratio)
        let scores = CensoredScores(
            locations: [Point(x: 0, y: 0), Point(x: 30, y: 0)], scores: [-1, y], isZero: [true, false],
            threshold: threshold, variogram: model, neighbourhood: near)
        let draws = (0..<4000).map { scores.draw(seed: 7, realization: $0) }
        #expect(draws.allSatisfy { $0[1] == y && $0[0] <= threshold })
        let values: [Double] = draws.map { $0[0] }
        let found: Double = values.reduce(0, +) / 4000
        let spread: Double = values.map { ($0 - found) * ($0 - found) }.reduce(0, +) / 3999
        let allowedMean: Double = 4.5 * (variance / 4000).squareRoot()
        let allowedSpread: Double = 4.5 * (5.0 / 4000).squareRoot()
        #expect(abs(found - mean) < allowedMean)
        #expect(abs(spread / variance - 1) < allowedSpread)
    }

    /// Two zeros far from all else but 30 m from each other are a bivariate normal pair of correlation r, both below 0. The
    /// orthant has probability 1/4 + asin(r) / (2 pi), and the mean of either score given it is
    /// -(1 + r) / (2 sqrt(2 pi)) over that (Rosenbaum 1961, doi:10.1111/j.2517-6161.1961.tb00421.x). 4,000 draws of two.
    @Test("Two zeros beside each other follow the truncated bivariate normal distribution")
    func pair() {
        let r = correlationAt30Metres
        let orthant: Double = 0.25 + asin(r) / (2 * Double.pi)
        let mean: Double = -(1 + r) / (2 * (2 * Double.pi).squareRoot()) / orthant
        let scores = CensoredScores(
            locations: [Point(x: 0, y: 0), Point(x: 30, y: 0)], scores: [-1, -0.5], isZero: [true, true],
            threshold: 0, variogram: model, neighbourhood: near)
        let draws = (0..<4000).map { scores.draw(seed: 3, realization: $0) }
        let found: Double = draws.map { $0[0] + $0[1] }.reduce(0, +) / 8000
        // The variance of a score is below 1 and the two are correlated, so the mean of both has a variance below 1 / 4000.
        let allowed: Double = 4.5 * (1.0 / 4000).squareRoot()
        #expect(abs(found - mean) < allowed)
    }

    @Test("Scores of zeros stay below the threshold and those of ore stay as they are, also among many")
    func bounds() {
        let locations = (0..<49).map { Point(x: Double($0 % 7) * 25, y: Double($0 / 7) * 25) }
        let isZero = locations.map { $0.x + $0.y < 130 }
        let start = locations.map { ($0.x + $0.y - 130) / 60 }
        let scores = CensoredScores(
            locations: locations, scores: start, isZero: isZero, threshold: 0, variogram: model, neighbourhood: near)
        for realization in 0..<20 {
            let drawn = scores.draw(seed: 1, realization: realization)
            for sample in locations.indices {
                #expect(isZero[sample] ? drawn[sample] <= 0 : drawn[sample] == start[sample])
            }
        }
        #expect(scores.draw(seed: 1, realization: 4) == scores.draw(seed: 1, realization: 4))
        #expect(scores.draw(seed: 1, realization: 4) != scores.draw(seed: 1, realization: 5))
    }

    /// Alone, the zero is a standard normal variable below 0, of mean -sqrt(2 / pi) and variance 1 - 2 / pi.
    @Test("Beyond the search radius a sample says nothing of a zero")
    func radius() {
        let scores = CensoredScores(
            locations: [Point(x: 0, y: 0), Point(x: 30, y: 0)], scores: [-1, 2], isZero: [true, false], threshold: 0,
            variogram: model, neighbourhood: SearchNeighbourhood(maximumSamples: 16, maximumRadiusMetres: 20))
        let values: [Double] = (0..<4000).map { scores.draw(seed: 7, realization: $0)[0] }
        let mean: Double = values.reduce(0, +) / 4000
        let allowed: Double = 4.5 * ((1 - 2 / Double.pi) / 4000).squareRoot()
        #expect(abs(mean + (2 / Double.pi).squareRoot()) < allowed)
    }
}
