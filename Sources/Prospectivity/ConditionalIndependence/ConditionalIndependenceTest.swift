import Foundations

/// Whether the layers of a weights-of-evidence model are conditionally independent, as the model supposes.
///
/// Independence implies that posterior probabilities sum to the number of deposits: T = n. Two overall tests:
/// the ratio n / T (below 0.85 is suspect; Bonham-Carter 1994, chapter 9), and z = (T - n) / s(T), one-tailed, of
/// Agterberg and Cheng (2002), doi:10.1023/A:1021193827501. All cells of a unique condition share their weights, so
/// their errors are fully correlated and s²(T) = sum over conditions of N_k² s²(P_k), from variances.
public struct ConditionalIndependenceTest: Sendable, Hashable, Codable {
    /// Deposits, n.
    public var deposits: Int
    /// Deposits that the posterior probabilities sum to, T.
    public var expectedDeposits: Double
    /// Standard deviation of T.
    public var expectedDeviation: Double
    /// Form of the deviation that s(T) rests on.
    public var deviationForm: PosteriorDeviation
    /// Tests of pairs of layers, where both have two classes.
    public var pairs: [PairwiseIndependence]

    /// - Parameters:
    ///   - model: The model.
    ///   - conditions: Area and deposits of its unique combinations of classes.
    public init(of model: WeightsOfEvidenceModel, conditions: [UniqueConditions.Condition]) {
        var rule = model.rule
        rule.includesMissingEvidence = false
        var total = CompensatedSum()
        var variance = CompensatedSum()
        for condition in conditions {
            let posterior = rule.posterior(condition.classes)
            let units = condition.areaKm2 / model.options.unitCellKm2
            total.add(units * posterior.probability)
            variance.add(units * units * posterior.deviation * posterior.deviation)
        }
        deposits = conditions.reduce(0) { $0 + $1.deposits }
        expectedDeposits = total.value
        expectedDeviation = variance.value.squareRoot()
        deviationForm = model.options.deviation
        pairs = PairwiseIndependence.all(of: model, conditions: conditions)
    }

    /// n / T: below 1 where the posterior is too high.
    public var ratio: Double { Double(deposits) / expectedDeposits }
    /// (T - n) / s(T).
    public var zScore: Double { (expectedDeposits - Double(deposits)) / expectedDeviation }
    /// Probability that the layers are not independent, the normal distribution at `zScore`.
    public var probabilityOfDependence: Double { normalCumulative(zScore) }
    /// The "overall CI" of ArcSDM: 100 % at T = n or below, falling to 0 % with certain dependence.
    public var overallIndependencePercent: Double {
        probabilityOfDependence <= 0.5 ? 100 : 200 * (1 - probabilityOfDependence)
    }

    /// What the tests together say.
    public var verdict: Verdict {
        if zScore >= 2.326_347_874_040_841 { return .rejectedAt1Percent }
        if zScore >= 1.644_853_626_951_472_4 { return .rejectedAt5Percent }
        return ratio < 0.85 ? .suspect : .notRejected
    }

    /// Outcome of the overall tests.
    public enum Verdict: String, Sendable, Hashable, Codable {
        /// Neither test objects.
        case notRejected = "not_rejected"
        /// The ratio n / T is below 0.85, the z test does not reject.
        case suspect
        /// z is above 1.645.
        case rejectedAt5Percent = "rejected_at_5_percent"
        /// z is above 2.326.
        case rejectedAt1Percent = "rejected_at_1_percent"
    }

    /// What to tell when independence fails; nil otherwise.
    public var warning: Warning? {
        let numbers =
            "posterior sums to \(rounded(expectedDeposits)) deposits, \(deposits) are known (n/T \(rounded(ratio)), "
            + "z \(rounded(zScore)))"
        let outcome: String
        switch verdict {
        case .notRejected: return nil
        case .suspect: outcome = "conditional independence is suspect"
        case .rejectedAt5Percent: outcome = "conditional independence is rejected at 5 %"
        case .rejectedAt1Percent: outcome = "conditional independence is rejected at 1 %"
        }
        return Warning(
            code: "conditional_dependence", subject: "weights of evidence",
            message: "\(outcome): \(numbers); use the map as a ranking, merge dependent layers, or use logistic "
                + "regression on the weights")
    }
}

/// Three decimals, for messages.
func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
