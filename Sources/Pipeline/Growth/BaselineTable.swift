import Foundations
import Geodata
import Resources

/// Opening resources and reserves: a table with one row per belt and class.
///
/// Columns: `belt` (or `belt_id`), `class`, `tonnes` (or `mt`), and if known `year` (or `as_of`) and `deposit` (`BaselineLine.depositColumns`). An empty tonnage is an
/// unknown one, not zero. Lines of one belt and class are added, as those of several deposits.
struct BaselineTable {
    private let table: TextTable
    private let file: String
    private let belts: [String]
    private let belt: Int
    private let ledgerClass: Int
    private let tonnes: (column: Int, factor: Double)
    private let year: Int?

    /// - Throws: `badData` when a column is missing, or the tonnage is given in two.
    init(_ table: TextTable, file: String, belts: [String]) throws {
        self.table = table
        self.file = file
        self.belts = belts
        func column(_ names: String...) -> Int? {
            table.header.firstIndex { names.contains($0.lowercased()) }
        }
        func required(_ index: Int?, _ name: String) throws -> Int {
            guard let index else {
                throw GossanError(
                    .badData, subject: "\(file), line 1", problem: "has no column '\(name)'",
                    remedy:
                        "the table needs belt, class and tonnes (or mt); it has \(table.header.joined(separator: ", "))"
                )
            }
            return index
        }
        belt = try required(column("belt", "belt_id"), "belt")
        ledgerClass = try required(column("class", "category"), "class")
        try Self.requireOneTonnage(in: table.header, file)
        if let megatonnes = column("mt", "tonnage_mt", "tonnes_mt") {
            tonnes = (megatonnes, 1e6)
        } else {
            tonnes = (try required(column("tonnes", "t"), "tonnes"), 1)
        }
        year = column("year", "as_of", "as_of_year")
    }

    /// - Throws: `badData` where the tonnage is given more than once, for nothing says which of the columns holds.
    private static func requireOneTonnage(in header: [String], _ file: String) throws {
        let names = ["mt", "tonnage_mt", "tonnes_mt", "tonnes", "t"]
        let found = header.filter { names.contains($0.lowercased()) }
        guard found.count > 1 else { return }
        throw GossanError(
            .badData, subject: "\(file), line 1",
            problem: "gives the tonnage more than once: " + found.map { "'\($0)'" }.joined(separator: " and "),
            remedy: "keep one column, tonnes or mt, and take out or rename the others")
    }

    /// The openings; old codes of potential are left out and named.
    func openings(_ warnings: inout [Warning]) throws -> [OpeningBalance] {
        var found: [BaselineLine] = []
        var lines: [[String]: Int] = [:]
        let deposit = table.header.indices.filter {
            BaselineLine.depositColumns.contains(table.header[$0].lowercased())
        }
        for row in table.rows {
            let id = row.cells[belt]
            if let first = lines[row.cells] {
                warnings.append(
                    Warning(
                        code: "repeated_row", subject: "\(file), line \(row.line)",
                        message: "repeats line \(first); it is counted once"))
                continue
            }
            lines[row.cells] = row.line
            guard belts.contains(id) else {
                throw GossanError(
                    .badData, subject: "\(file), line \(row.line)", problem: "names the unknown belt '\(id)'",
                    remedy: suggestion(for: id, among: belts))
            }
            switch try readClass(row) {
            case .counted(let known):
                let opening = OpeningBalance(
                    beltID: id, ledgerClass: known, tonnes: try readTonnes(row),
                    asOfYear: year.flatMap { BaselineLine.year(in: row.cells[$0]) })
                let name = table.header[tonnes.column]
                warnings += doubtfulTonnage(
                    opening.tonnes, at: "\(file), line \(row.line)",
                    ifHuge: tonnes.factor > 1
                        ? "if the column '\(name)' holds tonnes, name it 'tonnes'" : "check the figure and its unit",
                    ifTiny: tonnes.factor > 1
                        ? "check the figure and its unit" : "if the column '\(name)' holds megatonnes, name it 'mt'")
                found.append(
                    BaselineLine(
                        line: row.line, opening: opening, year: year.map { row.cells[$0] } ?? "",
                        deposit: deposit.map { row.cells[$0].lowercased() }))
            case .explorationPotential:
                warnings.append(
                    Warning(
                        code: "potential_in_baseline", subject: "\(file), line \(row.line)",
                        message: "'\(row.cells[ledgerClass])' is exploration potential, no resource; it is left out"))
            }
        }
        warnings += try BaselineLine.requireCountedOnce(found, file: file)
        return found.map(\.opening)
    }

    private func readClass(_ row: TextTable.Row) throws -> ClassCode {
        do {
            return try ClassCode.reading(row.cells[ledgerClass])
        } catch let error as GossanError {
            throw GossanError(
                .badData, subject: "\(file), line \(row.line)",
                problem: "has the \(error.subject), which \(error.problem)",
                remedy: error.remedy)
        }
    }

    private func readTonnes(_ row: TextTable.Row) throws -> Double? {
        let text = row.cells[tonnes.column]
        if text.isEmpty || text.lowercased() == "unknown" { return nil }
        guard let value = Double(text), value >= 0, (value * tonnes.factor).isFinite else {
            throw GossanError(
                .badData, subject: "\(file), line \(row.line)", problem: "has the tonnage '\(text)'",
                remedy: "write a number with a decimal point, or leave it empty where it is unknown")
        }
        return value * tonnes.factor
    }
}
