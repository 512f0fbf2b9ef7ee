import Foundations

/// What a user should know of a config that is right in itself.
func warnings(about config: PipelineConfig, unused: [String]) -> [Warning] {
    unused.map { Warning(code: "unused_input", subject: "inputs.\($0)", message: "nothing in the config uses it") }
        + inferredSynthetic(config) + unvalidated(config) + fewRealizations(config)
}

/// The inputs, in their order, to which no option refers, which give no belts, and around which no grid is laid.
func unusedInputs(of config: PipelineConfig, _ references: [ConfigReference]) -> [String] {
    var used = Set(references.map(\.name) + config.beltInputs.map(\.name))
    if config.grid == nil, let holes = config.drillHoleInputs.first { used.insert(holes.name) }
    return config.inputs.map(\.name).filter { !used.contains($0) }
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

/// A tenth of fewer realizations is less than one, so that the 10 and 90 % quantiles mean nothing.
let fewestRealizations = 10

private func fewRealizations(_ config: PipelineConfig) -> [Warning] {
    let drilled = config.estimate?.drilled.flatMap { $0.method == .simulation ? $0.realizations : nil }
    let counts = [("drilled", drilled), ("undrilled", config.estimate?.undrilled?.realizations)]
    return counts.compactMap { part, count in
        guard let count, count < fewestRealizations else { return nil }
        return Warning(
            code: "few_realizations", subject: "estimate.\(part).realizations",
            message:
                "is \(count): a tenth of fewer than \(fewestRealizations) realizations is less than one, so that the quantiles mean nothing"
        )
    }
}
