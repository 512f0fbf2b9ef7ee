import Delivery
import Foundation
import Foundations

/// How a run folder stands: finished or not, which stages are done, what they took.
public struct RunStatus: Sendable {
    /// The status for a person.
    public let text: String
    /// The same for machines.
    public let json: JSONValue
}

/// Reads how a run folder stands; nothing is computed and no input is opened.
///
/// - Parameters:
///   - runFolder: The run folder.
///   - timings: Whether to tell what each stage took beside what was planned.
/// - Throws: `inputMissing` when there is no run in the folder.
public func runStatus(runFolder: String, timings: Bool) throws -> RunStatus {
    let folder = RunFolder(path: runFolder)
    let runFolder = folder.path
    let kept = KeptStages(in: folder).names
    guard folder.isComplete || !kept.isEmpty else {
        throw GossanError(
            .inputMissing, subject: runFolder, problem: "holds no run",
            remedy: "name the folder of a run, or run a pipeline first")
    }
    let holder = RunLock.holder(of: runFolder)
    var lines: [String]
    var members: [(key: String, value: JSONValue)] = [
        ("folder", .text(runFolder)), ("complete", .boolean(folder.isComplete)),
        ("running", holder.map(JSONValue.text) ?? .null), ("stages_done", .array(kept.map(JSONValue.text))),
    ]
    if folder.isComplete {
        let record = try FinishedRun(folder: runFolder).object("run.json")
        let warnings = (record["stages"] as? [[String: Any]] ?? []).flatMap { $0["warnings"] as? [[String: Any]] ?? [] }
        lines = ["\(record["name"] ?? "?"): complete, \(warnings.count) warnings"]
        members.append(("warnings", .array(warnings.map(jsonValue))))
        lines += warnings.map { "  warning: \($0["subject"] ?? "?"): \($0["message"] ?? "?") [\($0["code"] ?? "?")]" }
    } else {
        lines = ["not complete; done: \(kept.joined(separator: ", ")). The same 'gossan run' goes on from there."]
    }
    if let holder { lines.append("a run is writing into it (\(holder))") }
    if timings {
        let measured = try FinishedRun(folder: runFolder).object("timings.json")
        members.append(("timings", jsonValue(measured)))
        lines += TimingsText(measured).lines
    }
    return RunStatus(text: lines.map { $0 + "\n" }.joined(), json: .object(members))
}

/// What stages took, as a table.
private struct TimingsText {
    let lines: [String]

    init(_ timings: [String: Any]) {
        let stages = timings["stages"] as? [[String: Any]] ?? []
        let header = ["stage", "seconds", "CPU s", "memory MB", "planned", "disk MB", "planned"]
        let rows = stages.map { stage -> [String] in
            let time = { (key: String) in
                stage["reused"] as? Bool == true ? "kept" : formatNumber(Self.number(stage[key]), decimals: 2) ?? "-"
            }
            let megabytes = { (key: String) in formatNumber(Self.number(stage[key]) / 1e6, decimals: 1) ?? "-" }
            return [
                stage["name"] as? String ?? "?", time("seconds"), time("cpu_seconds"), megabytes("peak_memory_bytes"),
                megabytes("planned_memory_bytes"), megabytes("disk_bytes"), megabytes("planned_disk_bytes"),
            ]
        }
        let all = [header] + rows
        let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
        lines =
            all.map { row in
                zip(row, widths).enumerated().map { column, cell in
                    let space = String(repeating: " ", count: cell.1 - cell.0.count)
                    return column == 0 ? cell.0 + space : space + cell.0
                }.joined(separator: "  ")
            } + [
                "memory is the greatest of the process until the end of the stage; disk counts files of results, the plan rasters alone"
            ]
    }

    private static func number(_ any: Any?) -> Double { (any as? NSNumber)?.doubleValue ?? .nan }
}
