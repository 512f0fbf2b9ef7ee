import Foundations
import Resources
import TestSupport
import Testing

@Suite("Undiscovered deposits of a belt") struct CompoundDistributionTests {
    private static func model() throws -> UndiscoveredDepositModel {
        try UndiscoveredDepositModel(
            counts: .mark3(ElicitedDepositCounts(n90: 1, n50: 2, n10: 4)),
            tonnage: TonnageModel(exceededBy90: 1e6, exceededBy50: 5e6, exceededBy10: 30e6),
            grades: .logRatioNormal(
                LogRatioNormalGrades(percentiles: [
                    GradePercentiles(variable: "a", exceededBy90: 0.55, exceededBy50: 0.62, exceededBy10: 0.69),
                    GradePercentiles(variable: "s", exceededBy90: 0.07, exceededBy50: 0.11, exceededBy10: 0.17),
                ])))
    }

    /// Closed forms of a compound sum; the tolerances are four standard errors over 40,000 realizations.
    @Test("Mean and variance of the total follow from those of number and tonnage")
    func compoundMoments() throws {
        let model = try Self.model()
        let totals = try model.drawDeposits(beltID: "B", seed: 5, realizations: 40_000).total().tonnes
        let counts = model.counts
        let mean = counts.mean * model.tonnage.mean
        let variance = counts.mean * model.tonnage.variance + counts.variance * model.tonnage.mean * model.tonnage.mean
        let found = moments(totals)
        let fourth = totals.reduce(0) {
            $0 + ($1 - found.mean) * ($1 - found.mean) * ($1 - found.mean) * ($1 - found.mean)
        }
        let errorOfVariance = ((fourth / 40_000 - found.variance * found.variance) / 40_000).squareRoot()
        #expect(abs(found.mean - mean) < 4 * (variance / 40_000).squareRoot())
        #expect(abs(found.variance - variance) < 4 * errorOfVariance)
    }

