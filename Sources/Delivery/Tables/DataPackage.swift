import Foundations

/// The description of result tables: a Frictionless Data Package (specs.frictionlessdata.io/data-package).
public struct DataPackage: Sendable {
    /// The name in lower case with hyphens.
    public var name: String
    /// A title for people.
    public var title: String
    /// What a reader must know: synthetic data, assumptions, what the figures are not.
    public var notes: [String]
    /// The tables.
    public var tables: [Table]

    /// - Parameters:
    ///   - name: The name of the run.
    ///   - title: A title for people.
    ///   - notes: What a reader must know.
    ///   - tables: The tables.
    public init(name: String, title: String, notes: [String], tables: [Table]) {
        self.name = name
        self.title = title
        self.notes = notes
        self.tables = tables
    }

    /// The descriptor, `datapackage.json`.
    public var json: JSONValue {
        .object([
            ("profile", .text("tabular-data-package")),
            ("name", .text(identifier(name))),
            ("title", .text(title)),
            ("description", .text(notes.joined(separator: "\n"))),
            ("resources", .array(tables.map(resource))),
        ])
    }

    private func resource(_ table: Table) -> JSONValue {
        var schema: [(key: String, value: JSONValue)] = [
            ("fields", .array(table.columns.map(field))), ("missingValues", .array([.text("")])),
        ]
        if !table.primaryKey.isEmpty { schema.append(("primaryKey", .array(table.primaryKey.map(JSONValue.text)))) }
        return .object([
            ("profile", .text("tabular-data-resource")),
            ("name", .text(identifier(table.name))),
            ("title", .text(table.title)),
            ("path", .text("\(table.name).csv")),
            ("format", .text("csv")), ("mediatype", .text("text/csv")), ("encoding", .text("utf-8")),
            ("schema", .object(schema)),
        ])
    }

    private func field(_ column: Column) -> JSONValue {
        var members: [(key: String, value: JSONValue)] = [
            ("name", .text(column.name)), ("type", .text(column.type.rawValue)),
            ("description", .text(column.meaning)),
        ]
        if let unit = column.unit { members.append(("unit", .text(unit))) }
        return .object(members)
    }
}

/// A text as lower-case letters, digits, hyphens, dots and underscores.
private func identifier(_ text: String) -> String {
    let mapped = text.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0)) ? $0 : "-" }
    return String(mapped).split(separator: "-").joined(separator: "-")
}
