import Foundations

/// Checks that codes of classes are not taken for quantities: a mean or a slope of them means nothing.
func checkClasses(_ config: PipelineConfig, notes: inout ReadingNotes) {
    for layer in config.evidence {
        func refuse(_ problem: String, remedy: String) {
            notes.refuse("evidence.\(layer.name)", problem, remedy: remedy, at: layer.location)
        }
        let operation = layer.value.operation
        if let source = operation.calculatesWith, config.holdsClasses(source) {
            refuse(
                "would calculate with the class codes of '\(source)'",
                remedy: "name a layer of quantities, or make one with 'presence'")
        }
        if case .of(let source) = operation.classes, operation is FocalEvidence, !config.holdsClasses(source) {
            refuse(
                "takes the majority of '\(source)', which holds quantities",
                remedy: "use 'statistic: median', or write 'kind: classes' in the input if its values are codes")
        }
    }
}

extension PipelineConfig {
    /// Whether a layer or raster holds codes of classes.
    func holdsClasses(_ name: String) -> Bool {
        var name = name
        var seen: Set<String> = []
        while let layer = evidence[name: name] {
            // Layers that are made from themselves are refused elsewhere.
            guard layer.treatment.transform == nil, seen.insert(name).inserted else { return false }
            switch layer.operation.classes {
            case .none: return false
            case .own: return true
            case .of(let source): name = source
            }
        }
        if case .raster(let raster) = inputs[name: name] { return raster.kind == .classes }
        return false
    }
}
