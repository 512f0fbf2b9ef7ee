import Foundations
import Geodata

/// A table of a finished run: texts by column, as they stand in the file.
struct RunTable {
    /// The columns in the order of the file.
    let header: [String]
    /// The rows in the order of the file; a missing value is an empty text.
    let rows: [[String: String]]

    /// - Throws: `inputMissing` or `badData` when the file cannot be read.
    init(_ name: String, of folder: String) throws {
        let table = try readTable(path: folder + "/" + name).table
        header = table.header
        rows = table.rows.map { row in Dictionary(zip(table.header, row.cells)) { first, _ in first } }
    }
}
