import Delivery
import Foundations
import Resources

/// Why each prospect has its place: `explanations.json`, from which `explain` and `growth compare` read. One line for each prospect,
/// so that no more than one is held as a document.
func explanations(of explained: ExplainedRun) -> String {
    let lines = explained.result.rankedProspects.map {
        JSONValue.text($0.prospect.id).compact + ":" + explanation($0.prospect, $0.rank, explained).compact
    }
    return "{\"run\":\(explained.json.compact),\n\"prospects\":{\n\(lines.joined(separator: ",\n"))\n}}\n"
}

private func explanation(_ prospect: Prospect, _ rank: RankedProspect, _ explained: ExplainedRun) -> JSONValue {
    let result = explained.result
    let belt = result.survey.belts[prospect.belt].id
    let zero = ZeroScore(prospect, explained)
    let weak = WeakFacts(
        explained: explained, prospect: prospect, rank: rank, restsOn: explained.restsOn(prospect.origin),
        zeroScore: zero)
    var members: [(key: String, value: JSONValue)] = [
        ("rank", .integer(rank.rank)), ("score", .number(rank.score)),
        ("share_in_top", rank.shareInTop.map(JSONValue.number) ?? .null), ("top", .integer(rank.topCount)),
        ("rank_q10", .number(rank.realizedRank.q10)), ("rank_q90", .number(rank.realizedRank.q90)),
        ("realizations", .integer(result.realizations)),
        ("belt", .text(belt)), ("outlined_by", .text(prospect.origin.rawValue)),
        ("area_km2", .number(prospect.areaKm2)), ("weakest_first", .array(weak.all.map(\.json))),
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
    if let zero { members.append(("zero_score", zero.json)) }
    if let score = prospect.greatestScore { members.append(("prospectivity_max", .number(score))) }
    if let known = prospect.nearestKnown {
        members.append(("nearest_known", .object([("name", .text(known.name)), ("km", .number(known.distanceKm))])))
    }
    if !prospect.contributions.isEmpty {
        members.append(("layers_at_best_cell", .array(prospect.contributions.map { layer($0, result.layers) })))
    }
    if let own = result.estimate?.prospects[prospect.id] {
        let limits = explained.miningLimits(of: prospect)
        members.append(
            ("estimate", ExplainedEstimate(own: own, prospect: prospect, result: result, limits: limits).json))
    }
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
