import Foundations
import Resources

/// The figures of prospects that the criteria of the ranking look at.
struct RankFigures {
    let estimate: EstimateResult?

    /// Why a prospect gets 0 on every criterion of a realization (docs/methods.md, Rank: without ore no score).
    enum Absence: Sendable, Hashable {
        /// There is no ore.
        case noOre
        /// There is ore, but mining recovers none of it, and recoverable ore ranks.
        case nothingMined
        /// Ore is mined, but what ranks is not recovered of it.
        case nothingRecovered
    }

    /// The values of the criteria for a prospect, and in which realizations there is anything to rank.
    func figures(of prospect: Prospect, criteria: [String]) -> ProspectFigures {
        let values = Dictionary(uniqueKeysWithValues: criteria.map { ($0, self.values($0, prospect)) })
        let rankOre = criteria.contains { !["prospectivity", "area"].contains($0) }
        return ProspectFigures(
            id: prospect.id, values: values, isPresent: absences(of: prospect, values).map { $0 == nil },
            isEstimated: !rankOre || estimate?.prospects[prospect.id] != nil)
    }

    /// For each realization why a prospect scores 0, nil where it does not for that reason; empty without an estimate.
    func absences(of prospect: Prospect, criteria: [String]) -> [Absence?] {
        let own = criteria.filter { $0.hasPrefix("recoverable_") }
        return absences(of: prospect, Dictionary(uniqueKeysWithValues: own.map { ($0, values($0, prospect)) }))
    }

    private func absences(of prospect: Prospect, _ values: [String: [Double]]) -> [Absence?] {
        guard let own = estimate?.prospects[prospect.id] else { return [] }
        let recoverable = values.filter { $0.key.hasPrefix("recoverable_") && $0.value.count == own.tonnes.count }
        return own.tonnes.indices.map { i in
            guard own.tonnes[i] > 0 else { return .noOre }
            guard recoverable.values.contains(where: { $0[i] <= 0 }) else { return nil }
            return (own.recoverableTonnes?[i] ?? 0) > 0 ? .nothingRecovered : .nothingMined
        }
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
