import Foundations

/// A column of an output table, declared once for CSV, GeoJSON, GeoPackage and the data package.
public struct Column: Sendable, Hashable {
    /// The name in the files, in snake_case.
    public var name: String
    /// What the values are.
    public var type: ColumnType
    /// The unit, such as `t` or `%`; nil where there is none.
    public var unit: String?
    /// What a value means, in a sentence.
    public var meaning: String
    /// Digits after the point; nil for all that are needed.
    public var decimals: Int?

    /// - Parameters:
    ///   - name: The name in the files.
    ///   - type: What the values are.
    ///   - unit: The unit.
    ///   - decimals: Digits after the point.
    ///   - meaning: What a value means.
    public init(_ name: String, _ type: ColumnType, unit: String? = nil, decimals: Int? = nil, _ meaning: String) {
        self.name = name
        self.type = type
        self.unit = unit
        self.decimals = decimals
        self.meaning = meaning
    }
}

/// What a column holds; the raw values are the types of Frictionless Table Schema.
public enum ColumnType: String, Sendable, Hashable {
    /// Text.
    case text = "string"
    /// Whole numbers.
    case integer
    /// Numbers.
    case number
    /// `true` or `false`.
    case boolean
}

/// One value of a table.
public enum Cell: Sendable, Hashable {
    /// Text.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A number.
    case number(Double)
    /// Yes or no.
    case boolean(Bool)
    /// Nothing known.
    case missing

    /// A number, or missing.
    public init(_ value: Double?) { self = value.map { $0.isFinite ? .number($0) : .missing } ?? .missing }
    /// A text, or missing.
    public init(_ value: String?) { self = value.map(Cell.text) ?? .missing }
    /// A whole number, or missing.
    public init(_ value: Int?) { self = value.map(Cell.integer) ?? .missing }
}

/// A table of results with its description.
public struct Table: Sendable {
    /// The name, also that of its file: `prospects`.
    public var name: String
    /// What it holds, in a sentence.
    public var title: String
    /// The columns.
    public var columns: [Column]
    /// Names of the columns that together tell rows apart.
    public var primaryKey: [String]
    /// The rows, each with one cell per column.
    public var rows: [[Cell]]

    /// - Parameters:
    ///   - name: The name, also that of its file.
    ///   - title: What it holds.
    ///   - columns: The columns.
    ///   - primaryKey: Names of the columns that tell rows apart.
    ///   - rows: The rows, each with one cell per column.
    public init(name: String, title: String, columns: [Column], primaryKey: [String] = [], rows: [[Cell]] = []) {
        self.name = name
        self.title = title
        self.columns = columns
        self.primaryKey = primaryKey
        self.rows = rows
    }
}
