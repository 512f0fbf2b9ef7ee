import Foundation
import Foundations
import Geostatistics
import TestSupport

/// A table out of comma-separated text; line numbers as in a file.
func sourceTable(_ name: String, _ text: String) -> SourceTable {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let cells = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    return SourceTable(
        name: name, columns: cells[0],
        rows: cells.dropFirst().enumerated().map { SourceRow(line: $0.offset + 2, cells: $0.element) })
}

/// A table of the shared survey data.
func sharedTable(_ relative: String) throws -> SourceTable {
    let text = try String(contentsOfFile: SharedData.path(relative), encoding: .utf8)
    return sourceTable(relative, text.replacingOccurrences(of: "\r", with: ""))
}

/// Options for one or more measured variables, the rest as usual.
func options(_ variables: String..., change: (inout DrillHoleOptions) -> Void = { _ in }) -> DrillHoleOptions {
    var options = DrillHoleOptions()
    options.variables = variables
    change(&options)
    return options
}

/// What reading a set of tables comes to.
struct Reading {
    var holes: DrillHoleSet?
    var warnings: [Warning] = []
    var error: GossanError?

    init(collar: String, assay: String, survey: String? = nil, _ options: DrillHoleOptions) {
        let tables = DrillHoleTables(
            collar: sourceTable("collar.csv", collar), assay: sourceTable("assay.csv", assay),
            survey: survey.map { sourceTable("survey.csv", $0) })
        do {
            holes = try DrillHoleSet(reading: tables, options: options, warnings: &warnings)
        } catch {
            self.error = error
        }
    }

    /// Codes of the warnings, in order.
    var codes: [String] { warnings.map(\.code) }
    /// Each error as "subject: problem".
    var problems: [String] { (error?.causes ?? []).map { "\($0.subject): \($0.problem)" } }
}
