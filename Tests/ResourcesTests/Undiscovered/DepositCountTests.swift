import Foundations
import Resources
import TestSupport
import Testing

@Suite("Number of undiscovered deposits") struct DepositCountTests {
    /// Exact fractions of the MARK3 algorithm (Root and others 1992), worked in rational arithmetic.
    @Test("MARK3 equals the exact fractions", .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)))
    func mark3EqualsExactFractions() throws {
        let rows = try SharedData.table("estimation_reference/assessment/mark3_pmf_exact.csv")
        #expect(rows.count == 65)
        for row in rows {
            let number = { (name: String) -> Int in try #require(row[name].flatMap { Int($0) }) }
            let pmf = DepositCountDistribution.mark3(
                try ElicitedDepositCounts(n90: number("n90"), n50: number("n50"), n10: number("n10")))
            let fraction = try #require(row["prob_fraction"]).split(separator: "/").compactMap { Double($0) }
            #expect(abs(pmf.probabilities[try number("n")] - fraction[0] / fraction[1]) < 1e-12)
        }
    }

    @Test("MARK3 of 1, 2, 4 is 1/15, 7/30, 3/10, 1/5, 1/5")
    func mark3Example() throws {
        let pmf = DepositCountDistribution.mark3(try ElicitedDepositCounts(n90: 1, n50: 2, n10: 4))
        for (found, exact) in zip(pmf.probabilities, [1.0 / 15, 7.0 / 30, 3.0 / 10, 1.0 / 5, 1.0 / 5]) {
            #expect(abs(found - exact) < 1e-12)
        }
        #expect(abs(pmf.mean - 67.0 / 30) < 1e-12)
    }

    /// By hand: 0.1 over 0 (even), 0.4 between 0 and 1, 0.4 between 1 and 2, 0.05 between 2 and 4, 0.04 between 4 and
    /// 5, 0.01 on 5.
    @Test("MARK3 takes n05 and n01 as two more knots")
    func mark3WithRareNumbers() throws {
        let pmf = DepositCountDistribution.mark3(
            try ElicitedDepositCounts(n90: 0, n50: 1, n10: 2, n05: 4, n01: 5))
        let exact = [0.1 + 0.2, 0.2 + 0.2, 0.2 + 0.0125, 0.025, 0.0125 + 0.02, 0.02 + 0.01]
        for (found, expected) in zip(pmf.probabilities, exact) { #expect(abs(found - expected) < 1e-12) }
    }

    @Test("Elicited numbers that fall, or are negative, are refused", arguments: [(3, 2, 4), (1, 5, 4), (-1, 2, 3)])
    func refusesDisorder(numbers: (Int, Int, Int)) {
        #expect(throws: GossanError.self) {
            try ElicitedDepositCounts(n90: numbers.0, n50: numbers.1, n10: numbers.2)
        }
    }

    @Test("Elicited zeros give no deposit for certain")
    func zeros() throws {
        let pmf = DepositCountDistribution.mark3(try ElicitedDepositCounts(n90: 0, n50: 0, n10: 0))
        #expect(pmf.probabilities == [1])
        #expect(pmf.quantile(0.999) == 0)
    }

    /// The MapMark4 user's guide prints six digits of mean, variance and entropy and three of probabilities.
    @Test(
        "The negative binomial fit equals the example of the MapMark4 guide to its printed digits",
        .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)))
    func negativeBinomialEqualsGuide() throws {
        let pmf = try DepositCountDistribution.negativeBinomial(fittedTo: Guide.elicitations())
        let guide = try Guide.values()
        let entropy = -pmf.probabilities.reduce(0) { $1 > 0 ? $0 + $1 * naturalLogarithm($1) : $0 }
        #expect(abs(pmf.mean / guide("N_mean") - 1) < 5e-6)
        #expect(abs(pmf.variance / guide("N_var") - 1) < 5e-6)
        #expect(abs(entropy / guide("N_entropy") - 1) < 5e-6)
        #expect(abs(pmf.probabilities[0] / guide("P0_displayed") - 1) < 1e-3)
        #expect(abs(pmf.probabilities[1] / guide("P1_displayed") - 1) < 3e-3)
        #expect(pmf.probabilities.count - 1 == Int(guide("N_max")))
        #expect(pmf.probabilities.firstIndex(of: pmf.probabilities.max() ?? 0) == Int(guide("N_mode")))
    }

    @Test("A negative binomial fit refuses estimates that vary less than a Poisson distribution, and no estimates")
    func negativeBinomialRefuses() throws {
        let narrow = WeightedElicitation(counts: try ElicitedDepositCounts(n90: 5, n50: 6, n10: 7))
        #expect(throws: GossanError.self) { try DepositCountDistribution.negativeBinomial(fittedTo: [narrow]) }
        #expect(throws: GossanError.self) { try DepositCountDistribution.negativeBinomial(fittedTo: []) }
    }

    @Test("Poisson counts have mean and variance equal to the expectation", arguments: [0, 0.3, 4.2, 60, 400])
    func poissonMoments(mean: Double) throws {
        let pmf = try DepositCountDistribution.poisson(mean: mean)
        #expect(abs(pmf.mean - mean) < 1e-8 * max(1, mean))
        #expect(abs(pmf.variance - mean) < 1e-6 * max(1, mean))
    }

    @Test("Stated probabilities must be at least 0 and sum to 1")
    func statedProbabilities() throws {
        #expect(try DepositCountDistribution(probabilities: [0.25, 0.5, 0.25]).mean == 1)
        #expect(throws: GossanError.self) { try DepositCountDistribution(probabilities: [0.5, 0.4]) }
        #expect(throws: GossanError.self) { try DepositCountDistribution(probabilities: [1.5, -0.5]) }
        #expect(throws: GossanError.self) { try DepositCountDistribution(probabilities: []) }
    }

    @Test("Known deposits are subtracted down to none")
    func subtractsKnown() throws {
        let all = try DepositCountDistribution(probabilities: [0.1, 0.2, 0.3, 0.4])
        let left = all.undiscovered(known: 2)
        #expect(abs(left.probabilities[0] - 0.6) < 1e-12)
        #expect(abs(left.probabilities[1] - 0.4) < 1e-12)
        #expect(all.undiscovered(known: 9).probabilities == [1])
        #expect(all.undiscovered(known: 0) == all)
    }
}

