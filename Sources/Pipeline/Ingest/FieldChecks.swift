import Foundations
import Geodata

extension FeatureFields {
    /// - Throws: `badData` when a field that the config names is not in the layer.
    func check(in layer: FeatureLayer, input: String) throws {
        let named = [("id", id), ("name", name), ("size", size), ("deposit_model", depositModel)]
        let variables = variables.map { ("fields.\($0.name)", Optional($0.value)) }
        for (option, field) in named + variables {
            guard let field, !layer.fieldNames.contains(field) else { continue }
            throw GossanError(
                .badData, subject: "inputs.\(input).\(option)", problem: "the data have no field '\(field)'",
                remedy: suggestion(for: field, among: layer.fieldNames))
        }
    }
}

/// Looks at the header of a table of points before its coordinates are read.
struct CoordinateColumnCheck {
    let input: String
    let path: ConfigPath
    let encoding: String?
    let columns: [String]

    /// - Throws: `badData` when a coordinate column is missing or there twice, or a row does not fit the header.
    func run() throws {
        guard ["csv", "tsv", "txt"].contains(path.resolved.split(separator: ".").last?.lowercased() ?? "") else {
            return
        }
        let table = try readTable(path: path.resolved, options: TableReadOptions(encoding: encoding)).table
        for column in columns where !table.header.contains(column) {
            throw GossanError(
                .badData, subject: "inputs.\(input)", problem: "\(path.written) has no column '\(column)'",
                remedy: suggestion(for: column, among: table.header))
        }
    }
}
