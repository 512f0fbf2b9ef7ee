import Foundations

/// A table of texts with a header: values as they stand in the file, for the caller to type.
public struct TextTable: Sendable, Hashable {
    /// The file it was read from.
    public var path: String
    /// The column names, in the file's order.
    public var header: [String]
    /// The rows below the header.
    public var rows: [Row]

    /// One row.
    public struct Row: Sendable, Hashable {
        /// The line of the file where the row starts, from 1; in a spreadsheet the row number.
        public var line: Int
        /// One text for each column; empty where the row has no value.
        public var cells: [String]

        /// - Parameters:
        ///   - line: The line of the file, from 1.
        ///   - cells: One text for each column.
        public init(line: Int, cells: [String]) {
            self.line = line
            self.cells = cells
        }
    }

    /// - Parameters:
    ///   - path: The file it was read from.
    ///   - header: The column names.
    ///   - rows: The rows below the header.
    public init(path: String, header: [String], rows: [Row]) {
        self.path = path
        self.header = header
        self.rows = rows
    }

    /// The place of a column; its case may differ when that leaves no doubt.
    ///
    /// - Throws: `GossanError(.badData)` with the names there are when the column is not there.
    public func column(_ name: String) throws -> Int {
        if let index = header.firstIndex(of: name) { return index }
        let alike = header.indices.filter { header[$0].lowercased() == name.lowercased() }
        if alike.count == 1 { return alike[0] }
        throw GossanError(
            .badData, subject: path, problem: "has no column '\(name)'",
            remedy: suggestion(for: name, among: header, called: "columns"))
    }
}
