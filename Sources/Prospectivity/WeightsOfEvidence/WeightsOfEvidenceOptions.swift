/// Choices of weights of evidence that hold for all layers.
public struct WeightsOfEvidenceOptions: Sendable, Hashable, Codable {
    /// Area of the unit cell: small enough to hold one deposit. Posterior probabilities are per unit cell.
    public var unitCellKm2: Double
    /// What to do with zero and perfect counts.
    public var zeroCounts: ZeroCountRule
    /// Form of the standard deviation of the posterior.
    public var deviation: PosteriorDeviation
    /// Whether the deviation grows where layers are missing.
    public var includesMissingEvidence: Bool

    /// - Parameters:
    ///   - unitCellKm2: Area of the unit cell.
    ///   - zeroCounts: What to do with zero and perfect counts.
    ///   - deviation: Form of the standard deviation of the posterior.
    ///   - includesMissingEvidence: Whether the deviation grows where layers are missing.
    public init(
        unitCellKm2: Double = 1, zeroCounts: ZeroCountRule = .geoscienceAustralia,
        deviation: PosteriorDeviation = .delta, includesMissingEvidence: Bool = true
    ) {
        self.unitCellKm2 = unitCellKm2
        self.zeroCounts = zeroCounts
        self.deviation = deviation
        self.includesMissingEvidence = includesMissingEvidence
    }
}

/// How the deviation of the logit becomes that of the posterior probability P.
public enum PosteriorDeviation: String, Sendable, Hashable, Codable, CaseIterable {
    /// P (1 - P) s(logit): the delta method.
    case delta
    /// P s(logit), as ArcSDM and Geoscience Australia write it; greater by 1 / (1 - P).
    case arcsdm

    func deviation(probability: Double, logitVariance: Double) -> Double {
        let factor = self == .delta ? probability * (1 - probability) : probability
        return factor * logitVariance.squareRoot()
    }
}
