import Delivery
import Foundations
import Resources

/// Ranks the prospects.
struct RankStage {
    let section: RankSection?
    let estimate: EstimateResult?
    let prospects: [Prospect]

    /// The ranking, the best first, and the scheme that made it.
    func run(warnings: inout [Warning]) throws -> (ranked: [RankedProspect], scheme: RankingScheme) {
        let scheme = try scheme(&warnings)
        let own = RankFigures(estimate: estimate)
        let figures = prospects.map { own.figures(of: $0, criteria: scheme.criteria.map(\.name)) }
        let ranked = try rankProspects(
            figures, by: scheme, realizations: estimate?.realizations ?? 1, topCount: section?.top ?? 10)
        warnings += scheme.criteria.compactMap { criterion in
            guard !ranked.isEmpty, ranked.allSatisfy({ $0.missingCriteria.contains(criterion.name) }) else {
                return nil
            }
            return Warning(
                code: "criterion_without_values", subject: "rank.\(criterion.name)",
                message: "has no value in any prospect, so that it ranks nothing; all get 0 for it")
        }
        warnings += equalScores(of: ranked)
        return (ranked, scheme)
    }

    /// A ranking that tells nothing.
    private func equalScores(of ranked: [RankedProspect]) -> [Warning] {
        guard let best = ranked.first?.score, ranked.count > 1, ranked.allSatisfy({ abs($0.score - best) <= 1e-12 })
        else { return [] }
        return [
            Warning(
                code: "equal_scores", subject: "rank",
                message:
                    "all \(ranked.count) prospects have the same score, \(formatNumber(best, decimals: 3) ?? "?"): nothing ranks them, "
                    + "and they come in the order of their ids")
        ]
    }

    /// The config's criteria, the commodity's where it gives none, and prospectivity alone where nothing is estimated.
    private func scheme(_ warnings: inout [Warning]) throws -> RankingScheme {
        let known = RankCriteria(commodity: estimate?.binding.commodity, estimate: estimate?.binding.estimate)
        let isUnestimated = estimate?.prospects.isEmpty ?? true
        var weights = section?.criteria.map { (name: $0.name, weight: $0.weight.value) } ?? []
        if weights.isEmpty, !isUnestimated { weights = known.defaults(&warnings) }
        if weights.isEmpty || (estimate != nil && isUnestimated) { weights = [("prospectivity", 1)] }
        let criteria = try weights.map { name, weight -> RankingCriterion in
            try known.requireKnown(name)
            return RankingCriterion(
                name: name, weight: weight, better: isWorse(name) ? .low : .high, isLikelihood: name == "prospectivity")
        }
        return try RankingScheme(
            criteria: criteria, risked: isUnestimated ? false : (section?.isRisked ?? true),
            normalization: section?.normalization == .rank ? .percentileRank : .meanRange)
    }

    private func isWorse(_ name: String) -> Bool {
        estimate?.binding.commodity.grades[name: name]?.role == .deleterious
    }
}
