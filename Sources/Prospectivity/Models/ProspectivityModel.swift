/// A model that is ready to score: the one type a pipeline has to know.
///
/// Data-driven models are fitted from accumulators (`EvidenceCountsAccumulator`, `LogisticFit`); knowledge-driven ones
/// are made as they are. All are `Codable`, score windows and explain cells.
public enum ProspectivityModel: Sendable, Hashable, Codable {
    /// Weights of evidence.
    case weightsOfEvidence(WeightsOfEvidenceModel)
    /// Logistic regression.
    case logisticRegression(LogisticRegressionModel)
    /// Fuzzy overlay.
    case fuzzyOverlay(FuzzyOverlayModel)
    /// Weighted sum.
    case weightedSum(WeightedSumModel)

    /// Names of the evidence layers, in the order that windows must have.
    public var layerNames: [String] {
        switch self {
        case .weightsOfEvidence(let model): model.layers.map(\.layer)
        case .logisticRegression(let model): model.layerNames
        case .fuzzyOverlay(let model): model.layers.map(\.name)
        case .weightedSum(let model): model.layers.map(\.name)
        }
    }

    /// Whether its score is a probability per unit cell that deposits have calibrated.
    public var isCalibrated: Bool {
        switch self {
        case .weightsOfEvidence, .logisticRegression: true
        case .fuzzyOverlay, .weightedSum: false
        }
    }

    /// Whether its scores have standard deviations.
    public var hasDeviation: Bool { isCalibrated }

    /// Scores of a window, with deviations where they are wanted and the model has them.
    public func score(_ window: EvidenceWindow, wantsDeviation: Bool = true) -> ScoredWindow {
        switch self {
        case .weightsOfEvidence(let model): model.score(window)
        case .logisticRegression(let model): model.score(window, wantsDeviation: wantsDeviation)
        case .fuzzyOverlay(let model): ScoredWindow(scores: model.score(window))
        case .weightedSum(let model): ScoredWindow(scores: model.score(window))
        }
    }

    /// What each layer adds to the score of a cell, from the values of its layers.
    public func contributions(_ evidence: [Float]) -> [LayerContribution] {
        switch self {
        case .weightsOfEvidence(let model): model.contributions(evidence)
        case .logisticRegression(let model): model.contributions(evidence)
        case .fuzzyOverlay(let model): model.contributions(evidence)
        case .weightedSum(let model): model.contributions(evidence)
        }
    }
}
