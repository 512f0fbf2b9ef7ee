import Delivery
import Foundations

/// An explanation in words. Headings name the file that holds the figures below them.
struct ExplanationText {
    let lines: [String]

    init(_ prospect: ReadProspect) {
        let own = prospect.own
        lines =
            Self.place(prospect) + Self.weakest(own) + Self.criteria(own) + EstimateText(own).lines
            + RestsOnText(prospect).lines + Self.evidence(prospect) + Self.options(prospect) + Self.inputs(prospect)
            + prospect.statements.map { "! \($0)" }
    }

    private static func place(_ prospect: ReadProspect) -> [String] {
        let own = prospect.own
        let count = prospect.run.number("prospects").map { " of \(plain($0))" } ?? ""
        var lines = [
            "\(prospect.id) is number \(plain(own.number("rank")))\(count) with a score of \(plain(own.number("score"), 3)) (0 worst, 1 best)."
        ]
        lines += zeroScore(own.object("zero_score"))
        if own.number("realizations") ?? 1 > 1, let share = own.number("share_in_top") {
            lines.append(
                "It is among the best \(plain(own.number("top"))) in \(percentText(share)) of the realizations.")
        }
        if own.number("realizations") ?? 1 > 1 {
            let ends = ["rank_q10", "rank_q90"].map { formatReading(own.number($0) ?? .nan) }
            lines.append(
                ends[0] == ends[1]
                    ? "Its rank is \(ends[0]) in at least 80 % of the realizations."
                    : "Its rank lies between \(ends[0]) and \(ends[1]) in 80 % of the realizations.")
        }
        let outline = prospect.isDrilled ? "ore in drill holes" : "the prospectivity map"
        lines.append(
            "Belt \(own.text("belt") ?? "?"), \(formatReading(own.number("area_km2") ?? .nan)) km2, outlined by \(outline) [prospects.csv]."
        )
        if let known = own["nearest_known"] as? [String: Any] {
            let name = known.text("name") ?? ""
            let distance =
                known.number("km") == 0 ? "inside its outline" : "\(plain(known.number("km"), 2)) km away"
            lines.append("Nearest known deposit: \(name.isEmpty ? "one without a name" : name), \(distance).")
        }
        return lines
    }

    private static func zeroScore(_ zero: [String: Any]) -> [String] {
        guard let words = zero.text("words") else { return [] }
        let limits = zero.number("nothing_mined") ?? 0 > 0 ? ", mining_limits" : ""
        return ["It \(words.prefix(1).lowercased())\(words.dropFirst()) [explanations.json, zero_score\(limits)]."]
    }

    private static func weakest(_ own: [String: Any]) -> [String] {
        let facts = own.objects("weakest_first")
        guard !facts.isEmpty else { return ["Nothing that it rests on is known to be weak."] }
        return ["What it rests on most weakly, the weakest first:"]
            + facts.enumerated().map { place, fact in
                "  \(place + 1). \(fact.text("words") ?? "?") [\(fact.text("file") ?? "?")]"
            }
    }

    private static func criteria(_ own: [String: Any]) -> [String] {
        ["Criteria of the rank, each brought to 0 (worst) ... 1 (best) [explanations.json, criteria]:"]
            + own.objects("criteria").map { criterion in
                let missing = criterion.flag("missing") ? " (no value: counts as the worst)" : ""
                return "  \(criterion.text("name") ?? "?"): weight \(percentText(criterion.number("weight") ?? .nan)), "
                    + "score \(plain(criterion.number("score"), 3))\(missing)"
            }
    }

    private static func evidence(_ prospect: ReadProspect) -> [String] {
        let layers = prospect.own.objects("layers_at_best_cell")
        guard !layers.isEmpty else { return [] }
        let sorted = layers.sorted { $0.number("adds") ?? 0 > $1.number("adds") ?? 0 }
        let unused = prospect.usesModel ? "" : ", which has no say in its place"
        let unit =
            prospect.run.object("model").flag("adds_to_log_odds") ? "the natural logarithm of the odds" : "the score"
        return [
            "Evidence at the best cell, what adds most to \(unit) first\(unused) [explanations.json, layers_at_best_cell]:"
        ]
            + sorted.map { layer in
                "  \(layer.text("layer") ?? "?") = \(reading(layer)) adds \(plain(layer.number("adds"), 3))"
            }
    }

    /// The name of a class, or a value with its unit.
    private static func reading(_ layer: [String: Any]) -> String {
        if let name = layer.text("class") { return name }
        guard let value = layer.number("value") else { return "missing" }
        return formatReading(value) + (layer.text("unit").map { " \($0)" } ?? "")
    }

    private static func options(_ prospect: ReadProspect) -> [String] {
        ["Options that it rests on, defaults filled in [plan.json]:"]
            + prospect.options.map { section, values in
                "  \(section): "
                    + values.map { $0.path.isEmpty ? $0.value : "\($0.path) \($0.value)" }.joined(separator: "; ")
            }
    }

    private static func inputs(_ prospect: ReadProspect) -> [String] {
        var lines = ["Input files that it rests on [digests in run.json]:"]
        for input in prospect.inputs {
            let licence = input.about.text("licence").map { ", licence \($0)" } ?? ", no licence stated"
            let named = input.about.text("attribution").map { ", \($0)" } ?? ""
            for file in input.about.objects("files") {
                lines.append("  \(input.name): \(file.text("path") ?? "?") (\(digest(file))\(licence)\(named))")
            }
        }
        return lines + prospect.dataFiles.map { "  \($0.text("path") ?? "?") (\(digest($0)))" }
    }

    private static func digest(_ file: [String: Any]) -> String {
        file.text("sha256").map { "sha256 \($0.prefix(12))" } ?? "version \(file.text("version") ?? "unknown")"
    }

    /// A number with a fixed count of decimals.
    static func plain(_ value: Double?, _ decimals: Int = 0) -> String {
        formatNumber(value ?? .nan, decimals: decimals) ?? "?"
    }
}
