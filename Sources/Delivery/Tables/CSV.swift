import Foundations

extension Table {
    /// The table as RFC 4180 text in UTF-8, with a header, lines ended by CR LF and missing values empty.
    public var csv: String {
        let header = columns.map { escaped($0.name) }.joined(separator: ",")
        let lines = rows.map { row in
            zip(columns, row).map { escaped($1.text(in: $0)) }.joined(separator: ",")
        }
        return ([header] + lines).map { $0 + "\r\n" }.joined()
    }
}

extension Cell {
    /// The value as plain text; empty when missing.
    func text(in column: Column) -> String {
        switch self {
        case .text(let value): value
        case .integer(let value): String(value)
        case .number(let value): formatNumber(value, decimals: column.decimals) ?? ""
        case .boolean(let value): value ? "true" : "false"
        case .missing: ""
        }
    }

    /// The value for JSON.
    func json(in column: Column) -> JSONValue {
        switch self {
        case .text(let value): .text(value)
        case .integer(let value): .integer(value)
        case .number(let value): column.decimals.map { .decimal(value, places: $0) } ?? .number(value)
        case .boolean(let value): .boolean(value)
        case .missing: .null
        }
    }
}

private func escaped(_ text: String) -> String {
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
}
