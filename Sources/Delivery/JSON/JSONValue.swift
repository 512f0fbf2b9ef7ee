import Foundation

/// A JSON document whose objects keep the order in which they were written, so that equal runs give equal bytes.
public indirect enum JSONValue: Sendable, Hashable {
    /// `null`
    case null
    /// `true` or `false`
    case boolean(Bool)
    /// A whole number.
    case integer(Int)
    /// A number in its shortest form that reads back to the same value; not finite becomes `null`.
    case number(Double)
    /// A number with a fixed count of decimals.
    case decimal(Double, places: Int)
    /// A text.
    case text(String)
    /// A list.
    case array([JSONValue])
    /// Members in the order given.
    case object([(key: String, value: JSONValue)])

    /// Equal text is equal value.
    public static func == (a: JSONValue, b: JSONValue) -> Bool { a.compact == b.compact }

    /// Hashes the text.
    public func hash(into hasher: inout Hasher) { hasher.combine(compact) }

    /// The document on one line.
    public var compact: String {
        var out = ""
        append(to: &out, indent: nil)
        return out
    }

    /// The document with two spaces per level and a line feed at the end; short lists of numbers stay on one line.
    public var pretty: String {
        var out = ""
        append(to: &out, indent: 0)
        return out + "\n"
    }

    private func append(to out: inout String, indent: Int?) {
        switch self {
        case .null: out += "null"
        case .boolean(let value): out += value ? "true" : "false"
        case .integer(let value): out += String(value)
        case .number(let value): out += formatNumber(value) ?? "null"
        case .decimal(let value, let places): out += formatNumber(value, decimals: places) ?? "null"
        case .text(let value): out += quoted(value)
        case .array(let values): appendArray(values, to: &out, indent: indent)
        case .object(let members): appendObject(members, to: &out, indent: indent)
        }
    }

    private var isNested: Bool {
        switch self {
        case .array(let values): !values.isEmpty
        case .object(let members): !members.isEmpty
        default: false
        }
    }

    private func appendArray(_ values: [JSONValue], to out: inout String, indent: Int?) {
        let inner = values.contains(where: \.isNested) ? indent : nil
        appendList(
            values.map { value in { value.append(to: &$0, indent: inner.map { $0 + 1 }) } }, "[", "]", &out, inner)
    }

    private func appendObject(_ members: [(key: String, value: JSONValue)], to out: inout String, indent: Int?) {
        let items = members.map { member in
            { (out: inout String) in
                out += quoted(member.key) + (indent == nil ? ":" : ": ")
                member.value.append(to: &out, indent: indent.map { $0 + 1 })
            }
        }
        appendList(items, "{", "}", &out, indent)
    }

    private func appendList(
        _ items: [(inout String) -> Void], _ open: String, _ close: String, _ out: inout String, _ indent: Int?
    ) {
        out += open
        for (position, item) in items.enumerated() {
            if position > 0 { out += "," }
            if let indent { out += "\n" + String(repeating: "  ", count: indent + 1) }
            item(&out)
        }
        if let indent, !items.isEmpty { out += "\n" + String(repeating: "  ", count: indent) }
        out += close
    }
}

/// A text as JSON writes it (RFC 8259, section 7).
func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "\"": out += "\\\""
        case "\\": out += "\\\\"
        case "\n": out += "\\n"
        case "\r": out += "\\r"
        case "\t": out += "\\t"
        case _ where scalar.value < 0x20:
            out += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
        default: out.unicodeScalars.append(scalar)
        }
    }
    return out + "\""
}

/// A number as text, the same on every run: nil when it is not finite.
///
/// - Parameters:
///   - value: The number.
///   - decimals: Digits after the point; nil for the shortest text that reads back to the same value.
public func formatNumber(_ value: Double, decimals: Int? = nil) -> String? {
    guard value.isFinite else { return nil }
    if let decimals {
        let text = String(format: "%.\(decimals)f", value)
        return text.hasPrefix("-") && !text.contains(where: { "123456789".contains($0) })
            ? String(text.dropFirst()) : text
    }
    if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
    return "\(value)"
}
