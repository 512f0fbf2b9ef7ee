import Geodata

/// A table of a finished run: texts by column, as they stand in the file.
struct RunTable {
    /// A row of it.
    struct Row {
        fileprivate let places: [String: Int]
        fileprivate let cells: [String]

        /// What a column holds, an empty text where the value is missing; nil where there is no such column.
        subscript(column: String) -> String? {
            places[column].flatMap { cells.indices.contains($0) ? cells[$0] : nil }
        }
    }

    /// The columns in the order of the file.
    let header: [String]
    /// The rows in the order of the file.
    let rows: [Row]

    /// - Throws: `inputMissing` or `badData` when the file cannot be read.
    init(path: String) throws {
        let table = try readTable(path: path).table
        header = table.header
        let places = Dictionary(zip(table.header, table.header.indices)) { first, _ in first }
        rows = table.rows.map { Row(places: places, cells: $0.cells) }
    }
}
