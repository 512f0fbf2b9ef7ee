import Prospectivity
import TestSupport
import Testing

/// Transforms and memberships against numpy, scipy and published formulas.
@Suite struct ChangeTests {
    private static let values = LayerTables.floats("transformValues")

    // Results are single precision.
    private func expect(_ found: [Float], _ table: String) {
        let expected = LayerTables.values(table)
        #expect(found.count == expected.count && !found.isEmpty)
        for (value, other) in zip(found, expected) { #expect(abs(Double(value) - other) <= 2e-7 * max(1, abs(other))) }
    }

    @Test("Clamping between two numbers equals numpy's clip")
    func clamped() {
        let low = LayerTables.values("winsorized").min() ?? .nan
        let high = LayerTables.values("winsorized").max() ?? .nan
        expect(LayerTransform.clamped(low: low, high: high).apply(to: Self.values), "winsorized")
        #expect(LayerTransform.clamped(low: 0, high: 1).apply(to: Float.nan).isNaN)
    }

    @Test("Changes one after the other equal numpy's: clipped, logarithm, z-score")
    func list() {
        let low = LayerTables.values("winsorized").min() ?? .nan
        let high = LayerTables.values("winsorized").max() ?? .nan
        let clipped = LayerTransform.clamped(low: low, high: high).apply(to: Self.values)
        let logarithms = LayerTransform.logarithm(base: .natural, offset: 0).apply(to: clipped)
        var statistics = LayerStatistics()
        statistics.add(logarithms)
        let scores = LayerTransform.zScore(of: statistics).apply(to: logarithms)
        // Each step rounds to single precision: 6e-8 of values up to 4 over a deviation of about 0.8.
        let expected = LayerTables.values("winsorLogZ")
        #expect(scores.count == expected.count)
        for (score, other) in zip(scores, expected) { #expect(abs(Double(score) - other) < 2e-6) }
    }

    // 320 cells: shares are exact to double precision.
    @Test("The share of cells below a value equals scipy's mean ranks, ties at their middle")
    func shares() {
        let values = LayerTables.floats("jenksValues")
        let distribution = EmpiricalDistribution(ofSorted: values)
        let expected = LayerTables.values("midRanks")
        #expect(expected.count == 320)
        for (value, share) in zip(values, expected) {
            #expect(abs(distribution.probability(of: value) - share) < 1e-12)
        }
    }

    @Test("Classes of equal numbers of distinct values are those of mapclassify", arguments: [2, 4, 6])
    func quantileClasses(count: Int) {
        let values = LayerTables.floats("distinctValues")
        let classes = Classification.quantileBreaks(ofSorted: values, classes: count)
        #expect(values.count == 48)
        #expect(values.map { classes.code(of: $0) } == LayerTables.values("quantile_\(count)").map { Int($0) })
    }

    @Test("The range of a layer becomes 0 to 1")
    func minMax() {
        var statistics = LayerStatistics()
        statistics.add(Self.values)
        expect(LayerTransform.linear(over: statistics).apply(to: Self.values), "minMax")
    }

    @Test("The logistic membership equals scipy's expit, rising and falling")
    func sigmoid() throws {
        expect(LayerTransform.membership(.sigmoid(midpoint: 8, slope: 0.3)).apply(to: Self.values), "sigmoid")
        expect(LayerTransform.membership(.sigmoid(midpoint: 8, slope: -2)).apply(to: Self.values), "sigmoidFalling")
        #expect(FuzzyMembership.sigmoid(midpoint: 8, slope: 5).degree(of: -1e30) == 0)
        #expect(throws: (any Error).self) { try FuzzyMembership.sigmoid(midpoint: 8, slope: 0).validate(for: "layer") }
    }

    @Test(
        "Memberships are one half where the published formulas say: large and small at the midpoint, near at 1 / sqrt(spread)",
        arguments: [0.5, 2, 5])
    func halves(spread: Double) {
        // Exact: 1 / (1 + 1).
        #expect(FuzzyMembership.large(midpoint: 40, spread: spread).degree(of: 40) == 0.5)
        #expect(FuzzyMembership.small(midpoint: 40, spread: spread).degree(of: 40) == 0.5)
        // Rounding of the square root.
        let near = FuzzyMembership.near(midpoint: 40, spread: spread).degree(of: 40 + 1 / spread.squareRoot())
        #expect(abs(near - 0.5) < 1e-14)
        let gaussian = FuzzyMembership.gaussian(midpoint: 40, spread: spread).degree(of: 40 - 1 / spread.squareRoot())
        // exp(-1).
        #expect(abs(gaussian - 0.367_879_441_171_442_3) < 1e-14)
    }
}
