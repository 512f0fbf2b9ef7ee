import Delivery
import Foundations

extension ValueKind {
    /// A list of values of one kind.
    package static func list<Element>(
        of element: ValueKind<Element>, count: ClosedRange<Int> = 1...Int.max
    ) -> ValueKind where Value == [Element] {
        let length = countWords(count)
        return ValueKind(
            description: {
                let inner = element.description()
                let bounds: [(key: String, value: JSONValue)] =
                    [("minItems", .integer(count.lowerBound))]
                    + (count.upperBound == .max ? [] : [("maxItems", .integer(count.upperBound))])
                return KindDescription(
                    words: "a list\(length) in brackets, each \(inner.words)",
                    schema: JSONValue.object([("type", "array"), ("items", inner.schema)]).merging(bounds),
                    children: inner.children)
            },
            placeholder: { [] },
            read: { node, path, notes in
                guard case .list(let items) = node.content else {
                    notes.refuse(node, path, needs: "a list\(length) in brackets, each \(element.description().words)")
                    return nil
                }
                guard count.contains(items.count) else {
                    notes.refuse(
                        path, "needs a list\(length), found \(items.count)",
                        remedy: items.isEmpty
                            ? "name at least \(count.lowerBound), or leave the key out" : "write a list\(length)",
                        at: node.location)
                    return nil
                }
                let readings = items.enumerated().map { index, item in
                    element.readPresent(item, "\(path)[\(index)]", &notes)
                }
                let read = readings.compactMap { $0 }
                guard read.count == items.count else { return nil }
                return (read.map(\.value), .array(read.map(\.json)))
            })
    }

    private static func countWords(_ count: ClosedRange<Int>) -> String {
        if count.lowerBound == count.upperBound { return " of \(count.lowerBound)" }
        return count.upperBound == .max ? "" : " of \(count.lowerBound) to \(count.upperBound)"
    }

    /// Entries that the user names, all of one kind, in the order of the config.
    ///
    /// - Parameters:
    ///   - value: The kind of the values.
    ///   - name: What the names stand for, for the reference page.
    ///   - freeNames: Whether any text can be a name, as for identifiers that come from data.
    package static func map<Element>(
        of value: ValueKind<Element>, named name: String, freeNames: Bool = false
    ) -> ValueKind where Value == [NamedValue<Element>] {
        ValueKind(
            description: {
                let inner = value.description()
                let names: [(key: String, value: JSONValue)] =
                    freeNames ? [] : [("propertyNames", ["pattern": .text(namePattern)])]
                return KindDescription(
                    words: "a mapping of <\(name)> to \(inner.words)",
                    schema: JSONValue.object([("type", "object"), ("additionalProperties", inner.schema)]).merging(
                        names),
                    children: inner.children.map {
                        .init(suffix: ".<\(name)>\($0.suffix)", verb: $0.verb, section: $0.section)
                    })
            },
            placeholder: { [] },
            read: { node, path, notes in
                guard let entries = node.entries else {
                    notes.refuse(node, path, needs: "a mapping of <\(name)> to \(value.description().words)")
                    return nil
                }
                var values: [NamedValue<Element>] = []
                var members: [(key: String, value: JSONValue)] = []
                for entry in entries where freeNames || notes.accepts(nameOf: entry, path: path) {
                    let here = join(path, entry.key)
                    guard let reading = value.readPresent(entry.value, here, &notes) else { continue }
                    values.append(NamedValue(name: entry.key, value: reading.value, location: entry.keyLocation))
                    members.append((entry.key, reading.json))
                }
                return (values, .object(members))
            })
    }

    /// Different kinds for a scalar, a list and a mapping; a kind left out is refused.
    package static func byShape(
        _ words: String, scalar: ValueKind? = nil, list: ValueKind? = nil, mapping: ValueKind? = nil
    ) -> ValueKind {
        let offered = [scalar, list, mapping].compactMap { $0 }
        return ValueKind(
            description: {
                let inner = offered.map { $0.description() }
                return KindDescription(
                    words: words, schema: ["anyOf": .array(inner.map(\.schema))], children: inner.flatMap(\.children))
            },
            placeholder: { offered[0].placeholder() },
            read: { node, path, notes in
                let kind =
                    switch node.content {
                    case .scalar: scalar
                    case .list: list
                    case .mapping: mapping
                    }
                guard let kind else {
                    notes.refuse(node, path, needs: words)
                    return nil
                }
                return kind.read(node, path, &notes)
            })
    }
}

/// A value under a name that the user chose.
public struct NamedValue<Value: Sendable>: Sendable {
    /// The name.
    public var name: String
    /// The value.
    public var value: Value
    /// Where the name stands.
    public var location: SourceLocation
}

extension Array {
    /// The value under a name.
    public subscript<Value>(name name: String) -> Value? where Element == NamedValue<Value> {
        first { $0.name == name }?.value
    }
}
