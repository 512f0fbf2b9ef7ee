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

/// Explains a prospect of a finished run: what it rests on most weakly, then from its rank to criteria, tonnage, evidence, options
/// and input files.
///
/// - Throws: `inputMissing` when the run is not finished, `badData` when it was made by another version or a file was edited, `usage` when it has no
///   such prospect.
public func explainProspect(_ id: String, runFolder: String) throws -> ProspectExplanation {
    let run = try FinishedRun(folder: runFolder)
    let all = try run.object("explanations.json")
    guard let prospects = all["prospects"] as? [String: Any] else { throw run.isOfAnotherVersion }
    let record = try run.object("run.json")
    let results = RecordedResults(folder: run.folder, record: record)
    for name in ["explanations.json", "plan.json"] { _ = try results.path(of: name) }
    guard let own = prospects[id] as? [String: Any] else {
        throw GossanError(
            .usage, subject: id, problem: "is no prospect of \(runFolder)",
            remedy: suggestion(for: id, among: prospects.keys.sorted()))
    }
    let prospect = ReadProspect(
        id: id, own: own, run: all.object("run"), config: try run.object("plan.json").object("config"),
        statements: record.texts("statements"))
    return ProspectExplanation(
        text: ExplanationText(prospect).lines.map { $0 + "\n" }.joined(), json: prospect.json)
}

/// A prospect of a finished run with what it rests on, as `explanations.json` and `plan.json` tell it.
struct ReadProspect {
    let id: String
    let own: [String: Any]
    /// What the prospects of the run share.
    let run: [String: Any]
    /// The config with its defaults.
    let config: [String: Any]
    let statements: [String]

    private var restsOn: [String: Any] { run.object("rests_on").object(own.text("outlined_by") ?? "") }

    /// Whether holes outline it.
    var isDrilled: Bool { own.text("outlined_by") == "drilled" }
    /// Whether the prospectivity model has a say in its place or tonnage.
    var usesModel: Bool { restsOn.texts("stages").contains("prospectivity") }

    /// The inputs that it rests on, in the order of the config.
    var inputs: [(name: String, about: [String: Any])] {
        let all = run.object("inputs")
        return restsOn.texts("inputs").map { ($0, all.object($0)) }
    }

    /// Figures of its estimate that come from elsewhere.
    var statedFigures: [[String: Any]] {
        guard own["estimate"] is [String: Any] else { return [] }
        let users = ["all", isDrilled ? "drilled" : "belt \(own.text("belt") ?? "")"]
        return run.objects("stated_figures").filter { users.contains($0.text("used_by") ?? "") }
    }

    /// Data files that come with the program, as far as figures of its estimate stand in them.
    var dataFiles: [[String: Any]] {
        let used = Set(statedFigures.compactMap { $0.text("file") })
        return run.objects("data_files").filter { used.contains($0.text("path") ?? "") }
    }

    /// The options of each section that it rests on, by key path within the section, sorted.
    var options: [(section: String, values: [(path: String, value: String)])] {
        restsOn.texts("options").compactMap { path in
            let value = path.split(separator: ".").reduce(config as Any?) { ($0 as? [String: Any])?[String($1)] }
            guard let value else { return nil }
            return (path, Self.leaves(value, at: ""))
        }
    }

    private static func leaves(_ value: Any, at path: String) -> [(path: String, value: String)] {
        guard let members = value as? [String: Any], !members.isEmpty else { return [(path, jsonValue(value).words)] }
        return members.sorted { $0.key < $1.key }.flatMap { key, value in
            leaves(value, at: path.isEmpty ? key : "\(path).\(key)")
        }
    }

    var json: JSONValue {
        .object([
            ("id", .text(id)), ("weakest_first", jsonValue(own["weakest_first"] ?? [Any]())),
            ("prospect", jsonValue(own.filter { $0.key != "weakest_first" })),
            ("model", usesModel ? jsonValue(run.object("model")) : .null),
            ("drilling", isDrilled ? jsonValue(run.object("drilling")) : .null),
            ("rests_on", jsonValue(restsOn)), ("stated_figures", .array(statedFigures.map { jsonValue($0) })),
            (
                "options",
                .object(
                    options.flatMap { section, values in
                        values.map {
                            (key: $0.path.isEmpty ? section : "\(section).\($0.path)", value: .text($0.value))
                        }
                    })
            ),
            (
                "inputs",
                .object(inputs.map { (key: $0.name, value: jsonValue($0.about)) })
            ),
            ("data_files", .array(dataFiles.map { jsonValue($0) })),
            ("statements", .array(statements.map(JSONValue.text))),
        ])
    }
}

extension JSONValue {
    /// A text without quotation marks, anything else on one line.
    fileprivate var words: String { if case .text(let text) = self { text } else { compact } }
}
