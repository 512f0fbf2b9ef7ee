import Foundations

extension RunChecks {
    /// Classes that the config names are there, as far as that is known before anything is computed.
    ///
    /// - Throws: `configuration` for a class that a layer does not have.
    func checkClassNames(_ layer: NamedValue<EvidenceLayer>) throws {
        let path = "evidence.\(layer.name)"
        if let source = layer.value.operation.readsClasses, let (key, names) = layer.value.operation.namedClasses {
            try require(names, of: source, at: "\(path).\(key)")
        }
        try require(layer.value.treatment.transforms.first, of: layer.name, at: path + ".transform")
    }

    /// The same of the memberships of prospectivity.
    func checkClassNames(_ entry: NamedValue<EvidenceTransform>) throws {
        try require(entry.value, of: entry.name, at: "prospectivity.memberships.\(entry.name)")
    }

    private func require(_ transform: EvidenceTransform?, of layer: String, at path: String) throws {
        guard case .fuzzyCategorical(let degrees, _) = transform else { return }
        try require(degrees.map(\.name), of: layer, at: path)
    }

    private func require(_ names: [String], of layer: String, at path: String) throws {
        let known = knownClasses(of: layer)
        let location = prepared.loaded.places.nearest(to: path)
        for name in names { try known.require(name, of: layer, at: path, location) }
    }

    private func knownClasses(of name: String) -> KnownClasses {
        guard let operation = prepared.config.evidence[name: name]?.operation else { return .codes }
        switch operation.classes {
        case .none: return .unknown
        case .own: return operation.knownClasses(survey)
        case .of(let source): return knownClasses(of: source)
        }
    }
}
