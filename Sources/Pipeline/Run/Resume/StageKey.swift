/// All that decides the result of a stage, part by part, so that a change can be told in words.
struct StageKey: Sendable, Hashable, Codable {
    /// One thing that decides it.
    struct Part: Sendable, Hashable, Codable {
        var kind: Kind
        /// `max`, `faults.gpkg`, `evidence/slope`, `GDAL`.
        var name: String
        /// Its value, or the digest of what it holds.
        var value: String
    }

    /// What a part is.
    enum Kind: String, Sendable, Hashable, Codable {
        /// The program with its version and build.
        case program
        /// A library with its version.
        case library
        /// The study grid.
        case grid
        /// A value of the config, defaults included.
        case option
        /// An input or data file with its digest.
        case file
        /// A stage that comes before, with the digest of its key.
        case stage
    }

    /// In a fixed order.
    let parts: [Part]
    /// Of all parts.
    let digest: String

    init(_ parts: [Part]) {
        self.parts = parts
        digest = Digest.sha256(of: parts.map { "\($0.kind.rawValue)\t\($0.name)\t\($0.value)\n" }.joined())
    }

    /// Inputs, own or of stages before, that tell no version of themselves: what they hold may have changed though the key has not.
    var withoutVersion: [Part] { parts.filter { $0.kind == .file && $0.value.isEmpty } }

    /// A part that differs from the key of an earlier run.
    struct Change: Sendable {
        /// The part; that of the earlier run where it is gone.
        var part: Part
        /// Its value in the earlier run; nil where it is new.
        var before: String?
        /// Its value now; nil where it is gone.
        var after: String?
        /// One line: `option max changed: 5 km -> 8 km`.
        var words: String

        /// Whether only one of the two keys has it.
        var isNewOrGone: Bool { before == nil || after == nil }
    }

    /// What differs from the key of an earlier run: parts that changed or are new, then those that are gone.
    func detailedChanges(since earlier: StageKey) -> [Change] {
        let before = Dictionary(earlier.parts.map { ($0.place, $0.value) }) { first, _ in first }
        let now = Dictionary(parts.map { ($0.place, $0.value) }) { first, _ in first }
        let changed = parts.compactMap { part -> Change? in
            guard let value = before[part.place] else {
                return Change(part: part, before: nil, after: part.value, words: part.newWords)
            }
            guard value != part.value else { return nil }
            return Change(part: part, before: value, after: part.value, words: part.words(before: value))
        }
        return changed
            + earlier.parts.filter { now[$0.place] == nil }.map {
                Change(part: $0, before: $0.value, after: nil, words: $0.goneWords)
            }
    }

    /// What differs from the key of an earlier run, one line each: `option max changed: 5 km -> 8 km`.
    func changes(since earlier: StageKey) -> [(kind: Kind, words: String)] {
        detailedChanges(since: earlier).map { ($0.part.kind, $0.words) }
    }
}

extension StageKey.Part {
    /// What tells it from other parts of a key.
    var place: String { "\(kind.rawValue)\t\(name)" }

    private var subject: String {
        switch kind {
        case .program, .library: name
        case .grid: "the study grid"
        case .option: "option \(name)"
        case .file: "input \(name)"
        case .stage: "stage \(name)"
        }
    }

    fileprivate func words(before: String) -> String {
        switch kind {
        case .file: "\(subject) changed"
        case .stage: "\(name) runs"
        case .program, .library, .grid, .option: "\(subject) changed: \(before.unquoted) -> \(value.unquoted)"
        }
    }

    fileprivate var newWords: String {
        switch kind {
        case .option: "\(subject) is new: \(value.unquoted)"
        default: "\(subject) is new"
        }
    }

    fileprivate var goneWords: String {
        switch kind {
        case .option: "\(subject) is gone, it was \(value.unquoted)"
        default: "\(subject) is gone"
        }
    }
}

extension String {
    /// A JSON text without its quotation marks.
    var unquoted: String {
        count >= 2 && hasPrefix("\"") && hasSuffix("\"") ? String(dropFirst().dropLast()) : self
    }
}
