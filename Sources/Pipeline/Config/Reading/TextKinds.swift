import Delivery
import Foundations

/// A word out of a fixed set, written in a config as its raw value.
package protocol ConfigChoice: RawRepresentable<String>, CaseIterable, Sendable {}

extension ValueKind where Value == String {
    /// Any text. Words that YAML 1.1 takes for true or false must stand in quotes.
    package static var text: ValueKind { text(described: "a text") }

    /// Any text, with its own words for messages.
    package static func text(described words: String) -> ValueKind {
        ValueKind(
            description: { KindDescription(words: words, schema: ["type": ["string", "number"]]) },
            placeholder: { "" },
            read: { node, path, notes in
                guard let scalar = node.scalar else {
                    notes.refuse(node, path, needs: words)
                    return nil
                }
                if !scalar.isQuoted, yamlTruthWords.contains(scalar.text.lowercased()) {
                    notes.refuse(
                        path, "needs \(words), found '\(scalar.text)', which YAML takes for true or false",
                        remedy: "put it in quotes: \"\(scalar.text)\"", at: node.location)
                    return nil
                }
                return (scalar.text, .text(scalar.text))
            })
    }

    /// The name of a field of a table or vector layer.
    package static var field: ValueKind { text(described: "the name of a field") }

    /// The name of a grade or other variable of the commodity.
    package static var variable: ValueKind {
        ValueKind(
            description: {
                .init(words: "the name of a variable", schema: ["type": "string", "pattern": .text(namePattern)])
            },
            placeholder: { "" },
            read: { node, path, notes in
                guard let name = node.scalar?.text, isName(name) else {
                    notes.refuse(node, path, needs: "the name of a variable such as 'al2o3'")
                    return nil
                }
                return (name, .text(name))
            })
    }
}

/// Words that YAML 1.1 reads as booleans.
let yamlTruthWords: Set<String> = ["true", "false", "yes", "no", "on", "off"]

extension ValueKind where Value == Bool {
    /// `true` or `false`.
    package static var boolean: ValueKind {
        ValueKind(
            description: { KindDescription(words: "true or false", schema: orVariable(["type": "boolean"])) },
            placeholder: { false },
            read: { node, path, notes in
                guard let scalar = node.scalar, !scalar.isQuoted, let value = Bool(scalar.text) else {
                    let word = node.scalar?.text.lowercased() ?? ""
                    let meant = ["yes": "true", "on": "true", "y": "true", "no": "false", "off": "false", "n": "false"]
                    let quoted = node.scalar?.isQuoted == true && Bool(word) != nil
                    let remedy = quoted ? "remove the quotes" : "write \(meant[word] ?? "true or false")"
                    notes.refuse(
                        path, "needs true or false, found \(node.words)\(quoted ? " in quotes" : "")", remedy: remedy,
                        at: node.location)
                    return nil
                }
                return (value, .boolean(value))
            })
    }
}

extension ValueKind where Value: ConfigChoice {
    /// One of the words of a choice.
    package static func choice(_ type: Value.Type) -> ValueKind {
        let words = Value.allCases.map(\.rawValue)
        let needed = words.count == 1 ? "'\(words[0])'" : "one of \(words.joined(separator: ", "))"
        return ValueKind(
            description: {
                KindDescription(words: needed, schema: orVariable(["enum": .array(words.map(plainValue))]))
            },
            placeholder: { Value.allCases[Value.allCases.startIndex] },
            read: { node, path, notes in
                guard let text = node.scalar?.text else {
                    notes.refuse(node, path, needs: needed)
                    return nil
                }
                guard let value = Value(rawValue: text) else {
                    let nearest = text.count > 1 ? closestMatches(to: text, among: words, limit: 1).first : nil
                    notes.refuse(
                        path, "needs \(needed), found '\(text)'",
                        remedy: nearest.map { "did you mean '\($0)'?" } ?? "write \(needed)", at: node.location)
                    return nil
                }
                return (value, plainValue(text))
            })
    }
}

/// A word of a choice as JSON: a number where it looks like one, as an editor reads it.
private func plainValue(_ word: String) -> JSONValue { Int(word).map { .integer($0) } ?? .text(word) }

/// The schema of a value that may also be filled in by a variable.
func orVariable(_ schema: JSONValue) -> JSONValue {
    ["anyOf": [schema, ["$ref": "#/definitions/variable"]]]
}
