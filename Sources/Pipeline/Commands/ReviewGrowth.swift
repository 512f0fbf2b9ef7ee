import Delivery
import Foundations
import Geodata

/// The growth review of a finished run.
public struct GrowthReport: Sendable {
    /// The ledger and the targets as a table for a person.
    public let text: String
    /// The same for machines.
    public let json: JSONValue
}

/// Reads the growth ledger of a finished run again.
///
/// - Throws: `inputMissing` when the run is not finished or reviewed no growth, `badData` when the ledger is not as the run wrote it.
public func growthReview(runFolder: String) throws -> GrowthReport {
    let run = try FinishedRun(folder: runFolder)
    let record = try run.object("run.json")
    let results = RecordedResults(folder: runFolder, record: record)
    let (table, _) = try readTable(path: try results.path(of: "growth.csv"))
    guard !table.rows.isEmpty else {
        throw GossanError(
            .inputMissing, subject: runFolder, problem: "reviewed no growth",
            remedy: "add a growth section to the config")
    }
    // Runs of earlier versions have no column of units.
    let shown =
        [
            "belt", "series", "class", "item", "target_percent", "unit", "value_q10", "value_q50", "value_q90",
            "value_mean",
        ].filter(table.header.contains)
        + ["left_out", "discovery_left_out"].filter { name in
            guard let place = table.header.firstIndex(of: name) else { return false }
            return table.rows.contains { !$0.cells[place].isEmpty }
        }
    let places = shown.compactMap { table.header.firstIndex(of: $0) }
    let cells = [shown] + table.rows.map { row in places.map { row.cells[$0].isEmpty ? "-" : row.cells[$0] } }
    let widths = shown.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    let lines = cells.map { row in
        zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
    }
    let statements = record.texts("statements").map { "! \($0)" }
    return GrowthReport(
        text: (["Tonnages in Mt, growth in % of the opening, probabilities as shares (unit 1); - is unknown."] + lines
            + statements)
            .map { $0 + "\n" }.joined(),
        json: .array(
            table.rows.map { row in
                .object(
                    zip(table.header, row.cells).map {
                        (key: $0, value: $1.isEmpty ? .null : Double($1).map(JSONValue.number) ?? .text($1))
                    })
            }))
}
