import Delivery
import Foundation
import Foundations

/// All that decides the results of two runs, as two keys whose differences are told in the words of `plan`.
///
/// They are made from `run.json` and `plan.json` alone, so that `work` need not be there. Where one run has a whole section that
/// the other lacks, the section is one part.
struct RunKeys {
    let before: StageKey
    let after: StageKey
    /// Inputs that lie elsewhere, or have another name, and hold the same bytes.
    let renamed: [(before: String, after: String)]
    /// Options that name a file in both runs.
    let pathOptions: Set<String>

    /// - Throws: `badData` when a plan does not tell its grid.
    init(_ before: ComparedRun, _ after: ComparedRun) throws {
        let files = ComparedFiles(before.files, after.files)
        renamed = files.renamed
        var options = OptionDifference()
        options.add(before.config, after.config, at: "")
        let paths = options.values.filter { files.areNamed(by: $0.value) }
        pathOptions = Set(paths.keys)
        let hidden = Set(paths.filter { files.areSame($0.value) }.keys).union(["outputs.folder"])
        func key(_ run: ComparedRun, _ side: KeyPath<OptionDifference.Values, String?>, _ files: [StageKey.Part]) throws
            -> StageKey
        {
            let own = options.values.sorted { $0.key < $1.key }.compactMap { path, values -> StageKey.Part? in
                guard !hidden.contains(path), let value = values[keyPath: side] else { return nil }
                return .init(kind: .option, name: path, value: value)
            }
            return StageKey(try Self.common(run) + own + files)
        }
        self.before = try key(before, \.before, files.before)
        self.after = try key(after, \.after, files.after)
    }

    /// The start of the name of a part that tells how the coordinates of an input were carried over.
    static let operation = "the coordinate operation of "

    /// Program, libraries, coordinate operations and study grid.
    private static func common(_ run: ComparedRun) throws -> [StageKey.Part] {
        let program = ProgramBuild.words(
            version: run.record.text("gossan") ?? "?", build: run.record.text("build") ?? "")
        let libraries = run.record.object("libraries").sorted { $0.key < $1.key }
        let operations = run.plan.object("coordinate_operations").sorted { $0.key < $1.key }
        return [.init(kind: .program, name: "Gossan", value: program)]
            + libraries.map { .init(kind: .library, name: $0.key, value: $0.value as? String ?? "?") }
            + operations.map { .init(kind: .library, name: operation + $0.key, value: $0.value as? String ?? "?") }
            + [.init(kind: .grid, name: "", value: try run.grid().words)]
    }
}

/// The options of two configs, as far down as they differ in their members.
struct OptionDifference {
    /// What an option is in each of the two, as JSON; nil where it is not there.
    struct Values {
        var before: String?
        var after: String?
    }

    /// By key path.
    private(set) var values: [String: Values] = [:]

    mutating func add(_ before: Any?, _ after: Any?, at path: String) {
        if let before = before as? [String: Any], let after = after as? [String: Any] {
            for key in Set(before.keys).union(after.keys) {
                add(before[key], after[key], at: path.isEmpty ? key : "\(path).\(key)")
            }
        } else {
            values[path] = Values(
                before: before.map { jsonValue($0).compact }, after: after.map { jsonValue($0).compact })
        }
    }
}

/// The files behind two runs.
private struct ComparedFiles {
    let before: [StageKey.Part]
    let after: [StageKey.Part]
    let renamed: [(before: String, after: String)]
    private let identities: (before: [String: String], after: [String: String])

    init(_ before: [(path: String, identity: String)], _ after: [(path: String, identity: String)]) {
        identities = (
            Dictionary(before.map { ($0.path, $0.identity) }) { first, _ in first },
            Dictionary(after.map { ($0.path, $0.identity) }) { first, _ in first }
        )
        let (own, other) = identities
        var free = after.filter { own[$0.path] == nil }
        var renamed: [(before: String, after: String)] = []
        var parts: [StageKey.Part] = []
        for file in before {
            var name = file.path
            if other[name] == nil, let place = free.firstIndex(where: { $0.identity == file.identity }) {
                name = free.remove(at: place).path
                renamed.append((file.path, name))
            }
            parts.append(.init(kind: .file, name: name, value: file.identity))
        }
        self.renamed = renamed
        self.before = parts
        self.after = after.map { .init(kind: .file, name: $0.path, value: $0.identity) }
    }

    /// Whether an option is the path of a file in both runs.
    func areNamed(by option: OptionDifference.Values) -> Bool {
        identity(option.before, identities.before) != nil && identity(option.after, identities.after) != nil
    }

    /// Whether the files that an option names hold the same.
    func areSame(_ option: OptionDifference.Values) -> Bool {
        identity(option.before, identities.before) == identity(option.after, identities.after)
    }

    private func identity(_ value: String?, _ identities: [String: String]) -> String? {
        value.flatMap { identities[String($0.dropFirst().dropLast())] }
    }
}
