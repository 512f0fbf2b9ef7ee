import Foundation
import Foundations
import Geostatistics
import Testing

@Suite struct NormalScoreTransformTests {
    private let tails = DistributionTails(minimum: 0, maximum: 100)

    @Test("Scores are normal quantiles at the middle of each sample's weight")
    func scores() throws {
        let equal = try NormalScoreTransform([5, 1, 9, 2], tails: tails)
        // Standard normal quantiles of 0.625, 0.125, 0.875, 0.375 (tables).
        let expected = [0.318639363964375, -1.15034938037601, 1.15034938037601, -0.318639363964375]
        for (score, value) in zip(equal.scores, expected) { #expect(abs(score - value) < 1e-12) }
        let weighted = try NormalScoreTransform([1, 2], weights: [3, 1], tails: tails)
        // Probabilities 0.375 and 0.875.
        #expect(abs(weighted.scores[0] + 0.318639363964375) < 1e-12)
        #expect(abs(weighted.scores[1] - 1.15034938037601) < 1e-12)
    }

    @Test("Each sample comes back from its score, and values are linear between scores")
    func back() throws {
        let values = [3.5, 0.2, 8, 8.5, 40]
        let transform = try NormalScoreTransform(values, tails: tails)
        for (value, score) in zip(values, transform.scores) {
            #expect(abs(transform.value(forScore: score) - value) < 1e-12)
        }
        let middle = (transform.scores[2] + transform.scores[3]) / 2
        #expect(abs(transform.value(forScore: middle) - 8.25) < 1e-12)
    }

    @Test("Tails end at the bounds and follow the probability to their power")
    func ends() throws {
        let transform = try NormalScoreTransform([10, 20], tails: tails)
        #expect(transform.value(forScore: -40) == 0 && transform.value(forScore: 40) == 100)
        // The lowest sample has probability 0.25; half of it gives half of the way from the bound, in power 1.
        #expect(abs(transform.value(forScore: normalQuantile(0.125)) - 5) < 1e-12)
        #expect(abs(transform.value(forScore: normalQuantile(0.875)) - 60) < 1e-12)
        let steep = try NormalScoreTransform(
            [10, 20], tails: DistributionTails(minimum: 0, maximum: 100, lowerPower: 2, upperPower: 0.5))
        #expect(abs(steep.value(forScore: normalQuantile(0.125)) - 2.5) < 1e-12)
        #expect(abs(steep.value(forScore: normalQuantile(0.875)) - (100 - 80 * 0.5.squareRoot())) < 1e-12)
    }

    @Test("Back-transformed values never fall as the score rises")
    func monotone() throws {
        var random = RandomStream(seed: 1, purpose: "normal score test")
        let values = (0..<200).map { _ in (random.uniform() * 20).rounded() }
        let transform = try NormalScoreTransform(values, tails: tails)
        let curve = stride(from: -5, through: 5, by: 0.01).map { transform.value(forScore: $0) }
        #expect(zip(curve, curve.dropFirst()).allSatisfy { $0 <= $1 })
    }

    @Test("Equal values are ordered by what breaks the tie, then by index")
    func ties() throws {
        let transform = try NormalScoreTransform([0, 0, 0, 1], tieBreaker: [0.5, 0.1, 0.5, 0], tails: tails)
        #expect(transform.scores[1] < transform.scores[0])
        #expect(transform.scores[0] < transform.scores[2])
        #expect(transform.value(forScore: (transform.scores[1] + transform.scores[0]) / 2) == 0)
    }

    @Test("Values beyond the range, no values and weights that are not positive are refused")
    func refused() {
        #expect(throws: GossanError.self) { try NormalScoreTransform([101], tails: tails) }
        #expect(throws: GossanError.self) { try NormalScoreTransform([], tails: tails) }
        #expect(throws: GossanError.self) { try NormalScoreTransform([1, 2], weights: [1, 0], tails: tails) }
    }
}
