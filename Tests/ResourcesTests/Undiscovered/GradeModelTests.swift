import Foundations
import Resources
import TestSupport
import Testing

@Suite("Grades of an undiscovered deposit") struct GradeModelTests {
    private static func draws(_ grades: GradeModel, count: Int) throws -> DrawnDeposits {
        try UndiscoveredDepositModel(
            counts: DepositCountDistribution(probabilities: [0, 1]),
            tonnage: TonnageModel(exceededBy90: 1e6, exceededBy50: 5e6, exceededBy10: 30e6), grades: grades
        ).drawDeposits(beltID: "B", seed: 11, realizations: count)
    }

    private static func column(_ variable: Int, of drawn: DrawnDeposits) -> [Double] {
        stride(from: variable, to: drawn.massFractions.count, by: drawn.variables.count).map { drawn.massFractions[$0] }
    }

    /// Mean and covariance of ln(grade / gangue) by numpy 2 from ExampleGatm.
    @Test(
        "A list of deposits gives mean and covariance of the log-ratios",
        .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)))
    func fitted() throws {
        let model = try LogRatioNormalGrades(variables: ["cu", "au"], deposits: Guide.deposits().grades)
        let mean = [-5.415801715572801, -14.790219578724287]
        let covariance = [0.2775257078449162, 0.03402506397382168, 0.03402506397382168, 0.30086123610854915]
        for (found, expected) in zip(model.meanLogRatio + model.covariance, mean + covariance) {
            #expect(abs(found - expected) < 1e-12)
        }
    }

    @Test("Grades are positive and sum to less than 1")
    func partsOfAWhole() throws {
        let model = try LogRatioNormalGrades(percentiles: [
            GradePercentiles(variable: "a", exceededBy90: 0.4, exceededBy50: 0.6, exceededBy10: 0.75),
            GradePercentiles(variable: "s", exceededBy90: 0.02, exceededBy50: 0.1, exceededBy10: 0.25),
        ])
        let drawn = try Self.draws(.logRatioNormal(model), count: 20_000)
        for deposit in drawn.tonnes.indices {
            let a = drawn.massFractions[2 * deposit]
            let s = drawn.massFractions[2 * deposit + 1]
            #expect(a > 0 && s > 0 && a + s < 1)
        }
    }

    /// A quantile of 40,000 draws has a standard error of about 0.3 % of the spread here; 0.004 is four of them. With two
    /// grades the percentiles are met to first order only.
    @Test("Percentiles of one grade are drawn again")
    func singleGradePercentiles() throws {
        let model = try LogRatioNormalGrades(percentiles: [
            GradePercentiles(variable: "a", exceededBy90: 0.35, exceededBy50: 0.45, exceededBy10: 0.553)
        ])
        let sorted = try Self.column(0, of: Self.draws(.logRatioNormal(model), count: 40_000)).sorted()
        // logit(0.45) -+ half of logit(0.553) - logit(0.35), back-transformed by hand
        #expect(abs(quantile(ofSorted: sorted, 0.1) - 0.3495) < 0.004)
        #expect(abs(quantile(ofSorted: sorted, 0.5) - 0.45) < 0.004)
        #expect(abs(quantile(ofSorted: sorted, 0.9) - 0.5526) < 0.004)
    }

    @Test("Percentiles of two grades are drawn again to first order")
    func twoGradePercentiles() throws {
        let model = try LogRatioNormalGrades(
            percentiles: [
                GradePercentiles(variable: "a", exceededBy90: 0.55, exceededBy50: 0.62, exceededBy10: 0.69),
                GradePercentiles(variable: "s", exceededBy90: 0.07, exceededBy50: 0.11, exceededBy10: 0.17),
            ], correlations: [1, -0.6, -0.6, 1])
        let drawn = try Self.draws(.logRatioNormal(model), count: 40_000)
        for (variable, percentiles) in [(0, [0.55, 0.62, 0.69]), (1, [0.07, 0.11, 0.17])] {
            let sorted = Self.column(variable, of: drawn).sorted()
            for (p, expected) in zip([0.1, 0.5, 0.9], percentiles) {
                #expect(abs(quantile(ofSorted: sorted, p) - expected) < 0.012)
            }
        }
    }

    /// The standard error of a correlation over 20,000 pairs is at most 0.0071; 0.03 is four of them.
    @Test("Tonnage and grade are correlated as asked, and not at all unless asked", arguments: [0, 0.5, -0.8])
    func correlationAsAsked(requested: Double) throws {
        let logRatio = try LogRatioNormalGrades(
            variables: ["a"], meanLogRatio: [0], covariance: [0.1], correlationWithTonnage: [requested])
        let truncated = try TruncatedNormalGrade(
            variable: "a", mean: 0.5, standardDeviation: 0.05, correlationWithTonnage: requested)
        for model in [GradeModel.logRatioNormal(logRatio), .truncatedNormal(truncated)] {
            let drawn = try Self.draws(model, count: 20_000)
            let logTonnes = drawn.tonnes.map { naturalLogarithm($0) }
            let logits = drawn.massFractions.map { naturalLogarithm($0 / (1 - $0)) }
            #expect(abs(correlation(logTonnes, logits) - requested) < 0.03)
        }
    }

    @Test("Two grades are correlated with tonnage and with each other as asked")
    func jointCorrelation() throws {
        let model = try LogRatioNormalGrades(
            variables: ["a", "s"], meanLogRatio: [1, -1], covariance: [0.09, -0.03, -0.03, 0.25],
            correlationWithTonnage: [0.4, -0.3])
        let drawn = try Self.draws(.logRatioNormal(model), count: 20_000)
        let a = Self.column(0, of: drawn)
        let s = Self.column(1, of: drawn)
        let ratioA = zip(a, s).map { naturalLogarithm($0 / (1 - $0 - $1)) }
        let ratioS = zip(a, s).map { naturalLogarithm($1 / (1 - $0 - $1)) }
        let logTonnes = drawn.tonnes.map { naturalLogarithm($0) }
        #expect(abs(correlation(logTonnes, ratioA) - 0.4) < 0.03)
        #expect(abs(correlation(logTonnes, ratioS) + 0.3) < 0.03)
        #expect(abs(correlation(ratioA, ratioS) + 0.2) < 0.03)
        #expect(abs(moments(ratioS).variance - 0.25) < 0.01)
    }

    @Test("Correlations that no distribution can have are refused")
    func impossibleCorrelations() {
        #expect(throws: GossanError.self) {
            try LogRatioNormalGrades(
                variables: ["a", "s"], meanLogRatio: [0, 0], covariance: [1, 0.9, 0.9, 1],
                correlationWithTonnage: [0.9, -0.9])
        }
        #expect(throws: GossanError.self) {
            try LogRatioNormalGrades(
                variables: ["a"], meanLogRatio: [0], covariance: [1], correlationWithTonnage: [1.2])
        }
    }

    @Test("Correlations of 1 and -1 are allowed, whatever the variance", arguments: [0.09, 0.1, 0.7, 3])
    func fullCorrelation(variance: Double) throws {
        let all = [Double](repeating: variance, count: 4)
        for sign in [1.0, -1] {
            let model = try LogRatioNormalGrades(
                variables: ["a", "s"], meanLogRatio: [0, 0], covariance: all, correlationWithTonnage: [sign, sign])
            let drawn = try Self.draws(.logRatioNormal(model), count: 100)
            for deposit in 0..<100 {
                #expect(abs(drawn.massFractions[2 * deposit] - drawn.massFractions[2 * deposit + 1]) < 1e-5)
            }
        }
    }

    @Test("Grades in percent, zero grades and too few deposits are refused")
    func refusesDeposits() {
        #expect(throws: GossanError.self) {
            try LogRatioNormalGrades(variables: ["a"], deposits: [[60], [50], [40], [30]])
        }
        #expect(throws: GossanError.self) {
            try LogRatioNormalGrades(variables: ["a"], deposits: [[0.6], [0], [0.4], [0.3]])
        }
        #expect(throws: GossanError.self) { try LogRatioNormalGrades(variables: ["a"], deposits: [[0.6], [0.5]]) }
    }
}
