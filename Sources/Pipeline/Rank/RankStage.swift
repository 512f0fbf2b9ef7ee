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
        let figures = prospects.map { prospect in
            let values = Dictionary(
                uniqueKeysWithValues: scheme.criteria.map { ($0.name, self.values($0.name, prospect)) })
            return ProspectFigures(id: prospect.id, values: values, isPresent: isPresent(prospect, values))
        }
        let ranked = try rankProspects(
            figures, by: scheme, realizations: estimate?.realizations ?? 1, topCount: section?.top ?? 10)
        return (ranked, scheme)
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

    /// Tonnages are those of all realizations, with 0 where there is no ore: they carry the probability of ore. Grades are
    /// missing there.
    private func values(_ name: String, _ prospect: Prospect) -> [Double] {
        switch name {
        case "prospectivity": return [prospect.greatestScore ?? .nan]
        case "area": return [prospect.areaKm2]
        default: break
        }
        guard let own = estimate?.prospects[prospect.id] else { return [.nan] }
        if name == "tonnes" { return own.tonnes }
        if name == "recoverable_tonnes" { return own.recoverableTonnes ?? [.nan] }
        if let variable = name.removing(prefix: "contained_") { return own.contained(variable) ?? [.nan] }
        if let variable = name.removing(prefix: "recoverable_") {
            if let component = own.recoveredComponent, component.name == variable { return component.tonnes }
            return recoverable(variable, own)
        }
        if let ratio = estimate?.binding.commodity.ratios[name: name] {
            return own.ratio(ratio.numerator, ratio.denominator) ?? [.nan]
        }
        return own.massFraction(name) ?? [.nan]
    }

    /// Whether a realization has ore, and something recoverable where that is a criterion; empty without an estimate.
    private func isPresent(_ prospect: Prospect, _ values: [String: [Double]]) -> [Bool] {
        guard let own = estimate?.prospects[prospect.id] else { return [] }
        let recoverable = values.filter { $0.key.hasPrefix("recoverable_") && $0.value.count == own.tonnes.count }
        return own.tonnes.indices.map { i in
            own.tonnes[i] > 0 && recoverable.values.allSatisfy { !($0[i] <= 0) }
        }
    }

    /// Contained tonnes of a variable in the ore that can be mined, where no plant recovers it.
    private func recoverable(_ variable: String, _ own: ProspectEstimate) -> [Double] {
        guard let contained = own.contained(variable), let mined = own.recoverableTonnes else { return [.nan] }
        return contained.indices.map {
            own.tonnes[$0] > 0 ? contained[$0] * mined[$0] / own.tonnes[$0] : 0
        }
    }
}

extension String {
    /// The rest behind a prefix; nil without it.
    func removing(prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}
