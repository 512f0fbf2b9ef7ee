import Foundations
import Geodata
import Geostatistics

/// Reads drill holes from their tables.
struct DrillHoleIngest {
    let name: String
    let input: DrillholesInput
    /// Grade variables to look for in the assay table.
    let variables: [String]

    /// Names in `columns` that are no variables.
    private static let structural: Set<String> = [
        "hole", "x", "y", "z", "length", "depth", "from", "to", "at", "azimuth", "dip",
    ]

    /// The holes as their tables give them, in metres.
    ///
    /// - Throws: `GossanError` of every table that cannot be read, and `badData` for what the tables hold.
    func read(warnings: inout [Warning]) throws -> DrillHoleSet {
        let tables = try readTables(&warnings)
        var options = DrillHoleOptions()
        for column in input.tables.columns {
            for name in standardNames(column, in: tables) { options.columns[name] = column.value }
        }
        options.variables = foundVariables(in: tables.assay)
        options.metresPerDepthUnit = input.depthUnit == .feet ? 0.3048 : 1
        options.dip = DrillHoleOptions.DipConvention(rawValue: input.dipConvention.rawValue) ?? .detect
        options.missingTexts += input.missingValues
        options.negativeValues = DrillHoleOptions.NegativeValues(rawValue: input.negativeValues.rawValue) ?? .refuse
        options.possible["density"] = DrillHoleOptions.PossibleValues(
            DensitySection.possible, unit: "t/m3",
            remedy: "densities are in t/m3: divide kg/m3 by 1000; leave the cell empty where none was measured")
        return try DrillHoleSet(reading: tables, options: options, warnings: &warnings)
    }

    /// In `columns`, `depth` is the length of the hole; where `at` is not named and the survey table has a column of that name, or the
    /// collars have none, it is the depth of a survey station too.
    private func standardNames(_ column: NamedValue<String>, in tables: DrillHoleTables) -> [String] {
        guard column.name == "depth" else { return [column.name == "at" ? "depth" : column.name] }
        let named = input.tables.columns.map(\.name)
        func has(_ table: SourceTable) -> Bool {
            table.columns.contains { $0.lowercased() == column.value.lowercased() }
        }
        let isStation = !named.contains("at") && (tables.survey.map { has($0) || !has(tables.collar) } ?? false)
        let isLength = !named.contains("length") && (has(tables.collar) || !isStation)
        return (isLength ? ["length"] : []) + (isStation ? ["depth"] : [])
    }

    private func foundVariables(in assay: SourceTable) -> [String] {
        let named = input.tables.columns.map(\.name).filter { !Self.structural.contains($0) }
        let known = variables + ["mass_recovery", "density"]
        let present = known.filter { variable in
            !named.contains(variable) && assay.columns.contains { $0.lowercased() == variable }
        }
        return named + present
    }

    private func readTables(_ warnings: inout [Warning]) throws -> DrillHoleTables {
        var failures = Failures()
        let collar = try failures.collect { try table(input.tables.collar, &warnings) }
        let assay = try failures.collect { try table(input.tables.assay, &warnings) }
        let survey = try input.tables.survey.flatMap { path in try failures.collect { try table(path, &warnings) } }
        try failures.throwAny(subject: "tables", problem: "tables cannot be read")
        let none = SourceTable(name: "", columns: [], rows: [])
        return DrillHoleTables(collar: collar ?? none, assay: assay ?? none, survey: survey)
    }

    private func table(_ path: ConfigPath, _ warnings: inout [Warning]) throws -> SourceTable {
        let (table, found) = try readTable(path: path.resolved, options: TableReadOptions(encoding: input.encoding))
        warnings += found
        return SourceTable(
            name: path.written, columns: table.header,
            rows: table.rows.map { SourceRow(line: $0.line, cells: $0.cells) })
    }
}
