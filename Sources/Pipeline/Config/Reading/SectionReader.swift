import Delivery
import Foundations

/// Hands out the options of one section by key, noting problems instead of throwing, so that all are found.
package struct SectionReader: Sendable {
    private let entries: [ConfigNode.Entry]?
    private let location: SourceLocation
    /// The key path of the section.
    package let path: String
    /// What is noted while reading.
    package var notes: ReadingNotes
    /// The options asked for so far.
    package private(set) var description: SectionDescription
    private var resolved: [(key: String, value: JSONValue)] = []
    private var takesOthers = false
    private var absences: [Absence] = []

    /// Keys that are not there but should be; told at the end, unless a mistyped key explains it.
    private struct Absence {
        var keys: [String]
        var problem: String
        var remedy: String
    }

    /// A reader of a mapping.
    ///
    /// - Parameters:
    ///   - entries: The entries of the mapping.
    ///   - path: Its key path.
    ///   - location: Where to point when something is missing: the key of the section.
    ///   - notes: What is noted so far.
    package init(_ entries: [ConfigNode.Entry], path: String, location: SourceLocation, notes: ReadingNotes) {
        self.entries = entries
        self.path = path
        self.location = location
        self.notes = notes
        description = SectionDescription(summary: "")
    }

    /// A reader of nothing, which collects what a section asks for.
    package init(describing summary: String) {
        entries = nil
        path = ""
        location = SourceLocation(file: "", line: 1, column: 1, excerpt: "")
        notes = ReadingNotes()
        description = SectionDescription(summary: summary)
    }

    /// Whether an option is given.
    package func has(_ key: String) -> Bool { entry(key) != nil }

    /// An option without which the section is incomplete.
    package mutating func required<Value>(
        _ key: String, _ kind: ValueKind<Value>, _ documentation: String, example: String = ""
    ) -> Value {
        declare(key, kind, documentation, isRequired: true, example: example)
        if let entry = entry(key) { return read(entry, kind) ?? kind.placeholder() }
        if entries != nil {
            let remedy = "add '\(key): \(example.isEmpty ? "..." : example)' (\(documentation))"
            absences.append(Absence(keys: [key], problem: "lacks '\(key)'", remedy: remedy))
        }
        return kind.placeholder()
    }

    /// An option that may be left out; then it has no value.
    package mutating func optional<Value>(
        _ key: String, _ kind: ValueKind<Value>, _ documentation: String, example: String = ""
    ) -> Value? {
        declare(key, kind, documentation, isRequired: false, example: example)
        if let entry = entry(key) { return read(entry, kind) }
        return nil
    }

    /// An option that may be left out; then it has the default, written as it would be in a config.
    package mutating func value<Value>(
        _ key: String, _ kind: ValueKind<Value>, default text: String, _ documentation: String
    ) -> Value {
        var ownNotes = ReadingNotes(baseFolder: notes.baseFolder)
        let reading = kind.read(.literal(text), key, &ownNotes)
        notes.problems += ownNotes.problems.map { problem in
            var problem = problem
            problem.kind = .internalFault
            return problem
        }
        declare(key, kind, documentation, isRequired: false, defaultText: text, defaultJSON: reading?.json ?? .null)
        if let entry = entry(key) { return read(entry, kind) ?? kind.placeholder() }
        resolved.append((key, reading?.json ?? .null))
        return reading?.value ?? kind.placeholder()
    }

    /// The entries that no option of the section has as its key, in the order of the config. Ask for it last.
    package mutating func others<Value>(
        _ kind: ValueKind<Value>, named name: String, _ documentation: String
    ) -> [(name: String, value: Value)] {
        takesOthers = true
        if entries == nil {
            description.others = OptionDescription(
                key: "<\(name)>", documentation: documentation, kind: kind.description(), isRequired: false, example: ""
            )
        }
        var values: [(name: String, value: Value)] = []
        for entry in unknownEntries where notes.accepts(nameOf: entry, path: path) {
            if let value = read(entry, kind) { values.append((entry.key, value)) }
        }
        return values
    }

    /// Notes that exactly one of some options must be given, and refuses anything else.
    package mutating func exactlyOne(of keys: [String]) {
        description.choices.append(keys)
        guard entries != nil else { return }
        let given = keys.compactMap(entry)
        let list = keys.map { "'\($0)'" }.joined(separator: ", ")
        if given.isEmpty {
            absences.append(Absence(keys: keys, problem: "lacks one of \(list)", remedy: "add one of them"))
        } else if given.count > 1 {
            notes.refuse(
                join(path, given[1].key), "cannot stand beside '\(given[0].key)'", remedy: "keep one of \(list)",
                at: given[1].keyLocation)
        }
    }

    /// Refuses the value of an option, or the section where the option is not given; not one that could not be read, which is told.
    package mutating func refuse(_ key: String, _ problem: String, remedy: String) {
        let own = join(path, key)
        guard entries != nil, !notes.problems.contains(where: { ($0.subject + ".").hasPrefix(own + ".") }) else {
            return
        }
        notes.refuse(own, problem, remedy: remedy, at: entry(key)?.value.location ?? location)
    }

    /// Ends reading: refuses keys that were never asked for. Returns the section as the resolved config shows it.
    package mutating func finish() -> JSONValue {
        let unknown = takesOthers ? [] : unknownEntries
        for entry in unknown { refuseUnknown(entry) }
        let meant = unknown.flatMap { entry in
            [String(entry.key.prefix { $0 != ":" })]
                + closestMatches(to: entry.key, among: absences.flatMap(\.keys), limit: 1)
        }
        for absence in absences where !absence.keys.contains(where: meant.contains) {
            notes.refuse(subject, absence.problem, remedy: absence.remedy, at: location)
        }
        return .object(resolved)
    }

    private var subject: String { path.isEmpty ? "config" : path }

    private func entry(_ key: String) -> ConfigNode.Entry? { entries?.first { $0.key == key } }

    private var unknownEntries: [ConfigNode.Entry] {
        (entries ?? []).filter { entry in !description.options.contains { $0.key == entry.key } }
    }

    private mutating func declare<Value>(
        _ key: String, _ kind: ValueKind<Value>, _ documentation: String, isRequired: Bool, example: String = "",
        defaultText: String? = nil, defaultJSON: JSONValue? = nil
    ) {
        // The kinds of values matter to schema and page only; reading needs the keys alone.
        let described = entries == nil ? kind.description() : KindDescription(words: "", schema: .null)
        description.options.append(
            OptionDescription(
                key: key, documentation: documentation, kind: described, isRequired: isRequired,
                defaultText: defaultText, defaultJSON: defaultJSON, example: example))
    }

    private mutating func read<Value>(_ entry: ConfigNode.Entry, _ kind: ValueKind<Value>) -> Value? {
        guard let reading = kind.readPresent(entry.value, join(path, entry.key), &notes) else { return nil }
        resolved.append((entry.key, reading.json))
        return reading.value
    }

    private mutating func refuseUnknown(_ entry: ConfigNode.Entry) {
        let known = description.options.map(\.key)
        var remedy = suggestion(for: entry.key, among: known)
        if let colon = entry.key.firstIndex(of: ":"), known.contains(String(entry.key[..<colon])) {
            remedy = "put a space after the colon: '\(entry.key.replacing(":", with: ": "))'"
        }
        if (entries ?? []).contains(where: { $0.value.scalar?.opensBracket ?? false }) {
            remedy = "put the formula in quotes: within braces a comma ends a value"
        }
        notes.refuse(
            subject, "has the unknown key '\(entry.key)'", remedy: remedy, at: entry.keyLocation)
    }
}

extension ConfigNode.Scalar {
    /// Whether a bracket is left open, as by `{ expression: where(a > 1, a, 0) }`, which YAML takes apart at its commas.
    fileprivate var opensBracket: Bool {
        !isQuoted && text.count(where: { $0 == "(" }) > text.count(where: { $0 == ")" })
    }
}
