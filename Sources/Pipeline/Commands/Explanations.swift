import Delivery
import Foundations
import Resources

/// Why each prospect has its place: `explanations.json`, from which `explain` reads.
func explanations(of result: RunResult) -> JSONValue {
    .object(result.rankedProspects.map { (key: $0.prospect.id, value: explanation($0.prospect, $0.rank, result)) })
}

private func explanation(_ prospect: Prospect, _ rank: RankedProspect, _ result: RunResult) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
        ("rank", .integer(rank.rank)), ("score", .number(rank.score)),
        ("share_in_top", rank.shareInTop.map(JSONValue.number) ?? .null),
        ("realizations", .integer(result.realizations)),
        ("belt", .text(result.survey.belts[prospect.belt].id)), ("outlined_by", .text(prospect.origin.rawValue)),
        ("area_km2", .number(prospect.areaKm2)),
        (
            "criteria",
            .array(
                zip(result.scheme.criteria, rank.criterionScores).map { criterion, score in
                    .object([
                        ("name", .text(criterion.name)), ("weight", .number(criterion.weight)),
                        ("score", .number(score)),
                        ("missing", .boolean(rank.missingCriteria.contains(criterion.name))),
                    ])
                })
        ),
    ]
    if let score = prospect.greatestScore { members.append(("prospectivity_max", .number(score))) }
    if let known = prospect.nearestKnown {
        members.append(("nearest_known", .object([("name", .text(known.name)), ("km", .number(known.distanceKm))])))
    }
    if !prospect.contributions.isEmpty {
        members.append(("layers_at_best_cell", .array(prospect.contributions.map { layer($0, result.layers) })))
    }
    if let own = result.estimate?.prospects[prospect.id] { members.append(("estimate", estimate(own))) }
    return .object(members)
}

/// A value with its unit, or the name of the class that it stands for.
private func layer(_ contribution: Prospect.Contribution, _ layers: [EvidenceRecord]) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
        ("layer", .text(contribution.layer)), ("value", contribution.value.map(JSONValue.number) ?? .null),
    ]
    // Members of an ensemble stand before the layer's name.
    let record = layers.first { contribution.layer == $0.name || contribution.layer.hasSuffix(": \($0.name)") }
    if let record, !record.unit.isEmpty { members.append(("unit", .text(record.unit))) }
    if let code = contribution.value.flatMap({ Int(exactly: $0) }), let names = record?.classNames,
        names.indices.contains(code - 1)
    {
        members.append(("class", .text(names[code - 1])))
    }
    return .object(members + [("adds", .number(contribution.weight))])
}

private func estimate(_ own: ProspectEstimate) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [
        ("basis", .text(own.basis.rawValue)), ("presence", .number(own.presence)),
        ("ore_tonnes", summary(own.tonnes)), ("recoverable_tonnes", own.recoverableTonnes.map(summary) ?? .null),
    ]
    if let component = own.recoveredComponent {
        members.append(("recoverable_\(component.name)_tonnes", summary(component.tonnes)))
    }
    let categories = own.categories.filter { $0.tonnes.contains { $0 > 0 } }
    if !categories.isEmpty {
        members.append(
            ("categories", .object(categories.map { (key: $0.category.rawValue, value: summary($0.tonnes)) })))
    }
    return .object(members)
}

private func summary(_ realizations: [Double]) -> JSONValue {
    guard let summary = DistributionSummary(of: realizations) else { return .null }
    return .object([
        ("q10", .number(summary.q10)), ("q50", .number(summary.q50)), ("q90", .number(summary.q90)),
        ("mean", .number(summary.mean)),
    ])
}
