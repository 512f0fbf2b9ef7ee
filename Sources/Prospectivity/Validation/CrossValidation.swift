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

extension CrossValidation {
    /// Pools the ranks of the held-out deposits among the whole study area, each given by the model that did not know it.
    ///
    /// Ranks, not scores, are pooled, so that models of different folds need not share a scale. The background is the
    /// same for every design, which makes random and spatial folds comparable.
    ///
    /// - Parameters:
    ///   - parted: How deposits are parted.
    ///   - ranks: Per fold the held-out deposits, after the scores of the whole study area were added.
    /// - Throws: `GossanError` of kind `.badData` when no held-out deposit has a score.
    public init(_ parted: Folds, ranks: [DepositRankAccumulator]) throws(GossanError) {
        var pooled: [DepositRank] = []
        var outcomes: [Fold] = []
        for (fold, accumulator) in ranks.enumerated() {
            let ranked = accumulator.ranks.compactMap(\.self)
            let heldOut = parted.heldOut(in: fold).count
            outcomes.append(
                Fold(
                    fold: fold, trainingDeposits: parted.training(in: fold).count, heldOutDeposits: heldOut,
                    unrankedDeposits: heldOut - ranked.count, areaUnderCurve: CaptureCurve(ranked)?.areaUnderCurve))
            pooled += ranked
        }
        guard let curve = CaptureCurve(pooled, isOneModel: false) else {
            throw GossanError(
                .badData, subject: "validation", problem: "no held-out deposit lies where the model has a score",
                remedy: "give evidence that covers the deposits")
        }
        self.init(design: parted.design, folds: outcomes, predictionRate: curve)
    }
}
