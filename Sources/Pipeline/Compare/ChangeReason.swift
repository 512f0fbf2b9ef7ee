import Delivery
import Foundations

/// One thing that differs between two runs, and so may be why their results do.
struct ChangeReason {
    /// What sort of change it is.
    enum Class: String, CaseIterable {
        /// An input holds other bytes, or another file is named.
        case data
        /// A value of the config.
        case option
        /// The program, a library, or an option that chooses how something is worked out.
        case method
    }

    let reasonClass: Class
    /// As `plan` says it: `option max changed: 5 km -> 8 km`.
    let words: String
    /// Whether it comes of another reason in the list: the study grid of an option of `grid`, a file of the option that names it.
    let isConsequence: Bool
    /// Whether any figure can rest on it; names, licences and the choice of maps change none.
    let changesFigures: Bool
    /// What counts as one change: an option, or a dataset with all its files.
    let subject: String

    /// The subject of a change of the seed.
    static let seed = "option seed"

    var json: JSONValue {
        .object([
            ("class", .text(reasonClass.rawValue)), ("words", .text(words)),
            ("follows_from_another", .boolean(isConsequence)), ("changes_figures", .boolean(changesFigures)),
        ])
    }
}

/// Why the results of two runs differ.
///
/// A change is a reason of its own, save these, which follow from others where those are there:
/// - the study grid from options of `grid` and from the input whose box it covers;
/// - a coordinate operation from another version of GDAL or PROJ, from its input, and from the grid;
/// - a file that is new or gone from the option that names it, a data file from the options and the belts that choose it.
struct ChangeReasons {
    /// Data first, then options, then methods; each in the order of the key, with those that follow from others
    /// last.
    let all: [ChangeReason]
    /// Inputs of which it is not known whether they differ.
    let unknown: [String]
    /// What to know beside them.
    let notes: [String]

    init(_ before: ComparedRun, _ after: ComparedRun) {
        let changes = RunChanges(before, after)
        let origins = ChangeOrigins(changes.all, before, after)
        let reasons = changes.all.map { change in
            ChangeReason(
                reasonClass: Self.reasonClass(change), words: change.words, isConsequence: origins.areThere(of: change),
                changesFigures: !change.isWording, subject: origins.subject(change))
        }
        all = ChangeReason.Class.allCases.flatMap { wanted in
            let own = reasons.filter { $0.reasonClass == wanted }
            return own.filter { !$0.isConsequence } + own.filter(\.isConsequence)
        }
        unknown = changes.unknown
        // Beside what does differ, another way of writing the same is no news.
        let rewritten = all.isEmpty ? changes.rewritten : []
        notes =
            changes.renamed.map { "\($0.after) holds the same data as \($0.before)" }
            + rewritten.map {
                "option \($0.option) is written in another way and means the same: \($0.before), \($0.after)"
            }
    }

    /// How many changes there are on which a figure can rest; those that follow from others do not count.
    var independentCount: Int {
        Set(all.filter { !$0.isConsequence && $0.changesFigures }.map(\.subject)).count
    }

    private static func reasonClass(_ change: RunChange) -> ChangeReason.Class {
        switch change.thing {
        case .program, .library, .operation: .method
        case .file: .data
        case .grid, .layerOrder: .option
        case .option(let path):
            if path.isSource { .data } else { path.isMethod(isNewOrGone: change.isNewOrGone) ? .method : .option }
        }
    }
}

extension RunChange {
    /// Whether it changes names, rights or files only.
    fileprivate var isWording: Bool { if case .option(let path) = thing { path.isWording } else { false } }
}

/// Which changes follow from others, and which are parts of one.
private struct ChangeOrigins {
    /// Options on which figures can rest.
    private let options: [OptionPath]
    private let owners: [ComparedFile.Owner]
    private let hasOtherLibrary: Bool
    private let hasOtherGrid: Bool
    /// Inputs that the grid may cover.
    private let gridInputs: [String]
    /// Inputs that may name deposit models.
    private let beltInputs: [String]
    /// Inputs of several tables, each of which can change alone.
    private let drillholes: Set<String>

    init(_ changes: [RunChange], _ before: ComparedRun, _ after: ComparedRun) {
        options = changes.compactMap {
            if case .option(let path) = $0.thing, !path.isWording { path } else { nil }
        }
        owners = changes.flatMap { change -> [ComparedFile.Owner] in
            if case .file(_, let owners) = change.thing { owners } else { [] }
        }
        hasOtherLibrary = changes.contains { if case .library = $0.thing { true } else { false } }
        hasOtherGrid = changes.contains { if case .grid = $0.thing { true } else { false } }
        func inputs(_ run: ComparedRun, with keys: [String]) -> [String] {
            let all = run.config.object("inputs")
            return all.keys.filter { name in keys.contains { all.object(name)[$0] != nil } }
        }
        gridInputs = [before, after].flatMap { run -> [String] in
            // Without a section the grid lies around the drill holes.
            guard run.config["grid"] is [String: Any] else { return inputs(run, with: ["drillholes"]) }
            return run.config.object("grid").text("extent").map { [$0] } ?? []
        }
        beltInputs = [before, after].flatMap { inputs($0, with: ["deposit_model"]) }
        drillholes = Set([before, after].flatMap { inputs($0, with: ["drillholes"]) })
    }

    /// Whether a change follows from another that is there.
    func areThere(of change: RunChange) -> Bool {
        switch change.thing {
        case .program, .library, .option, .layerOrder: false
        case .grid: isOther("grid") || gridInputs.contains(where: isOther(input:))
        case .operation(let input): hasOtherLibrary || hasOtherGrid || isOther("grid") || isOther(input: input)
        case .file(_, let owners): change.isNewOrGone && owners.contains(where: isOtherChoice)
        }
    }

    /// What counts as one change with others of the same subject.
    func subject(_ change: RunChange) -> String {
        switch change.thing {
        case .program, .library, .grid, .operation, .layerOrder: return change.words
        case .option(let path): return "option \(path.name)"
        case .file(let path, let owners):
            let inputs = owners.map { if case .input(let name) = $0, !drillholes.contains(name) { name } else { "" } }
            return inputs.isEmpty || inputs.contains("") ? "file \(path)" : "inputs \(inputs.joined(separator: ", "))"
        }
    }

    private func isOther(_ place: String) -> Bool { options.contains { $0.concerns(place) } }

    private func isOther(input: String) -> Bool {
        options.contains { $0.input == input } || owners.contains(.input(input))
    }

    /// Whether the options that choose a file differ.
    private func isOtherChoice(_ owner: ComparedFile.Owner) -> Bool {
        switch owner {
        case .input(let name): options.contains { $0.input == name && ($0.keys.count == 2 || $0.isSource) }
        case .baseline: isOther("growth.baseline")
        case .dataFile:
            ["commodity", "estimate.cutoff.profile", "estimate.undrilled.grade_tonnage"].contains { isOther($0) }
                || beltInputs.contains(where: isOther(input:))
        }
    }
}
