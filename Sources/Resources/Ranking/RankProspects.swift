import Foundations

/// Ranks prospects by the weighted sum of their criteria, in every realization and overall.
///
/// A prospect without a value gets the worst score of that criterion in that realization, 0, and is flagged where the
/// value is missing in all realizations: what is not known cannot make a prospect good. In a realization in which it is not
/// present it gets 0 on every criterion, whatever the direction, and is not among the top; one that is present in none
/// comes after all others. Nor is it among the top in a realization in which it has a value of no criterion, or in any where its
/// ore is not estimated: ground of unknown potential is not the best for its area.
///
/// - Parameters:
///   - prospects: The prospects, each id once.
///   - scheme: Criteria and weights.
///   - realizations: How many realizations the figures have, at least 1.
///   - topCount: How many prospects count as top.
/// - Returns: The prospects from best to worst.
/// - Throws: `GossanError` of kind `internalFault` when an id repeats or a figure has a wrong number of values.
///
/// Cost: realizations x criteria x prospects x log(prospects).
public func rankProspects(
    _ prospects: [ProspectFigures], by scheme: RankingScheme, realizations: Int, topCount: Int
) throws -> [RankedProspect] {
    let ordered = prospects.sorted { $0.id < $1.id }
    let figures = try scheme.criteria.map { try FigureTable($0, of: ordered, realizations: realizations) }
    var accumulators = [RankAccumulator](
        repeating: RankAccumulator(criteria: scheme.criteria.count), count: ordered.count)
    for realization in 0..<realizations {
        let scores = figures.map { $0.scores(in: realization, by: scheme.normalization) }
        let weighted = ordered.indices.map { p in
            zip(scheme.criteria, scores).reduce(0) { $0 + $1.0.weight * $1.1[p] }
        }
        let ranks = tiedRanks(ofDescending: weighted)
        for p in ordered.indices {
            accumulators[p].add(
                score: weighted[p], criterionScores: scores.map { $0[p] }, rank: ranks[p], topCount: topCount,
                isPresent: ordered[p].isPresent.isEmpty || ordered[p].isPresent[realization],
                isKnown: ordered[p].isEstimated && figures.contains { $0.isKnown(p, in: realization) })
        }
    }
    let result = ordered.indices.map { p in
        let missing = zip(scheme.criteria, figures).filter { $0.1.isMissing(p) }.map(\.0.name)
        var prospect = accumulators[p].prospect(id: ordered[p].id, topCount: topCount, missingCriteria: missing)
        if ordered.count <= topCount { prospect.shareInTop = nil }
        return (prospect: prospect, isEverPresent: accumulators[p].isEverPresent)
    }
    let sorted = result.sorted { a, b in
        if a.isEverPresent != b.isEverPresent { return a.isEverPresent }
        return (b.prospect.score, a.prospect.id) < (a.prospect.score, b.prospect.id)
    }
    return sorted.enumerated().map { place, element in
        var prospect = element.prospect
        prospect.rank = place + 1
        return prospect
    }
}

/// A prospect's rank among others: the mean rank of those with the same score, and how many they are.
struct TiedRank: Sendable, Hashable {
    /// The best rank of the tie, from 1.
    var first: Int
    /// How many prospects are tied.
    var count: Int

    /// The mean rank of the tie.
    var mean: Double { Double(first) + Double(count - 1) / 2 }

    /// The share of the tie that falls within the best `top`.
    func share(inTop top: Int) -> Double {
        Double(min(max(top - first + 1, 0), count)) / Double(count)
    }
}

/// The rank of each value, the greatest first; values within rounding of each other are tied.
func tiedRanks(ofDescending values: [Double]) -> [TiedRank] {
    let order = values.indices.sorted { (values[$1], $0) < (values[$0], $1) }
    var ranks = [TiedRank](repeating: TiedRank(first: 1, count: 1), count: values.count)
    var start = 0
    while start < order.count {
        var end = start + 1
        while end < order.count, values[order[start]] - values[order[end]] <= 1e-12 { end += 1 }
        for i in start..<end { ranks[order[i]] = TiedRank(first: start + 1, count: end - start) }
        start = end
    }
    return ranks
}

/// The running sums of one prospect over realizations.
private struct RankAccumulator {
    private var score = CompensatedSum()
    private var criterionScores: [CompensatedSum]
    private var inTop = CompensatedSum()
    private var ranks: [Double] = []
    private(set) var isEverPresent = false

    init(criteria: Int) { criterionScores = [CompensatedSum](repeating: CompensatedSum(), count: criteria) }

    mutating func add(
        score value: Double, criterionScores values: [Double], rank: TiedRank, topCount: Int, isPresent: Bool,
        isKnown: Bool
    ) {
        score.add(value)
        for (i, value) in values.enumerated() { criterionScores[i].add(value) }
        if isPresent && isKnown { inTop.add(rank.share(inTop: topCount)) }
        isEverPresent = isEverPresent || isPresent
        ranks.append(rank.mean)
    }

    func prospect(id: String, topCount: Int, missingCriteria: [String]) -> RankedProspect {
        let n = Double(max(1, ranks.count))
        let none = DistributionSummary(q10: .nan, q50: .nan, q90: .nan, mean: .nan)
        return RankedProspect(
            id: id, rank: 0, score: score.value / n, criterionScores: criterionScores.map { $0.value / n },
            shareInTop: inTop.value / n, topCount: topCount,
            realizedRank: DistributionSummary(of: ranks) ?? none, missingCriteria: missingCriteria)
    }
}
