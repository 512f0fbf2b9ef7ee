import Foundations

/// One value of a config: a scalar, a list or a mapping, with its place in the text.
package struct ConfigNode: Sendable, Hashable {
    /// What the node holds.
    package var content: Content
    /// Where the value begins.
    package var location: SourceLocation

    /// A scalar, a list or a mapping.
    package enum Content: Sendable, Hashable {
        case scalar(Scalar)
        case list([ConfigNode])
        case mapping([Entry])
    }

    /// A scalar as text; its kind is decided by the option that reads it, never guessed from its looks.
    package struct Scalar: Sendable, Hashable {
        /// The text after variables are filled in.
        package var text: String
        /// The text as the user wrote it.
        package var written: String
        /// Whether it stood in quotes or in a block.
        package var isQuoted: Bool

        /// Whether the value is absent: nothing, `~` or `null`.
        var isNull: Bool { !isQuoted && ["", "~", "null", "Null", "NULL"].contains(text) }
    }

    /// A key with its value.
    package struct Entry: Sendable, Hashable {
        /// The key.
        package var key: String
        /// Where the key stands.
        package var keyLocation: SourceLocation
        /// The value.
        package var value: ConfigNode
    }

    /// A scalar that stands in no file, such as the default of an option.
    static func literal(_ text: String) -> ConfigNode {
        let location = SourceLocation(file: "default", line: 1, column: 1, excerpt: text, length: text.count)
        return ConfigNode(content: .scalar(Scalar(text: text, written: text, isQuoted: false)), location: location)
    }

    /// The scalar, if it is one.
    var scalar: Scalar? {
        guard case .scalar(let scalar) = content else { return nil }
        return scalar
    }

    /// The entries, if it is a mapping.
    var entries: [Entry]? {
        guard case .mapping(let entries) = content else { return nil }
        return entries
    }

    /// Whether the value is absent.
    var isNull: Bool { scalar?.isNull ?? false }

    /// Nodes in this tree, itself included.
    var count: Int {
        switch content {
        case .scalar: 1
        case .list(let items): items.reduce(1) { $0 + $1.count }
        case .mapping(let entries): entries.reduce(1) { $0 + 1 + $1.value.count }
        }
    }

    /// What it is, for messages: `the list`, `'5 kg'`.
    var words: String {
        switch content {
        case .scalar(let scalar): scalar.isNull ? "nothing" : "'\(scalar.text)'"
        case .list: "a list"
        case .mapping: "a mapping of keys"
        }
    }
}
