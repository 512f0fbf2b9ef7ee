import Foundations

/// Checks that codes of classes are not taken for quantities: a mean or a slope of them means nothing.
func checkClasses(_ config: PipelineConfig, notes: inout ReadingNotes) {
    for layer in config.evidence {
        func refuse(_ problem: String, remedy: String) {
            notes.refuse("evidence.\(layer.name)", problem, remedy: remedy, at: layer.location)
        }
        let operation = layer.value.operation
        for source in operation.calculatesWith where config.holdsClasses(source) {
            refuse(
                "would calculate with the class codes of '\(source)'",
                remedy:
                    "name a layer of quantities, or make one with 'presence', 'reclassify' or a comparison such as"
                    + " '\(source) == 1'")
        }
        if let source = operation.readsClasses, !config.holdsClasses(source) {
            refuse(
                "takes the classes of '\(source)', which holds quantities",
                remedy: "name a layer of classes, or write 'kind: classes' in the input if its values are codes")
        }
        let isMadeOfClasses = config.makesClasses(layer.value)
        for (place, transform) in layer.value.treatment.transforms.enumerated() {
            check(
                transform, of: "evidence.\(layer.name)", classes: isMadeOfClasses && place == 0, layer.location, &notes)
        }
    }
    for entry in config.prospectivity?.memberships ?? [] where config.evidence[name: entry.name] != nil {
        check(
            entry.value, of: "prospectivity.memberships.\(entry.name)", classes: config.holdsClasses(entry.name),
            entry.location, &notes)
    }
}

/// Checks that memberships of classes are for codes of classes, and all other changes for quantities.
private func check(
    _ transform: EvidenceTransform, of path: String, classes: Bool, _ location: SourceLocation,
    _ notes: inout ReadingNotes
) {
    if transform.takesClasses, !classes {
        notes.refuse(
            path, "has memberships of classes, but its values are quantities",
            remedy: "use another transform, or make classes with 'reclassify' first", at: location)
    } else if !transform.takesClasses, classes {
        notes.refuse(
            path, "would calculate with class codes",
            remedy: "write 'fuzzy_categorical' with a degree for each class, or 'reclassify' with a number for each",
            at: location)
    }
}

extension PipelineConfig {
    /// Whether a layer or raster holds codes of classes.
    func holdsClasses(_ name: String) -> Bool {
        var name = name
        var seen: Set<String> = []
        while let layer = evidence[name: name] {
            // Layers that are made from themselves are refused elsewhere.
            guard layer.treatment.transforms.isEmpty, seen.insert(name).inserted else { return false }
            switch layer.operation.classes {
            case .none: return false
            case .own: return true
            case .of(let source): name = source
            }
        }
        if case .raster(let raster) = inputs[name: name] { return raster.kind == .classes }
        return false
    }

    /// Whether the operation of a layer gives codes of classes, whatever is done with them afterwards.
    func makesClasses(_ layer: EvidenceLayer) -> Bool {
        switch layer.operation.classes {
        case .none: false
        case .own: true
        case .of(let source): holdsClasses(source)
        }
    }
}
