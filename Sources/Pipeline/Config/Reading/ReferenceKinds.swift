import Delivery
import Foundations

extension ValueKind where Value == String {
    /// The name of an input, of certain kinds where those are given.
    package static func input(_ accepted: [String] = []) -> ValueKind {
        let what = accepted.isEmpty ? "an input" : "a \(accepted.joined(separator: " or ")) input"
        return reference(to: .inputs, accepted: accepted, words: "the name of \(what)")
    }

    /// The name of an evidence layer.
    package static var evidence: ValueKind {
        reference(to: .evidence, accepted: [], words: "the name of an evidence layer")
    }

    /// The name of an evidence layer, or of a raster input.
    static var rasterOrLayer: ValueKind {
        reference(
            to: .evidence, .inputs, accepted: ["raster"], words: "the name of a raster input or an evidence layer")
    }

    private static func reference(to namespaces: ConfigNamespace..., accepted: [String], words: String) -> ValueKind {
        ValueKind(
            description: {
                KindDescription(words: words, schema: ["type": "string", "pattern": .text("\(namePattern)|\\$\\{")])
            },
            placeholder: { "" },
            read: { node, path, notes in
                guard let name = node.scalar?.text else {
                    notes.refuse(node, path, needs: words)
                    return nil
                }
                notes.references.append(
                    ConfigReference(
                        namespaces: namespaces, name: name, accepted: accepted, path: path, location: node.location))
                return (name, .text(name))
            })
    }
}

extension ReadingNotes {
    /// Notes a problem for every reference to a name that is not there, or names something else.
    package mutating func resolveReferences() {
        for reference in references {
            let known = names.filter { reference.namespaces.contains($0.namespace) }
            if let found = known.first(where: { $0.name == reference.name }) {
                refuse(reference, unlessFitting: found)
            } else {
                refuseUnknown(reference, known: known.filter { fits($0, reference) }.map(\.name))
            }
        }
    }

    private func fits(_ name: ConfigName, _ reference: ConfigReference) -> Bool {
        name.namespace != .inputs || name.verb.isEmpty || reference.accepted.isEmpty
            || reference.accepted.contains(name.verb)
    }

    private mutating func refuse(_ reference: ConfigReference, unlessFitting found: ConfigName) {
        if fits(found, reference) { return }
        refuse(
            reference.path,
            "needs a \(reference.accepted.joined(separator: " or ")) input, but '\(found.name)' is a \(found.verb) input",
            remedy: "name another input", at: reference.location)
    }

    private mutating func refuseUnknown(_ reference: ConfigReference, known: [String]) {
        let isInput = reference.namespaces == [.inputs]
        let sections = reference.namespaces.map { "'\($0.rawValue)'" }.joined(separator: " or ")
        refuse(
            reference.path,
            "names the \(isInput ? "input" : "layer") '\(reference.name)', which is not under \(sections)",
            remedy: known.isEmpty ? "add it there" : suggestion(for: reference.name, among: known),
            at: reference.location)
    }
}
