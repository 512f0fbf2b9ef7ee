import Foundations

/// One criterion of the ranking.
public struct RankingCriterion: Sendable, Hashable, Codable {
    /// Which way is better.
    public enum Direction: String, Sendable, Hashable, Codable {
        /// More is better, as of tonnage.
        case high
        /// Less is better, as of stripping ratio.
        case low
    }

    /// The name of the figure of a prospect.
    public var name: String
    /// Its weight, as fraction of all weights.
    public var weight: Double
    /// Which way is better.
    public var better: Direction
    /// Whether the figure is the likelihood of ore itself, such as prospectivity.
    public var isLikelihood: Bool

    /// - Parameters:
    ///   - name: The name of the figure of a prospect.
    ///   - weight: Its weight, as fraction of all weights.
    ///   - better: Which way is better.
    ///   - isLikelihood: Whether the figure is the likelihood of ore itself, such as prospectivity.
    public init(name: String, weight: Double, better: Direction = .high, isLikelihood: Bool = false) {
        self.name = name
        self.weight = weight
        self.better = better
        self.isLikelihood = isLikelihood
    }
}

/// How prospects are ranked: weighted criteria, each brought to 0 (worst) ... 1 (best) before weighting.
public struct RankingScheme: Sendable, Hashable {
    /// How a criterion is brought to 0 ... 1.
    public enum Normalization: String, Sendable, Hashable, Codable {
        /// The share of other prospects that a prospect beats in the same realization, ties counting half. Insensitive
        /// to a single giant, which skewed tonnages always contain.
        case percentileRank
        /// Linear between the least and the greatest of the prospects' means over realizations; beyond them 0 or 1.
        case meanRange
    }

    /// The criteria.
    public let criteria: [RankingCriterion]
    /// Whether tonnages already carry the probability that there is ore.
    public let risked: Bool
    /// How a criterion is brought to 0 ... 1.
    public let normalization: Normalization

    /// - Parameters:
    ///   - criteria: The criteria; weights are positive and sum to 1 within 1e-6.
    ///   - risked: Whether tonnages already carry the probability that there is ore.
    ///   - normalization: How a criterion is brought to 0 ... 1.
    /// - Throws: `GossanError` of kind `configuration` when weights do not sum to 100 %, a criterion comes twice, or
    ///   risk would count twice: `risked` together with a criterion that is a likelihood.
    public init(
        criteria: [RankingCriterion], risked: Bool, normalization: Normalization = .percentileRank
    ) throws {
        let total = sum(criteria.lazy.map(\.weight))
        guard !criteria.isEmpty, criteria.allSatisfy({ $0.weight > 0 }), abs(total - 1) <= 1e-6 else {
            throw GossanError(
                .configuration, subject: "rank",
                problem: "weights must be above 0 and sum to 100 %, found \(total * 100) %",
                remedy: "change the weights so that they sum to 100 %")
        }
        guard Set(criteria.map(\.name)).count == criteria.count else {
            throw GossanError(
                .configuration, subject: "rank", problem: "names a criterion twice", remedy: "give each criterion once")
        }
        if risked, let likelihood = criteria.first(where: \.isLikelihood) {
            throw GossanError(
                .configuration, subject: "rank.\(likelihood.name)",
                problem: "counts risk twice: tonnages are risked, so they already carry the probability of ore",
                remedy: "leave the criterion out, or set risked: false")
        }
        self.criteria = criteria
        self.risked = risked
        self.normalization = normalization
    }
}
