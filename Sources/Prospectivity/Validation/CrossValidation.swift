import Foundations

/// The outcome of holding out every fold in turn.
public struct CrossValidation: Sendable, Hashable, Codable {
    /// The outcome of one fold.
    public struct Fold: Sendable, Hashable, Codable {
        /// Fold, from 0.
        public var fold: Int
        /// Deposits that trained the model.
        public var trainingDeposits: Int
        /// Deposits held out.
        public var heldOutDeposits: Int
        /// Held-out deposits whose score is missing and that could not be ranked.
        public var unrankedDeposits: Int
        /// Area under the curve of the held-out deposits; nil when none could be ranked.
        public var areaUnderCurve: Double?
    }

    /// How deposits were parted.
    public var design: FoldDesign
    /// Outcome of each fold.
    public var folds: [Fold]
    /// Prediction-rate curve of all held-out deposits, each ranked by the model that did not know it.
    public var predictionRate: CaptureCurve

    /// Area under the prediction-rate curve, over all held-out deposits.
    public var areaUnderCurve: Double { predictionRate.areaUnderCurve }
    /// Standard deviation of the area under the curve between folds; nil for fewer than two ranked folds.
    public var deviationBetweenFolds: Double? {
        let values = folds.compactMap(\.areaUnderCurve)
        guard values.count > 1 else { return nil }
        let mean = sum(values) / Double(values.count)
        return (sum(values.map { ($0 - mean) * ($0 - mean) }) / Double(values.count - 1)).squareRoot()
    }
}

/// What cross-validation asks of a model, so that it knows neither the model nor where the rasters lie.
public struct CrossValidationSteps<Model> {
    /// Trains without the held-out fold: use `folds.training(in:)` and `folds.trainingAreas`.
    public var fit: (_ folds: Folds, _ fold: Int) throws -> Model
    /// The scores of deposits, by their positions among the points given; NaN where missing.
    public var scoreDeposits: (_ model: Model, _ deposits: [Int]) throws -> [Float]
    /// Adds the scores of the whole study area to the accumulator.
    public var scoreBackground: (_ model: Model, _ ranks: DepositRankAccumulator) throws -> DepositRankAccumulator

    /// - Parameters:
    ///   - fit: Trains without the held-out fold.
    ///   - scoreDeposits: The scores of deposits.
    ///   - scoreBackground: Adds the scores of the whole study area to the accumulator.
    public init(
        fit: @escaping (Folds, Int) throws -> Model,
        scoreDeposits: @escaping (Model, [Int]) throws -> [Float],
        scoreBackground: @escaping (Model, DepositRankAccumulator) throws -> DepositRankAccumulator
    ) {
        self.fit = fit
        self.scoreDeposits = scoreDeposits
        self.scoreBackground = scoreBackground
    }
}

/// Holds out every fold in turn, refits and ranks the held-out deposits among the whole study area.
///
/// Ranks, not scores, are pooled, so that models of different folds need not share a scale. The background is the same
/// for every design, which makes random and spatial folds comparable.
///
/// - Throws: What the steps throw, and `GossanError` of kind `.badData` when no held-out deposit has a score.
public func crossValidate<Model>(_ folds: Folds, steps: CrossValidationSteps<Model>) throws -> CrossValidation {
    var ranked: [DepositRank] = []
    var outcomes: [CrossValidation.Fold] = []
    for fold in 0..<folds.count {
        let heldOut = folds.heldOut(in: fold)
        let model = try steps.fit(folds, fold)
        let start = DepositRankAccumulator(depositScores: try steps.scoreDeposits(model, heldOut))
        let ranks = try steps.scoreBackground(model, start).ranks.compactMap(\.self)
        outcomes.append(
            CrossValidation.Fold(
                fold: fold, trainingDeposits: folds.training(in: fold).count, heldOutDeposits: heldOut.count,
                unrankedDeposits: heldOut.count - ranks.count, areaUnderCurve: CaptureCurve(ranks)?.areaUnderCurve))
        ranked += ranks
    }
    guard let curve = CaptureCurve(ranked, isOneModel: false) else {
        throw GossanError(
            .badData, subject: "validation", problem: "no held-out deposit lies where the model has a score",
            remedy: "give evidence that covers the deposits")
    }
    return CrossValidation(design: folds.design, folds: outcomes, predictionRate: curve)
}
