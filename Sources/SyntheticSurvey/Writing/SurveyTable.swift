import Foundation
import Foundations

/// A table of texts that is written as CSV (RFC 4180, with line feeds).
struct SurveyTable {
    /// Column names.
    var columns: [String]
    /// Rows, each as long as `columns`.
    var rows: [[String]] = []

    /// The text of the file.
    var text: String {
        ([columns] + rows).map { $0.map(quoted).joined(separator: ",") }.joined(separator: "\n") + "\n"
    }

    private func quoted(_ cell: String) -> String {
        guard cell.contains(where: { ",\"\n".contains($0) }) else { return cell }
        return "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
}

/// A number with a fixed count of decimals; an empty text for a missing one.
func decimal(_ value: Double?, _ places: Int) -> String {
    guard let value, value.isFinite else { return "" }
    return String(format: "%.\(places)f", value)
}
