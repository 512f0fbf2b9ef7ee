import Foundations

/// What a user should know of a config that is right in itself.
func warnings(about config: PipelineConfig, references: [ConfigReference]) -> [Warning] {
    unusedInputs(config, references) + inferredSynthetic(config) + unvalidated(config)
}

private func unusedInputs(_ config: PipelineConfig, _ references: [ConfigReference]) -> [Warning] {
    let used = Set(references.map(\.name) + config.beltInputs.map(\.name))
    return config.inputs.filter { !used.contains($0.name) }.map { input in
        Warning(code: "unused_input", subject: "inputs.\(input.name)", message: "nothing in the config uses it")
    }
}

private func inferredSynthetic(_ config: PipelineConfig) -> [Warning] {
    guard config.syntheticLabel == nil, let input = config.inputs.first(where: { $0.value.about.isSynthetic }) else {
        return []
    }
    return [
        Warning(
            code: "synthetic_input", subject: "inputs.\(input.name)",
            message: "is synthetic, so that every result is labelled synthetic; write 'synthetic: true' at the top")
    ]
}

private func unvalidated(_ config: PipelineConfig) -> [Warning] {
    guard let section = config.prospectivity, section.validation == nil, section.train != nil else { return [] }
    return [
        Warning(
            code: "no_validation", subject: "prospectivity",
            message: "has no 'validate': how well the map predicts will not be known")
    ]
}
