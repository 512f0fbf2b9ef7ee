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

/// The models of all folds, ready to rank the deposits that each did not know.
public struct HeldOutFolds<Model> {
    /// How deposits are parted.
    public let folds: Folds
    /// The model of each fold.
    public let models: [Model]
    /// An empty rank accumulator for the held-out deposits of each fold.
    public let ranks: [DepositRankAccumulator]

    /// Fits the model of every fold.
    ///
    /// - Parameters:
    ///   - folds: How deposits are parted.
    ///   - fit: Trains without the held-out fold: use `folds.training(in:)` and `folds.trainingAreas`.
    ///   - scoreDeposits: The scores of deposits, by their positions among the points given; NaN where missing.
    public init(
        _ folds: Folds, fit: (_ fold: Int) throws -> Model,
        scoreDeposits: (_ model: Model, _ deposits: [Int]) throws -> [Float]
    ) rethrows {
        self.folds = folds
        models = try (0..<folds.count).map { try fit($0) }
        ranks = try zip(models, 0..<folds.count).map { model, fold in
            DepositRankAccumulator(depositScores: try scoreDeposits(model, folds.heldOut(in: fold)))
        }
    }

    /// Pools the ranks of the held-out deposits among the whole study area.
    ///
    /// Ranks, not scores, are pooled, so that models of different folds need not share a scale. The background is the
    /// same for every design, which makes random and spatial folds comparable.
    ///
    /// - Parameter ranks: The accumulators of `ranks` after the scores of the whole study area were added to each.
    /// - Throws: `GossanError` of kind `.badData` when no held-out deposit has a score.
    public func crossValidation(_ ranks: [DepositRankAccumulator]) throws(GossanError) -> CrossValidation {
        var pooled: [DepositRank] = []
        var outcomes: [CrossValidation.Fold] = []
        for (fold, accumulator) in ranks.enumerated() {
            let ranked = accumulator.ranks.compactMap(\.self)
            let heldOut = folds.heldOut(in: fold).count
            outcomes.append(
                CrossValidation.Fold(
                    fold: fold, trainingDeposits: folds.training(in: fold).count, heldOutDeposits: heldOut,
                    unrankedDeposits: heldOut - ranked.count, areaUnderCurve: CaptureCurve(ranked)?.areaUnderCurve))
            pooled += ranked
        }
        guard let curve = CaptureCurve(pooled, isOneModel: false) else {
            throw GossanError(
                .badData, subject: "validation", problem: "no held-out deposit lies where the model has a score",
                remedy: "give evidence that covers the deposits")
        }
        return CrossValidation(design: folds.design, folds: outcomes, predictionRate: curve)
    }
}
