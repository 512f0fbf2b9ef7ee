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

    private static func reference(to namespace: ConfigNamespace, accepted: [String], words: String) -> ValueKind {
        ValueKind(
            description: { KindDescription(words: words, schema: ["type": "string", "pattern": .string("\(namePattern)|\\$\\{")]) },
            placeholder: { "" },
            read: { node, path, notes in
                guard let name = node.scalar?.text else {
                    notes.refuse(node, path, needs: words)
                    return nil
                }
                notes.references.append(
                    ConfigReference(
                        namespace: namespace, name: name, accepted: accepted, path: path, location: node.location))
                return (name, .string(name))
            })
    }
}

extension ReadingNotes {
    /// Notes a problem for every reference to a name that is not there, or names something else.
    package mutating func resolveReferences() {
        for reference in references {
            let known = names.filter { $0.namespace == reference.namespace }
            let noun = reference.namespace == .inputs ? "input" : "evidence layer"
            guard let found = known.first(where: { $0.name == reference.name }) else {
                let fitting = known.filter { reference.accepted.isEmpty || reference.accepted.contains($0.verb) }
                refuse(
                    reference.path, "names the \(noun) '\(reference.name)', which there is not",
                    remedy: fitting.isEmpty
                        ? "add it under '\(reference.namespace.rawValue)'"
                        : suggestion(for: reference.name, among: fitting.map(\.name)),
                    at: reference.location)
                continue
            }
            let fits = reference.accepted.isEmpty || found.verb.isEmpty || reference.accepted.contains(found.verb)
            if !fits {
                refuse(
                    reference.path,
                    "needs a \(reference.accepted.joined(separator: " or ")) input, but '\(found.name)' is a \(found.verb)",
                    remedy: "name another input", at: reference.location)
            }
        }
    }
}
