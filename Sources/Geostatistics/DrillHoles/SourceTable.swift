/// A table as it stands in a file: text cells with the line each row came from.
public struct SourceTable: Sendable, Hashable {
    /// The file as the user named it, for messages.
    public var name: String
    /// Column names, in file order.
    public var columns: [String]
    /// The rows below the header.
    public var rows: [SourceRow]

    /// - Parameters:
    ///   - name: The file as the user named it.
    ///   - columns: Column names, in file order.
    ///   - rows: The rows below the header.
    public init(name: String, columns: [String], rows: [SourceRow]) {
        self.name = name
        self.columns = columns
        self.rows = rows
    }
}

/// One row of a `SourceTable`.
public struct SourceRow: Sendable, Hashable {
    /// Line in the file, from 1.
    public var line: Int
    /// The text of each column, in the order of the table's columns; cells that a short row lacks count as empty.
    public var cells: [String]

    /// - Parameters:
    ///   - line: Line in the file, from 1.
    ///   - cells: The text of each column.
    public init(line: Int, cells: [String]) {
        self.line = line
        self.cells = cells
    }

    /// The text of a column, empty where the row is too short.
    func cell(_ column: Int) -> String {
        column < cells.count ? cells[column] : ""
    }
}
