import Foundations

/// The figures of one prospect that criteria look at.
public struct ProspectFigures: Sendable, Hashable {
    /// The prospect.
    public var id: String
    /// For each criterion a value in every realization, or a single value that holds in all; NaN where missing.
    public var values: [String: [Double]]
    /// For each realization whether there is anything to rank, such as ore; empty where there is in all of them.
    public var isPresent: [Bool]
    /// Whether its ore is estimated, where ore ranks; ground of unknown potential is not.
    public var isEstimated: Bool

    /// - Parameters:
    ///   - id: The prospect.
    ///   - values: For each criterion a value in every realization, or a single one; NaN where missing.
    ///   - isPresent: For each realization whether there is anything to rank; empty where there is in all of them.
    ///   - isEstimated: Whether its ore is estimated, where ore ranks.
    public init(id: String, values: [String: [Double]], isPresent: [Bool] = [], isEstimated: Bool = true) {
        self.id = id
        self.values = values
        self.isPresent = isPresent
        self.isEstimated = isEstimated
    }
}

/// A prospect with its place in the ranking.
public struct RankedProspect: Sendable, Hashable, Codable {
    /// The prospect.
    public var id: String
    /// Its place, from 1: by mean score, those present in no realization last, equal scores by id.
    public var rank: Int
    /// The mean over realizations of the weighted score, 0 (worst) ... 1 (best).
    public var score: Double
    /// The mean of each criterion brought to 0 ... 1, in the order of the scheme.
    public var criterionScores: [Double]
    /// The share of realizations in which it is present and estimated, has a value of a criterion and is among the best
    /// `topCount`; a tie across that limit is shared out. Nil where there are no more prospects than that, which says nothing.
    public var shareInTop: Double?
    /// How many prospects count as top.
    public var topCount: Int
    /// The distribution of its rank over realizations; tied prospects have the mean of their ranks.
    public var realizedRank: DistributionSummary
    /// Criteria without a value in any realization; it counts as the worst prospect there.
    public var missingCriteria: [String]
}
