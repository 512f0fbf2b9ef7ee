import Foundations
import Prospectivity
import Testing

@Suite struct OverlayTests {
    /// The vectors of EIS Toolkit 1.1.6's fuzzy overlay tests.
    static let a = [1, 0.5, 0.2, 0.7, 0.6, 0.5, 1, 0.2, 0.5]
    static let b = [0.7, 0.3, 0.1, 0.4, 0.9, 0.7, 0.9, 0.2, 1]

    @Test(
        "Fuzzy operators equal the vectors of EIS Toolkit 1.1.6",
        arguments: [
            (FuzzyOperator.and, [0.7, 0.3, 0.1, 0.4, 0.6, 0.5, 0.9, 0.2, 0.5], 0),
            (.or, [1, 0.5, 0.2, 0.7, 0.9, 0.7, 1, 0.2, 1], 0),
            (.product, [0.7, 0.15, 0.02, 0.28, 0.54, 0.35, 0.9, 0.04, 0.5], 1e-15),
            (.sum, [1, 0.65, 0.28, 0.82, 0.96, 0.85, 1, 0.36, 1], 1e-15),
            // Given to four decimals.
            (.gamma(0.6), [0.8670, 0.3616, 0.0974, 0.5335, 0.7626, 0.5960, 0.9587, 0.1495, 0.7579], 5e-5),
        ])
    func operators(combination: FuzzyOperator, expected: [Double], tolerance: Double) throws {
        let found = zip(Self.a, Self.b).map { combination.combine([$0, $1]) }
        #expect(areClose(found, expected, within: tolerance))
        let layers = ["a", "b"].map { OverlayLayer(name: $0, transform: .identity) }
        let model = try FuzzyOverlayModel(layers: layers, combination: combination, missing: .missing)
        let window = EvidenceWindow(layers: [Self.a.map { Float($0) }, Self.b.map { Float($0) }])
        // Values go through Float there.
        #expect(areClose(model.score(window).map(Double.init), expected, within: tolerance + 1e-6))
    }

    @Test("Gamma 0 is the product, gamma 1 the sum, and one lies between AND and OR in between")
    func gammaLimits() {
        for (x, y) in zip(Self.a, Self.b) {
            #expect(FuzzyOperator.gamma(0).combine([x, y]) == FuzzyOperator.product.combine([x, y]))
            #expect(FuzzyOperator.gamma(1).combine([x, y]) == FuzzyOperator.sum.combine([x, y]))
        }
        #expect(FuzzyOperator.gamma(1).combine([0, 0.4]) == 0.4)
        #expect(FuzzyOperator.gamma(0.5).combine([0, 0.4]) == 0)
    }

    @Test("Memberships are one half at the midpoint, rise and fall as they should")
    func memberships() {
        #expect(FuzzyMembership.large(midpoint: 50, spread: 5).degree(of: 50) == 0.5)
        #expect(FuzzyMembership.small(midpoint: 50, spread: 5).degree(of: 50) == 0.5)
        // Closed forms: 1/(1+2^-2), 1/(1+2^2), 1/(1+0.1*4), exp(-0.1*4).
        #expect(FuzzyMembership.large(midpoint: 5, spread: 2).degree(of: 10) == 0.8)
        #expect(FuzzyMembership.small(midpoint: 5, spread: 2).degree(of: 10) == 0.2)
        #expect(isClose(FuzzyMembership.near(midpoint: 5, spread: 0.1).degree(of: 7), 1 / 1.4, within: 1e-15))
        #expect(isClose(FuzzyMembership.gaussian(midpoint: 5, spread: 0.1).degree(of: 7), 0.670320046, within: 1e-9))
        #expect(FuzzyMembership.linear(low: 0, high: 4).degree(of: 1) == 0.25)
        #expect(FuzzyMembership.large(midpoint: 5, spread: 1.5).degree(of: -3) == 0)
        #expect(FuzzyMembership.small(midpoint: 5, spread: 1.5).degree(of: -3) == 1)
    }

    @Test("A categorical membership gives listed classes their degree and others the stated one, or none")
    func categoricalMembership() {
        let degrees = [FuzzyMembership.CategoryDegree(value: 3, degree: 0.9)]
        #expect(FuzzyMembership.categories(degrees, otherwise: 0.1).degree(of: 3) == 0.9)
        #expect(FuzzyMembership.categories(degrees, otherwise: 0.1).degree(of: 4) == 0.1)
        #expect(FuzzyMembership.categories(degrees, otherwise: nil).degree(of: 4).isNaN)
    }

    @Test("A missing layer makes a score missing or is passed over, as stated")
    func missingLayers() throws {
        let layers = [
            OverlayLayer(name: "a", transform: .identity, weight: 3), OverlayLayer(name: "b", transform: .identity),
        ]
        let window = EvidenceWindow(layers: [[0.4, .nan, .nan], [0.8, 0.8, .nan]])
        let strict = try FuzzyOverlayModel(layers: layers, combination: .product, missing: .missing).score(window)
        #expect(isClose(Double(strict[0]), 0.32, within: 1e-6) && strict[1].isNaN && strict[2].isNaN)
        let lenient = try FuzzyOverlayModel(layers: layers, combination: .product, missing: .ignore).score(window)
        #expect(lenient[1] == 0.8 && lenient[2].isNaN)
        let strictSum = try WeightedSumModel(layers: layers, missing: .missing).score(window)
        // Closed form: (3 * 0.4 + 0.8) / 4.
        #expect(isClose(Double(strictSum[0]), 0.5, within: 1e-6) && strictSum[1].isNaN)
        let lenientSum = try WeightedSumModel(layers: layers, missing: .ignore).score(window)
        #expect(lenientSum[1] == 0.8 && lenientSum[2].isNaN)
    }

    @Test("The contributions of a weighted sum add up to its score")
    func contributionsAddUp() throws {
        let layers = [
            OverlayLayer(name: "a", transform: .linear(low: 0, high: 10), weight: 2),
            OverlayLayer(name: "b", transform: .identity, weight: 0.5),
            OverlayLayer(name: "c", transform: .identity, weight: 1),
        ]
        let model = ProspectivityModel.weightedSum(try WeightedSumModel(layers: layers, missing: .ignore))
        let evidence: [Float] = [3, 0.9, .nan]
        let parts = model.contributions(evidence)
        let score = model.score(EvidenceWindow(layers: evidence.map { [$0] })).scores[0]
        #expect(isClose(parts.reduce(0) { $0 + $1.contribution }, Double(score), within: 1e-6))
        #expect(parts[2].evidence == nil && parts[2].contribution == 0)
        #expect(try roundTrip(model) == model)
    }

    @Test("Senseless parameters are refused with a remedy")
    func refusals() {
        let layer = OverlayLayer(name: "a", transform: .membership(.large(midpoint: 0, spread: 5)))
        #expect(throws: GossanError.self) {
            try FuzzyOverlayModel(layers: [layer], combination: .and, missing: .missing)
        }
        let good = OverlayLayer(name: "a", transform: .identity)
        #expect(throws: GossanError.self) {
            try FuzzyOverlayModel(layers: [good], combination: .gamma(1.2), missing: .missing)
        }
        #expect(throws: GossanError.self) { try WeightedSumModel(layers: [], missing: .ignore) }
        #expect(throws: GossanError.self) {
            try WeightedSumModel(layers: [OverlayLayer(name: "a", transform: .identity, weight: -1)], missing: .ignore)
        }
    }
}
