import Delivery
import Foundations

/// A kind of value that an option takes: how it is read, and how schema and reference page tell of it.
package struct ValueKind<Value: Sendable>: Sendable {
    /// A value and how the resolved config shows it.
    package typealias Reading = (value: Value, json: JSONValue)

    /// What kind of value it is.
    package let description: @Sendable () -> KindDescription
    /// Any value of the kind; stands in where reading failed or the section is only being described.
    package let placeholder: @Sendable () -> Value
    /// Reads a node at a key path; nil after noting what is wrong.
    package let read: @Sendable (ConfigNode, String, inout ReadingNotes) -> Reading?

    /// The same kind of text, its values turned into another type.
    package func map<Other>(_ transform: @escaping @Sendable (Value) -> Other) -> ValueKind<Other> {
        ValueKind<Other>(
            description: description, placeholder: { transform(placeholder()) },
            read: { node, path, notes in
                read(node, path, &notes).map { (transform($0.value), $0.json) }
            })
    }

    /// The same kind, with another text for messages and the reference page.
    package func described(as words: String) -> ValueKind {
        ValueKind(
            description: {
                var description = self.description()
                description.words = words
                return description
            }, placeholder: placeholder, read: read)
    }

    /// Reads a node, refusing absent values.
    package func readPresent(_ node: ConfigNode, _ path: String, _ notes: inout ReadingNotes) -> Reading? {
        if node.isNull {
            notes.refuse(
                path, "has no value", remedy: "write \(description().words), or remove the key", at: node.location)
            return nil
        }
        return read(node, path, &notes)
    }
}

/// What schema and reference page tell of a kind of value.
package struct KindDescription: Sendable {
    /// The kind in words, to follow "needs": `a length such as '5 km'`.
    package var words: String
    /// The JSON Schema of its values.
    package var schema: JSONValue
    /// Sections below it, each with what is added to the key path (`.<name>`) and a title where it is one of several.
    package var children: [Child] = []

    /// A section below a value.
    package struct Child: Sendable {
        /// What is added to the key path: nothing, or `.<name>` for entries that the user names.
        package var suffix: String
        /// The verb, where the section is one of several; empty otherwise.
        package var verb: String
        /// The section.
        package var section: SectionDescription
    }
}

extension ReadingNotes {
    /// Notes that a node is not of the kind asked for.
    mutating func refuse(_ node: ConfigNode, _ path: String, needs words: String) {
        var remedy = "write \(words)"
        if let text = node.scalar?.text, let colon = text.firstIndex(of: ":"), !text.hasSuffix(":"),
            text[..<colon].allSatisfy({ $0.isLetter || $0 == "_" })
        {
            remedy += "; if '\(text[..<colon])' is meant as a key, put a space after the colon"
        }
        refuse(path, "needs \(words), found \(node.words)", remedy: remedy, at: node.location)
    }
}
