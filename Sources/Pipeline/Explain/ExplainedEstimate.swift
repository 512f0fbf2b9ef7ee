import Delivery
import Foundations
import Resources

/// The estimate of a prospect as it is explained: tonnages in t, grades in their units, resource and reserve apart.
struct ExplainedEstimate {
    let own: ProspectEstimate
    let prospect: Prospect
    let result: RunResult
    /// What can keep its ore in the ground.
    let limits: MiningLimits

    var json: JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("basis", .text(own.basis.rawValue)), ("presence", .number(own.presence)),
            ("ore_tonnes", summary(own.tonnes)), ("recoverable_tonnes", own.recoverableTonnes.map(summary) ?? .null),
        ]
        if let standing = own.recoverableStanding(study: result.config.estimate?.study ?? .none) {
            members.append(("recoverable_standing", .text(standing)))
        }
        if let left = shareLeft, left < 1 - 1e-9 { members.append(("mining_limits", limits.json(left: left))) }
        if let component = own.recoveredComponent {
            members.append(("recoverable_\(component.name)_tonnes", summary(component.tonnes)))
        }
        let categories = own.categories.filter { $0.tonnes.contains { $0 > 0 } }
        if !categories.isEmpty {
            members.append(
                ("categories", .object(categories.map { (key: $0.category.rawValue, value: summary($0.tonnes)) })))
        }
        members += reserves + [("grades", .array(grades)), ("ratios", .array(ratios))]
        return .object(members + potential + holes)
    }

    /// The share of the ore in place that the limits of mining leave, before losses; nil where nothing is mined or there is no ore.
    private var shareLeft: Double? {
        guard let recoverable = own.recoverableTonnes, let mining = result.config.estimate?.mining else { return nil }
        let inPlace = sum(own.tonnes)
        return inPlace > 0 ? sum(recoverable) / (inPlace * mining.recovery.value) : nil
    }

    /// Run-of-mine tonnes by reserve category; none where no study makes reserves.
    private var reserves: [(key: String, value: JSONValue)] {
        let study = result.config.estimate?.study ?? .none
        let parts = own.categories.compactMap { part -> (key: String, value: JSONValue)? in
            guard case .reserve(let category) = RecoverableStanding(category: part.category, study: study),
                let tonnes = part.runOfMineTonnes, tonnes.contains(where: { $0 > 0 })
            else { return nil }
            return (category.rawValue, summary(tonnes))
        }
        return parts.isEmpty ? [] : [("reserves", .object(parts))]
    }

    private var grades: [JSONValue] {
        (result.estimate?.binding.commodity.grades ?? []).compactMap { grade in
            let unit = grade.value.unit
            return figure(
                grade.name, grade.value.title, unit.rawValue, own.massFraction(grade.name)?.map { $0 / unit.fraction })
        }
    }

    private var ratios: [JSONValue] {
        (result.estimate?.binding.commodity.ratios ?? []).compactMap { ratio in
            figure(ratio.name, ratio.value.title, nil, own.ratio(ratio.value.numerator, ratio.value.denominator))
        }
    }

    /// A grade or ratio over the realizations with ore; nil where it is not known.
    private func figure(_ name: String, _ title: String, _ unit: String?, _ values: [Double]?) -> JSONValue? {
        guard let values = values?.filter(\.isFinite), !values.isEmpty else { return nil }
        return .object([
            ("name", .text(name)), ("title", .text(title)), ("unit", unit.map(JSONValue.text) ?? .null),
            ("value", summary(values)),
        ])
    }

    /// The share of its belt's undiscovered deposits that falls to it.
    private var potential: [(key: String, value: JSONValue)] {
        guard own.basis == .potential,
            let belt = result.estimate?.potential.first(where: { $0.belt == prospect.belt }),
            let place = belt.shared.shares.prospectIDs.firstIndex(of: prospect.id)
        else { return [] }
        return [
            ("share_of_belt", .number(belt.shared.shares.shares[place])),
            ("undiscovered_in_belt", .number(belt.counts.mean)), ("deposit_model", .text(belt.model)),
            ("excluded_share", .number(prospect.excludedShare)),
        ]
    }

    private var holes: [(key: String, value: JSONValue)] {
        guard own.basis == .drilled, let drilled = result.estimate?.drilled else { return [] }
        let inside = HolesInside(prospect, drilled)
        return [
            (
                "holes",
                .object([
                    ("with_ore", .array(inside.ore.map(JSONValue.text))),
                    ("without", .array(inside.others.map(JSONValue.text))),
                    ("median_spacing_m", inside.spacingMetres.map(JSONValue.number) ?? .null),
                ])
            )
        ]
    }

    private func summary(_ realizations: [Double]) -> JSONValue {
        guard let summary = DistributionSummary(of: realizations) else { return .null }
        return .object([
            ("q10", .number(summary.q10)), ("q50", .number(summary.q50)), ("q90", .number(summary.q90)),
            ("mean", .number(summary.mean)),
        ])
    }
}