@Suite("Deposit density") struct DepositDensityTests {
    /// Closed form: 10^(1 - 0.5 log10(10000) - 0.25 log10(16)) x 10000 / 100000 = 10 / 100 / 2 / 10.
    @Test("The number of deposits follows the log-linear regression")
    func regression() {
        let model = DepositDensityModel(
            intercept: 1, areaSlope: -0.5, tonnageSlope: -0.25, unitAreaKm2: 100_000, residualLog10: 0,
            source: "test", confidence: "none")
        #expect(abs(model.numberOfDeposits(permissiveAreaKm2: 10_000, medianTonnes: 16e6) - 0.005) < 1e-15)
    }

    @Test("A constant density gives Poisson counts in proportion to the permissive area")
    func constantDensity() throws {
        let model = DepositDensityModel(depositsPerKm2: 0.0077, source: "test", confidence: "none")
        let pmf = try model.counts(permissiveAreaKm2: 3251, medianTonnes: 10e6)
        #expect(abs(pmf.mean - 0.0077 * 3251) < 1e-8)
        #expect(abs(pmf.variance - pmf.mean) < 1e-6)
    }

    /// Closed form of a mixed Poisson: Var N = E L + Var L with L lognormal; 201 nodes miss a little of its tail.
    @Test("The regression's residual widens the counts")
    func residual() throws {
        let model = DepositDensityModel(depositsPerKm2: 0.01, residualLog10: 0.2, source: "test", confidence: "none")
        let pmf = try model.counts(permissiveAreaKm2: 1000, medianTonnes: 10e6)
        let s2 = 0.2 * 0.2 * 5.301_898_110_478_399
        let expectation = 10 * exponential(s2 / 2)
        let variance = expectation + expectation * expectation * (exponential(s2) - 1)
        #expect(abs(pmf.mean / expectation - 1) < 0.005)
        #expect(abs(pmf.variance / variance - 1) < 0.03)
    }

    @Test("A density without positive area, or with too many deposits, is refused")
    func refuses() {
        let model = DepositDensityModel(depositsPerKm2: 1, source: "test", confidence: "none")
        #expect(throws: GossanError.self) { try model.counts(permissiveAreaKm2: 0, medianTonnes: 1e6) }
        #expect(throws: GossanError.self) { try model.counts(permissiveAreaKm2: 501, medianTonnes: 1e6) }
    }
}
