import Foundations
import Geodata

extension FeatureFields {
    /// - Throws: `badData` when a field that the config names is not in the layer.
    func check(in layer: FeatureLayer, input: String) throws {
        let named = [("id", id), ("name", name), ("deposit_model", depositModel)]
        let variables = variables.map { ("fields.\($0.name)", Optional($0.value)) }
        for (option, field) in named + variables {
            guard let field, !layer.fieldNames.contains(field) else { continue }
            throw GossanError(
                .badData, subject: "inputs.\(input).\(option)", problem: "the data have no field '\(field)'",
                remedy: suggestion(for: field, among: layer.fieldNames))
        }
    }
}