    /// The guide prints three digits of its closed form over sampled moments of 20,000 draws (1.1 % below the exact
    /// deviation) and two digits of quantiles. Tolerances: 1 % for means, 2 % for the deviation, 5 % for quantiles.
    @Test(
        "The totals of the MapMark4 guide are found again",
        .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)))
    func guideTotals() throws {
        let guide = try Guide.values()
        let deposits = try Guide.deposits()
        let model = try UndiscoveredDepositModel(
            counts: .negativeBinomial(fittedTo: Guide.elicitations()),
            tonnage: TonnageModel(
                meanLog: guide("lnTon_mean"), standardDeviationLog: guide("lnTon_sd"),
                limitsTonnes: 0...Double.infinity),
            grades: .logRatioNormal(LogRatioNormalGrades(variables: ["cu", "au"], deposits: deposits.grades)))
        let mean = model.counts.mean * model.tonnage.mean
        let variance =
            model.counts.mean * model.tonnage.variance + model.counts.variance * model.tonnage.mean * model.tonnage.mean
        #expect(abs(mean / guide("Ore_mean_formula") - 1) < 0.01)
        #expect(abs(variance.squareRoot() / guide("Ore_sd_formula") - 1) < 0.02)

        let total = try model.drawDeposits(beltID: "PT001", seed: 7, realizations: 100_000).total()
        let sorted = total.tonnes.sorted()
        for (name, p) in [("Ore_Q10", 0.1), ("Ore_Q25", 0.25), ("Ore_Q50", 0.5), ("Ore_Q75", 0.75), ("Ore_Q90", 0.9)] {
            #expect(abs(quantile(ofSorted: sorted, p) / guide(name) - 1) < 0.05)
        }
        #expect(abs(1 - total.presenceProbability - guide("Ore_P0")) < 0.002)
        let copper = try #require(total.containedTonnes(of: "cu"))
        let gold = try #require(total.containedTonnes(of: "au"))
        #expect(abs(moments(copper).mean / guide("Cu_mean_formula") - 1) < 0.02)
        #expect(abs(moments(gold).mean / guide("Au_mean_formula") - 1) < 0.02)
        #expect(abs(correlation(total.tonnes, copper) - guide("corr_ore_cu_formula")) < 0.02)
        #expect(abs(correlation(total.tonnes, gold) - guide("corr_ore_au_formula")) < 0.02)
        #expect(abs(correlation(copper, gold) - guide("corr_cu_au_formula")) < 0.02)
    }

    @Test("The number of deposits does not tell their size, nor the size the number")
    func numberAndTonnageAreIndependent() throws {
        let drawn = try Self.model().drawDeposits(beltID: "B", seed: 5, realizations: 20_000)
        var counts: [Double] = []
        var first: [Double] = []
        for realization in 0..<drawn.realizations where !drawn.deposits(in: realization).isEmpty {
            counts.append(Double(drawn.deposits(in: realization).count))
            first.append(naturalLogarithm(drawn.tonnes[drawn.firstDeposit[realization]]))
        }
        #expect(abs(correlation(counts, first)) < 0.03)
    }

    @Test("A belt draws the same deposits whatever the number of realizations, and others than another belt")
    func keyedByBeltAndRealization() throws {
        let model = try Self.model()
        let short = try model.drawDeposits(beltID: "B", seed: 5, realizations: 50)
        let long = try model.drawDeposits(beltID: "B", seed: 5, realizations: 80)
        #expect(short.tonnes == Array(long.tonnes.prefix(short.tonnes.count)))
        #expect(try model.drawDeposits(beltID: "C", seed: 5, realizations: 50).tonnes != short.tonnes)
        #expect(try model.drawDeposits(beltID: "B", seed: 6, realizations: 50).tonnes != short.tonnes)
    }

    @Test("A/S of a total is the sum of the one over the sum of the other")
    func ratioOfSums() throws {
        let total = try Self.model().drawDeposits(beltID: "B", seed: 5, realizations: 200).total()
        let a = try #require(total.containedTonnes(of: "a"))
        let s = try #require(total.containedTonnes(of: "s"))
        let ratio = try #require(total.ratio(of: "a", to: "s"))
        let grade = try #require(total.massFraction(of: "a"))
        for i in a.indices {
            if total.tonnes[i] > 0 {
                #expect(ratio[i] == a[i] / s[i])
                #expect(abs(grade[i] * total.tonnes[i] - a[i]) < 1e-6 * a[i])
            } else {
                #expect(ratio[i].isNaN && grade[i].isNaN)
            }
        }
        #expect(total.containedTonnes(of: "fe") == nil)
    }

    /// The logarithms are normal with mean 0 and the stated deviation; four standard errors over 10,000 draws.
    @Test("A common error multiplies every belt by the same factor within a realization")
    func commonError() throws {
        let model = try UndiscoveredDepositModel(
            counts: DepositCountDistribution(probabilities: [0, 1]),
            tonnage: TonnageModel(exceededBy90: 5e6, exceededBy50: 5e6, exceededBy10: 5e6))
        let factors = CommonError(name: "grade-tonnage", standardDeviationLog: 0.3).factors(
            seed: 1, realizations: 10_000)
        let totals = try ["B", "C"].map {
            try model.drawDeposits(beltID: $0, seed: 1, realizations: 10_000, tonnageFactors: factors).total()
        }
        #expect(totals[0].tonnes == totals[1].tonnes)
        let logs = moments(factors.map { naturalLogarithm($0) })
        #expect(abs(logs.mean) < 0.012)
        #expect(abs(logs.variance - 0.09) < 0.006)
        #expect(throws: GossanError.self) {
            try model.drawDeposits(beltID: "B", seed: 1, realizations: 5, tonnageFactors: [1])
        }
    }

    @Test("A belt without deposits has zero potential and no grade")
    func noDeposits() throws {
        var model = try Self.model()
        model.counts = try DepositCountDistribution(probabilities: [1])
        let total = try model.drawDeposits(beltID: "B", seed: 5, realizations: 10).total()
        #expect(total.tonnes == [Double](repeating: 0, count: 10))
        #expect(total.presenceProbability == 0)
    }
}
