import Delivery
import Foundation
import Foundations

/// Why a prospect has its place.
public struct ProspectExplanation: Sendable {
    /// The explanation in words.
    public let text: String
    /// The same for machines.
    public let json: JSONValue
}

/// Explains a prospect of a finished run: from its rank to criteria, tonnage, evidence and input files.
///
/// - Throws: `inputMissing` when the run is not finished, `usage` when it has no such prospect.
public func explainProspect(_ id: String, runFolder: String) throws -> ProspectExplanation {
    let run = try FinishedRun(folder: runFolder)
    let all = try run.object("explanations.json")
    guard let own = all[id] as? [String: Any] else {
        throw GossanError(
            .usage, subject: id, problem: "is no prospect of \(runFolder)",
            remedy: suggestion(for: id, among: all.keys.sorted()))
    }
    let record = try run.object("run.json")
    let inputs = ((record["stages"] as? [[String: Any]])?.first?["inputs"] as? [[String: Any]]) ?? []
    return ProspectExplanation(
        text: ExplanationText(id, own, inputs, record).lines.map { $0 + "\n" }.joined(),
        json: .object([("id", .text(id)), ("prospect", jsonValue(own)), ("inputs", jsonValue(inputs))]))
}

/// An explanation in words.
private struct ExplanationText {
    let lines: [String]

    init(_ id: String, _ own: [String: Any], _ inputs: [[String: Any]], _ record: [String: Any]) {
        var lines = ["\(id) is number \(Self.number(own["rank"])) with a score of \(Self.number(own["score"], 3))."]
        if Self.value(own["realizations"]) > 1, own["share_in_top"] is NSNumber {
            lines.append(
                "It is among the best in \(percentText(Self.value(own["share_in_top"]))) of the realizations.")
        }
        lines.append("Criteria:")
        for criterion in own["criteria"] as? [[String: Any]] ?? [] {
            let missing = criterion["missing"] as? Bool == true ? " (no value: counts as the worst)" : ""
            lines.append(
                "  \(criterion["name"] ?? "?"): weight \(percentText(Self.value(criterion["weight"]))), "
                    + "score \(Self.number(criterion["score"], 3))\(missing)")
        }
        lines += Self.estimate(own["estimate"] as? [String: Any])
        lines += Self.evidence(own)
        if let known = own["nearest_known"] as? [String: Any] {
            lines.append("Nearest known deposit: \(known["name"] ?? "?"), \(Self.number(known["km"], 2)) km away.")
        }
        lines.append("Input files:")
        for input in inputs {
            let licence = (input["licence"] as? String).map { ", \($0)" } ?? ""
            lines.append(
                "  \(input["path"] ?? "?") (sha256 \((input["sha256"] as? String ?? "").prefix(12))\(licence))")
        }
        for statement in record["statements"] as? [String] ?? [] { lines.append("! \(statement)") }
        self.lines = lines
    }

    private static func estimate(_ own: [String: Any]?) -> [String] {
        guard let own else { return ["Grade and tonnage are not estimated."] }
        var lines = [
            "Estimate, from \(own["basis"] ?? "?"); ore is there in \(percentText(value(own["presence"]))) of realizations:"
        ]
        for (name, summary) in own.sorted(by: { $0.key < $1.key }) {
            if let summary = summary as? [String: Any], summary["q50"] != nil {
                lines.append(
                    "  \(name): mean \(formatMegatonnes(value(summary["mean"]))) Mt, q10 \(formatMegatonnes(value(summary["q10"]))), "
                        + "q50 \(formatMegatonnes(value(summary["q50"]))), q90 \(formatMegatonnes(value(summary["q90"])))"
                )
            }
        }
        if own["recoverable_tonnes"] is NSNull {
            lines.append("  what is recoverable is not estimated: the config says nothing of mining")
        }
        for (name, summary) in (own["categories"] as? [String: Any] ?? [:]).sorted(by: { $0.key < $1.key }) {
            let mean = (summary as? [String: Any])?["mean"]
            lines.append("  of it \(name): \(formatMegatonnes(value(mean))) Mt on the mean")
        }
        return lines
    }

    private static func evidence(_ own: [String: Any]) -> [String] {
        guard let layers = own["layers_at_best_cell"] as? [[String: Any]] else { return [] }
        let sorted = layers.sorted { value($0["adds"]) > value($1["adds"]) }
        return ["Evidence at the best cell, strongest first:"]
            + sorted.map { layer in
                return "  \(layer["layer"] ?? "?") = \(reading(layer)) adds \(number(layer["adds"], 3))"
            }
    }

    /// The name of a class, or a value with its unit.
    private static func reading(_ layer: [String: Any]) -> String {
        if let name = layer["class"] as? String { return name }
        guard let number = layer["value"] as? NSNumber else { return "missing" }
        let unit = (layer["unit"] as? String).map { " \($0)" } ?? ""
        return formatReading(number.doubleValue) + unit
    }

    private static func value(_ any: Any?) -> Double { (any as? NSNumber)?.doubleValue ?? .nan }

    private static func number(_ any: Any?, _ decimals: Int = 0) -> String {
        formatNumber(value(any), decimals: decimals) ?? "?"
    }
}
