import Delivery
import Foundations

extension ValueKind where Value: ConfigSection {
    /// A nested section.
    package static func section(_ type: Value.Type) -> ValueKind {
        ValueKind(
            description: {
                let section = SectionDescription(of: Value.self)
                return KindDescription(
                    words: "a section with keys (\(section.options.map(\.key).joined(separator: ", ")))",
                    schema: jsonSchema(of: section), children: [.init(suffix: "", verb: "", section: section)])
            },
            placeholder: {
                var reader = SectionReader(describing: Value.summary)
                return Value(&reader)
            },
            read: { node, path, notes in
                guard let entries = node.entries else {
                    let keys = SectionDescription(of: Value.self).options.map(\.key).joined(separator: ", ")
                    notes.refuse(node, path, needs: "a section with keys (\(keys))")
                    return nil
                }
                return reading(of: entries, path, node.location, &notes) { Value(&$0) }
            })
    }
}

/// One of several things that an entry can be, told by the key that names it: `{ distance: structures, max: 5 km }`.
package struct ConfigVerb<Output: Sendable>: Sendable {
    /// The key.
    package var name: String
    /// The section of the entry, described.
    package var describe: @Sendable () -> SectionDescription
    /// Reads the entry.
    package var read: @Sendable (inout SectionReader) -> Output

    /// An entry with the options of a section, one of which has the name of the verb.
    package init<Section: ConfigSection>(
        _ name: String, _ section: Section.Type, _ transform: @escaping @Sendable (Section) -> Output
    ) {
        self.name = name
        describe = { SectionDescription(of: section) }
        read = { transform(section.init(&$0)) }
    }
}

extension ValueKind {
    /// An entry with exactly one of several verbs.
    ///
    /// - Parameters:
    ///   - verbs: What the entry can be.
    ///   - namespace: Where to note the name of the entry for references to it.
    package static func verbs(_ verbs: [ConfigVerb<Value>], namespace: ConfigNamespace? = nil) -> ValueKind {
        let names = verbs.map(\.name)
        let words = "an entry with one of \(names.joined(separator: ", "))"
        return ValueKind(
            description: {
                let sections = verbs.map { ($0.name, $0.describe()) }
                return KindDescription(
                    words: words, schema: ["oneOf": .array(sections.map { jsonSchema(of: $0.1) })],
                    children: sections.map { .init(suffix: "", verb: $0.0, section: $0.1) })
            },
            placeholder: {
                var reader = SectionReader(describing: "")
                return verbs[0].read(&reader)
            },
            read: { node, path, notes in
                let verb = notes.verb(of: node, path, among: names, words: words)
                if let namespace { notes.declare(path, verb: verb ?? "", at: node.location, in: namespace) }
                guard let entries = node.entries, let found = verbs.first(where: { $0.name == verb }) else {
                    return nil
                }
                return reading(of: entries, path, node.location, &notes, by: found.read)
            })
    }
}

extension ReadingNotes {
    fileprivate mutating func verb(of node: ConfigNode, _ path: String, among names: [String], words: String) -> String?
    {
        guard let entries = node.entries else {
            refuse(node, path, needs: words)
            return nil
        }
        let given = entries.filter { names.contains($0.key) }
        if given.count > 1 {
            refuse(
                path, "is both '\(given[0].key)' and '\(given[1].key)'", remedy: "keep one of the two",
                at: given[1].keyLocation)
            return nil
        }
        if let verb = given.first { return verb.key }
        let meant = entries.lazy.compactMap { entry in
            closestMatches(to: entry.key, among: names, limit: 1).first.map { (entry, $0) }
        }.first
        if let (entry, word) = meant {
            refuse(path, "does not know '\(entry.key)'", remedy: "did you mean '\(word)'?", at: entry.keyLocation)
        } else {
            let remedy = "write one of \(names.joined(separator: ", ")), as in '\(names[0]): ...'"
            let unknown = entries.first.map { ", found '\($0.key)'" } ?? ""
            refuse(
                path, "does not say what it is\(unknown)", remedy: remedy,
                at: entries.first?.keyLocation ?? node.location)
        }
        return nil
    }

    fileprivate mutating func declare(
        _ path: String, verb: String, at location: SourceLocation, in namespace: ConfigNamespace
    ) {
        let name = path.split(separator: ".").last.map(String.init) ?? path
        names.append(ConfigName(namespace: namespace, name: name, verb: verb, location: location))
    }
}

/// Reads a section and everything below it.
private func reading<Value: Sendable>(
    of entries: [ConfigNode.Entry], _ path: String, _ location: SourceLocation, _ notes: inout ReadingNotes,
    by initializer: (inout SectionReader) -> Value
) -> ValueKind<Value>.Reading {
    var reader = SectionReader(entries, path: path, location: location, notes: notes)
    let value = initializer(&reader)
    let json = reader.finish()
    notes = reader.notes
    return (value, json)
}
