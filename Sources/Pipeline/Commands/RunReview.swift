import Delivery
import Foundations
import Resources

/// What a finished run has to say.
public struct RunSummary: Sendable, Codable {
    /// The lines for a person.
    public var text: String
    /// The same as a JSON document.
    public var json: String

    /// Where the folder's path goes; a kept summary does not hold it, for folders are moved.
    fileprivate static let folder = "{{folder}}"

    /// The summary with the folder's path.
    func told(of folder: RunFolder) -> RunSummary {
        let inJSON = String(JSONValue.text(folder.path).compact.dropFirst().dropLast())
        return RunSummary(
            text: text.replacing(Self.folder, with: folder.path), json: json.replacing(Self.folder, with: inJSON))
    }
}

/// The last words of a run: the first prospects, growth, warnings, and where to look.
struct RunReview {
    let result: RunResult
    /// The files written.
    let outputs: [String]
    let warnings: [Warning]

    var summary: RunSummary { RunSummary(text: text, json: json.pretty) }

    private var text: String {
        var lines = result.statements.map { "! " + $0 }
        let count = result.ranked.count
        lines.append(
            count == 0 ? "No prospects." : count == 1 ? "1 prospect:" : "\(count) prospects. The first of them:")
        lines += result.rankedProspects.prefix(10).map(line)
        if let growth = result.growth { lines += GrowthText(growth.review).lines }
        lines.append("\(warnings.count) \(warnings.count == 1 ? "warning" : "warnings"); see run.json")
        let maps = outputs.contains { $0.hasPrefix("maps/") } ? ", maps/" : ""
        lines.append(
            "Results in \(RunSummary.folder): prospects.geojson, prospects.gpkg (styled, open it in QGIS), *.csv\(maps)"
        )
        return lines.map { $0 + "\n" }.joined()
    }

    private func line(_ prospect: Prospect, _ rank: RankedProspect) -> String {
        var text = "  \(rank.rank). \(prospect.id), \(formatNumber(prospect.areaKm2, decimals: 2) ?? "?") km2"
        if let own = result.estimate?.prospects[prospect.id], let ore = DistributionSummary(of: own.tonnes) {
            text +=
                ", \(own.basis.rawValue): \(formatMegatonnes(ore.mean)) Mt of ore on the mean"
                + " (q10 \(formatMegatonnes(ore.q10)), q90 \(formatMegatonnes(ore.q90)))"
        }
        // One realization tells nothing of how often a prospect is among the first.
        guard result.realizations > 1, let share = rank.shareInTop else { return text }
        return text + ", in the top \(rank.topCount) in \(percentText(share)) of realizations"
    }

    private var json: JSONValue {
        .object([
            ("folder", .text(RunSummary.folder)), ("prospects", .integer(result.ranked.count)),
            ("first", .array(result.ranked.prefix(10).map { .text($0.id) })),
            ("warnings", .integer(warnings.count)), ("statements", .array(result.statements.map(JSONValue.text))),
        ])
    }
}

/// A growth review in words.
struct GrowthText {
    let lines: [String]

    init(_ review: GrowthReview) {
        var lines = ["Growth of \(review.series.rawValue) from \(review.baseYear) to \(review.horizonYear):"]
        if let base = review.baseTonnes, let net = review.netTonnes, let gross = review.grossTonnes {
            lines.append("  opening \(formatMegatonnes(base)) Mt over \(review.countedBelts.joined(separator: ", "))")
            lines.append("  gross: \(Self.range(gross))")
            lines.append("  net of depletion: \(Self.range(net))")
            for target in review.targets {
                let net = target.probabilityNet.map(percentText) ?? "unknown"
                let gross = target.probabilityGross.map(percentText) ?? "unknown"
                lines.append("  +\(percentText(target.growth)) is reached net with probability \(net) (gross \(gross))")
            }
        } else {
            lines.append("  the opening is unknown, so growth in percent and the targets cannot be told")
        }
        if !review.beltsWithUnknownOpening.isEmpty {
            lines.append("  unknown opening, left out: \(review.beltsWithUnknownOpening.joined(separator: ", "))")
        }
        if !review.beltsWithUnknownDiscovery.isEmpty {
            let belts = review.beltsWithUnknownDiscovery.joined(separator: ", ")
            lines.append("  unknown discovery, left out, so that growth is at least this: \(belts)")
        }
        self.lines = lines
    }

    private static func range(_ summary: DistributionSummary) -> String {
        "median \(formatMegatonnes(summary.q50)) Mt, q10 to q90 \(formatMegatonnes(summary.q10)) to "
            + "\(formatMegatonnes(summary.q90)) Mt"
    }
}
