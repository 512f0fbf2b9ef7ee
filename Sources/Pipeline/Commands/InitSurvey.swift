import Delivery
import Foundation
import Foundations
import SyntheticSurvey

/// What `init` has made.
public struct StarterReport: Sendable {
    /// What to do next, for a person.
    public let text: String
    /// The same for machines.
    public let json: JSONValue
}

/// Makes a folder to begin with: a small SYNTHETIC survey, a commented config that runs on it, and what to do next.
///
/// Equal bytes each time and wherever it is made. The config and the README come from `Datasets/synthetic/starter`.
///
/// - Parameters:
///   - folder: One that does not exist yet, or is empty.
///   - watch: Told what to remove on an interrupt.
/// - Throws: `cannotWrite` where something stands in the way, `inputMissing` where the datasets lack the config.
public func initSurvey(in folder: String, watch: InterruptWatch? = nil) throws -> StarterReport {
    let place = try StarterPlace(folder)
    let template = try DatasetsFolder.path() + "/synthetic/starter/"
    var files: [String] = []
    try place.fill(watch) { beside in
        let survey = try writeSyntheticSurvey(seed: starterSeed, to: "\(beside)/\(starterSurvey)", options: .starter)
        files += (survey.files.map(\.path) + ["manifest.json"]).map { "\(starterSurvey)/\($0)" }
        for name in [starterConfig, "README.md"] {
            try AtomicFile.write(try bytes(ofFile: template + name), to: "\(beside)/\(name)")
            files.append(name)
        }
    }
    return report(on: place, files: files)
}

private let starterConfig = "synthetic-belt.yaml"
private let starterSurvey = "synthetic-survey"
private let starterSeed: UInt64 = 1

private func report(on place: StarterPlace, files: [String]) -> StarterReport {
    let config = shellWord("\(place.path)/\(starterConfig)")
    let output = shellWord("\(place.path)/out")
    let commands = ["gossan check \(config)", "gossan run \(config)", "gossan explain ID --run \(output)"]
    return StarterReport(
        text: "\(place.path) holds a small SYNTHETIC survey (no real ground) and its config. Next:\n"
            + commands.map { "  \($0)\n" }.joined() + "ID is that of a prospect, from prospects.csv.\n",
        json: .object([
            ("folder", .text(place.path)), ("config", .text("\(place.path)/\(starterConfig)")),
            ("synthetic", .boolean(true)), ("files", .array(files.map(JSONValue.text))),
            ("next", .array(commands.map(JSONValue.text))),
        ]))
}

/// A path as a word of a shell command, in quotes where it needs them.
private func shellWord(_ path: String) -> String {
    let isPlain = path.allSatisfy { $0.isLetter || $0.isNumber || "/._-+=:,@%".contains($0) }
    return isPlain ? path : "'\(path.replacing("'", with: "'\\''"))'"
}
