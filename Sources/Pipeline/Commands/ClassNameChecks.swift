import Foundations

extension RunChecks {
    /// Classes that the config names are there, as far as that is known before anything is computed.
    ///
    /// - Throws: `configuration` for a name that a layer made with `class` does not have.
    func checkClassNames() throws {
        for layer in prepared.config.evidence {
            let path = "evidence.\(layer.name)"
            switch layer.value.operation {
            case let operation as ReclassifyEvidence:
                guard case .table(let table) = operation.rule else { continue }
                try require(table.entries.map(\.name), of: operation.input, at: path + ".values")
            case let operation as BoundaryDistanceEvidence:
                try require(operation.units ?? [], of: operation.input, at: path + ".between")
            default: break
            }
            guard case .fuzzyCategorical(let degrees, _) = layer.value.treatment.transforms.first else { continue }
            try require(degrees.map(\.name), of: layer.name, at: path + ".transform")
        }
    }

    private func require(_ names: [String], of layer: String, at path: String) throws {
        guard let known = classNames(of: layer) else { return }
        for name in names { _ = try classCode(of: name, layer: layer, at: path, names: known) }
    }

    /// The names of a layer's classes; nil where only making it tells.
    private func classNames(of layer: String) -> [String]? {
        guard let map = prepared.config.evidence[name: layer]?.operation as? ClassEvidence else { return nil }
        let features = map.selection.flatMap { survey.selections[$0] } ?? survey.layers[map.input]
        guard let features, features.fieldNames.contains(map.field) else { return nil }
        return map.classNames(of: features)
    }
}
