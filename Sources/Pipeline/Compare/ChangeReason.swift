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

    var reasonClass: Class
    /// As `plan` says it: `option max changed: 5 km -> 8 km`.
    var words: String
    /// Whether it comes of another reason in the list: the study grid of an option of `grid`, a file of the option that names it.
    var isConsequence = false
    /// Whether any figure can rest on it; names, licences and the choice of maps change none.
    var changesFigures = true
    /// What counts as one change: the name of an option, or of a dataset without its endings.
    var subject: String

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
struct ChangeReasons {
    /// Data first, then options, then methods; each in the order of the key, with those that follow from others
    /// last.
    let all: [ChangeReason]
    /// What to know beside them.
    let notes: [String]

    init(_ keys: RunKeys) {
        let changes = keys.after.detailedChanges(since: keys.before)
        let options = changes.filter { $0.part.kind == .option }
        let reasons = changes.map { change -> ChangeReason in
            let part = change.part
            var reason = ChangeReason(
                reasonClass: Self.reasonClass(part, isNewOrGone: change.isNewOrGone, keys), words: change.words,
                subject: Self.subject(part))
            switch part.kind {
            case .file:
                reason.isConsequence = change.isNewOrGone && options.contains { $0.names(file: part.name) }
            case .grid: reason.isConsequence = changes.count > 1
            case .library:
                reason.isConsequence = Self.isOperation(part) && changes.contains { !Self.isOperation($0.part) }
            case .option:
                reason.changesFigures = !Self.isWording(part.name)
            default: break
            }
            return reason
        }
        all = ChangeReason.Class.allCases.flatMap { wanted in
            let own = reasons.filter { $0.reasonClass == wanted }
            return own.filter { !$0.isConsequence } + own.filter(\.isConsequence)
        }
        notes = keys.renamed.map { "\($0.after) holds the same data as \($0.before)" }
    }

    /// How many changes there are on which a figure can rest; those that follow from others do not count.
    var independentCount: Int {
        Set(all.filter { !$0.isConsequence && $0.changesFigures }.map(\.subject)).count
    }

    /// What PROJ chooses by the inputs, the grid, its version, and the grids of shifts that are installed.
    private static func isOperation(_ part: StageKey.Part) -> Bool {
        part.kind == .library && part.name.hasPrefix(RunKeys.operation)
    }

    private static func reasonClass(_ part: StageKey.Part, isNewOrGone: Bool, _ keys: RunKeys) -> ChangeReason.Class {
        switch part.kind {
        case .program, .library: .method
        case .file: .data
        case .grid, .stage: .option
        case .option:
            if keys.pathOptions.contains(part.name) {
                .data
            } else {
                isMethod(part.name, isNewOrGone) ? .method : .option
            }
        }
    }

    /// Keys of the config that choose how something is worked out.
    private static let methods: Set<String> = [
        "model", "models", "method", "variogram", "memberships", "cut", "missing", "variance", "normalization",
        "kernel",
        "statistic", "rule", "transform", "resampling", "barren_holes", "declustering", "grade_tonnage", "route",
    ]

    /// Whether an option chooses a method: by its own key or that of a section around it, or as the operation of a layer.
    private static func isMethod(_ path: String, _ isNewOrGone: Bool) -> Bool {
        let keys = path.split(separator: ".").map(String.init)
        guard keys.first != "inputs" || keys.last == "resampling" else { return false }
        if keys.count == 3, keys[0] == "evidence", isNewOrGone, EvidenceLayer.verbNames.contains(keys[2]) {
            return true
        }
        // What stands under 'evidence' and 'rank' by names of the user's own is no key of ours.
        return keys.dropFirst(keys.first == "evidence" ? 2 : 1).contains { methods.contains($0) }
    }

    /// Whether an option changes names, rights or files only.
    private static func isWording(_ path: String) -> Bool {
        let keys = path.split(separator: ".")
        return ["name", "synthetic", "assumptions"].contains(path) || keys.first == "outputs"
            || ["licence", "attribution", "title", "source"].contains(keys.last ?? "")
    }

    private static func subject(_ part: StageKey.Part) -> String {
        part.kind == .file ? "file \(stem(of: part.name))" : "\(part.kind.rawValue) \(part.name)"
    }
}

/// The path of a dataset without the ending that tells its files apart.
private func stem(of path: String) -> String {
    guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return path }
    return String(path[..<dot])
}

extension StageKey.Change {
    /// Whether an option that changed names a file, another file of its dataset, or a data file by its name.
    fileprivate func names(file path: String) -> Bool {
        let stem = stem(of: path)
        let name = stem.split(separator: "/").last.map(String.init) ?? stem
        return [before, after].compactMap(\.self).contains { value in
            value.contains("\"\(stem).") || (path.hasPrefix("Datasets/") && value.contains("\"\(name)\""))
        }
    }
}
