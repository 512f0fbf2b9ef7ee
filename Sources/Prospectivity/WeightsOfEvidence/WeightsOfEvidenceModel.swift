import Foundations

/// A fitted weights-of-evidence model: prior, weights of every layer, posterior of any cell.
///
/// The posterior probability is per unit cell and proportional to its area: rank by it, do not quote it.
public struct WeightsOfEvidenceModel: Sendable, Hashable, Codable {
    /// Fitted evidence, in the order of the window.
    public var layers: [LayerWeights]
    /// Area and deposits it was trained on.
    public var counts: EvidenceCounts
    /// The choices it was fitted with.
    public var options: WeightsOfEvidenceOptions

    /// The least number of deposits from which weights are estimated.
    public static let minimumDeposits = 5

    /// Fits the model from counts gathered in one pass.
    ///
    /// - Parameters:
    ///   - counts: Area and deposits by class of every layer.
    ///   - generalizations: How each layer's classes are joined, in the order of the layers.
    ///   - options: Choices that hold for all layers.
    ///   - warnings: What users should know is added here.
    /// - Throws: `GossanError` of kind `.badData` for fewer than 5 deposits in the study area, or a unit cell so large
    ///   that there are more deposits than unit cells.
    public init(
        fitting counts: EvidenceCounts, generalizations: [Generalization], options: WeightsOfEvidenceOptions,
        warnings: inout [Warning]
    ) throws(GossanError) {
        precondition(generalizations.count == counts.tables.count, "one generalization per layer")
        try requireDeposits(counts.deposits, outside: counts.depositsOutside)
        guard Double(counts.deposits) < counts.studyAreaKm2 / options.unitCellKm2 else {
            throw GossanError(
                .badData, subject: "weights of evidence",
                problem:
                    "\(counts.deposits) deposits in \((counts.studyAreaKm2 * 10).rounded() / 10) km2 leave no"
                    + " barren unit cell of \(options.unitCellKm2) km2",
                remedy: "choose a smaller 'prospectivity.unit_cell'")
        }
        warnings += counts.warnings
        layers = []
        for (table, generalization) in zip(counts.tables, generalizations) {
            layers.append(
                LayerWeights(
                    table, generalization: generalization, unitCellKm2: options.unitCellKm2, rule: options.zeroCounts,
                    warnings: &warnings))
        }
        self.counts = counts
        self.options = options
    }

    /// Deposits per unit cell of the study area.
    public var priorProbability: Double {
        Double(counts.deposits) * options.unitCellKm2 / counts.studyAreaKm2
    }

    var rule: PosteriorRule {
        PosteriorRule(
            priorLogit: logit(priorProbability), priorVariance: 1 / Double(counts.deposits), layers: layers,
            deviation: options.deviation, includesMissingEvidence: options.includesMissingEvidence)
    }

    /// Posterior probability and standard deviation of a cell from the values of its layers; NaN where all are missing.
    public func posterior(_ evidence: [Float]) -> (probability: Double, deviation: Double) {
        guard evidence.contains(where: { !$0.isNaN }) else { return (.nan, .nan) }
        return rule.posterior(zip(layers, evidence).map { Int32($0.classIndex(of: $1) ?? -1) })
    }

    /// Posterior probability and standard deviation of a window; NaN where all layers are missing.
    ///
    /// Cost: one look-up per layer and cell; each unique combination of classes is worked out once per window.
    public func score(_ window: EvidenceWindow) -> ScoredWindow { score(conditions(of: window)) }

    /// The unique combinations of generalized classes in a window.
    public func conditions(of window: EvidenceWindow) -> WindowConditions { WindowConditions(window, layers: layers) }

    /// Posterior probability and standard deviation of a window from its unique conditions.
    public func score(_ conditions: WindowConditions) -> ScoredWindow {
        let rule = rule
        let posteriors = conditions.unique.map { rule.posterior($0) }
        let scores = posteriors.map { Float($0.probability) }
        let deviations = posteriors.map { Float($0.deviation) }
        return ScoredWindow(scores: conditions.spread(scores), deviations: conditions.spread(deviations))
    }

    /// What each layer adds to the logit at a cell.
    public func contributions(_ evidence: [Float]) -> [LayerContribution] {
        zip(layers, evidence).map { layer, value in
            let weight = layer.classIndex(of: value).map { layer.classes[$0].weight }
            return LayerContribution(
                layer: layer.layer, value: value, evidence: weight ?? .nan, contribution: weight ?? 0)
        }
    }
}

/// Checks that there are enough deposits to learn from.
///
/// - Parameters:
///   - count: Deposits in the study area, on known evidence as far as that is known.
///   - outside: Those in it where no evidence is known.
///   - all: Those of the input, wherever they lie; nil where that is not known.
/// - Throws: `GossanError` of kind `.badData` where they are too few.
public func requireDeposits(_ count: Int, outside: Int, of all: Int? = nil) throws(GossanError) {
    guard count < WeightsOfEvidenceModel.minimumDeposits else { return }
    let detail =
        count == 0 && outside > 0
        ? "all \(outside) deposits lie where no evidence layer is known"
        : "\(count)\(all.map { " of \($0)" } ?? "") deposits lie in the study area, at least \(WeightsOfEvidenceModel.minimumDeposits) are needed"
            + (outside > 0 ? " (\(outside) more lie where no evidence is known)" : "")
    throw GossanError(
        .badData, subject: "known deposits", problem: detail,
        remedy: "check the coordinates and CRS of the deposits, add deposits or evidence that covers them, or use a "
            + "fuzzy overlay, which needs none")
}
