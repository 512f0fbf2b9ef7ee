import Foundations

/// Reads the cells of one table as holes, numbers and texts, and notes what is wrong with them.
struct RowReader {
    private let file: String
    private let missing: MissingTexts

    /// - Parameters:
    ///   - table: The table whose rows are read.
    ///   - options: Which texts mean no value.
    init(table: SourceTable, options: DrillHoleOptions) {
        file = table.name
        missing = MissingTexts(options.missingTexts + [""])
    }

    /// Whether all cells of a row are empty.
    func isBlank(_ row: SourceRow) -> Bool {
        row.cells.allSatisfy { trimmedCell($0).isEmpty }
    }

    /// The hole's name; notes an error where there is none.
    func hole(_ row: SourceRow, _ column: Int, _ problems: inout DrillHoleProblems) -> String? {
        let name = trimmedCell(row.cell(column))
        guard name.isEmpty else { return name }
        problems.error(
            "no_hole_name", file: file, line: row.line, "has no hole name", remedy: "name the hole or delete the row")
        return nil
    }

    /// A number that must be there; notes an error where it is not.
    func number(
        _ row: SourceRow, _ column: Int, _ name: String, hole: String, _ problems: inout DrillHoleProblems
    ) -> Double? {
        let text = trimmedCell(row.cell(column))
        if missing.contains(text) {
            problems.error(
                "missing_\(name)", file: file, line: row.line, hole: hole, "has no \(name)",
                remedy: "fill the cell or delete the row")
            return nil
        }
        return number(text, row, name, hole, &problems)
    }

    /// A number that may be missing; notes an error where there is something else than a number.
    func optionalNumber(
        _ row: SourceRow, _ column: Int?, _ name: String, hole: String, _ problems: inout DrillHoleProblems
    ) -> Double? {
        guard let column else { return nil }
        let text = trimmedCell(row.cell(column))
        return missing.contains(text) ? nil : number(text, row, name, hole, &problems)
    }

    /// A text that may be missing.
    func text(_ row: SourceRow, _ column: Int) -> String? {
        let text = trimmedCell(row.cell(column))
        return missing.contains(text) ? nil : text
    }

    private func number(
        _ text: String, _ row: SourceRow, _ name: String, _ hole: String, _ problems: inout DrillHoleProblems
    ) -> Double? {
        if let number = plainNumber(text) { return number }
        guard case .unreadable(let problem, let remedy) = AssayText.notANumber(text) else { return nil }
        problems.error(
            "unreadable_\(name)", file: file, line: row.line, hole: hole, "\(name): \(problem)", remedy: remedy)
        return nil
    }
}
