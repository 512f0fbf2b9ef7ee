/// A table that tells of a model or of its validation: column names and rows of texts and numbers.
public struct ModelTable: Sendable, Hashable, Codable {
    /// A cell of the table.
    public enum Value: Sendable, Hashable, Codable, CustomStringConvertible {
        /// Words.
        case text(String)
        /// A number.
        case number(Double)
        /// Nothing.
        case none

        /// The words, the shortest exact digits of the number, or nothing.
        public var description: String {
            switch self {
            case .text(let text): text
            case .number(let number): number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
            case .none: ""
            }
        }
    }

    /// What it holds, in snake_case, fit for a file name.
    public var name: String
    /// Column names in snake_case, with units.
    public var columns: [String]
    /// Rows, each as long as `columns`.
    public var rows: [[Value]]

    /// - Parameters:
    ///   - name: What it holds, in snake_case.
    ///   - columns: Column names in snake_case.
    ///   - rows: Rows, each as long as `columns`.
    public init(name: String, columns: [String], rows: [[Value]] = []) {
        self.name = name
        self.columns = columns
        self.rows = rows
    }

    /// The table as aligned text for a terminal.
    public var text: String {
        let cells = [columns] + rows.map { $0.map(\.description) }
        let widths = columns.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
        return cells.map { row in
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
        }.joined(separator: "\n")
    }
}
