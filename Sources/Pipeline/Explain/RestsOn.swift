import Delivery
import Foundations

/// What the places and the figures of prospects rest on, those outlined by holes or those of the map: layers, inputs, options and stages of the run.
struct RestsOn: Sendable {
    /// Evidence layers that the score is made of, with those that they are made from, in the order of the config.
    let layers: [String]
    /// Inputs, in the order of the config.
    let inputs: [String]
    /// Those of them that more than the outline rests on; of a prospect of the map the outline leaves out ground that holes have tested.
    let figureInputs: [String]
    /// Sections and options of the config, as key paths.
    let sections: [String]
    /// Stages whose results it takes up.
    let stages: [String]
    /// Whether the prospectivity model has a say in its place or tonnage.
    let usesModel: Bool

    /// - Parameters:
    ///   - origin: What outlines them.
    ///   - result: What the run has found.
    ///   - prepared: The config.
    init(_ origin: Prospect.Origin, _ result: RunResult, _ prepared: PreparedRun) {
        let isDrilled = origin == .drilled
        let isRankedByScore = result.scheme.criteria.contains { $0.name == "prospectivity" }
        usesModel = result.prospectivity != nil && (!isDrilled || isRankedByScore)
        layers = usesModel ? Self.layers(result, prepared) : []
        let evidence = layers.map { "evidence.\($0)" }
        let map = usesModel ? evidence + ["prospectivity", "prospects"] : []
        let common = ["estimate.mining", "estimate.processing", "estimate.study", "rank"]
        let drilled = ["estimate.drilled", "estimate.density", "estimate.cutoff", "estimate.categories"]
        let own = ["seed", "grid"] + map + (isDrilled ? drilled : ["estimate.undrilled"]) + common
        let referred = prepared.loaded.references.filter { reference in
            own.contains { reference.path == $0 || reference.path.hasPrefix($0 + ".") }
        }
        let used = Set(referred.map(\.name) + prepared.config.beltInputs.map(\.name))
        let names = prepared.config.inputs.map(\.name)
        figureInputs = names.filter(used.contains)
        let holes = prepared.config.estimate?.drilled?.holes
        inputs = names.filter { used.contains($0) || $0 == holes }
        sections = own + inputs.map { "inputs.\($0)" }
        stages =
            (usesModel ? layers.map { "evidence/\($0)" } + ["prospectivity", "prospects"] : [])
            + (isDrilled ? ["estimate/drilled"] : [])
    }

    /// Layers of the ranking model and those that they read.
    private static func layers(_ result: RunResult, _ prepared: PreparedRun) -> [String] {
        var wanted = Set(result.prospectivity?.model.layerNames ?? [])
        // In the order in which they are made, those that a layer reads come before it.
        for layer in EvidenceStage.order(prepared.config.evidence).reversed() where wanted.contains(layer.name) {
            wanted.formUnion(layer.value.operation.reads)
        }
        return prepared.config.evidence.map(\.name).filter(wanted.contains)
    }

    var json: JSONValue {
        .object([
            ("layers", .array(layers.map(JSONValue.text))), ("inputs", .array(inputs.map(JSONValue.text))),
            ("options", .array(sections.map(JSONValue.text))), ("stages", .array(stages.map(JSONValue.text))),
        ])
    }
}
