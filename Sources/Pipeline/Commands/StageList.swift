/// The stages that a config asks for, in order.
struct StageList {
    /// Their names: `ingest`, `evidence/fault_distance`, ...
    let stages: [String]

    init(_ prepared: PreparedRun) {
        let config = prepared.config
        var stages = ["ingest"] + EvidenceStage.order(config.evidence).map { "evidence/\($0.name)" }
        if config.prospectivity != nil { stages.append("prospectivity") }
        if config.estimate?.drilled != nil { stages.append("estimate/drilled") }
        if config.prospectivity != nil, config.prospects != nil { stages.append("prospects") }
        if config.estimate != nil { stages.append("estimate") }
        stages.append("rank")
        if config.growth != nil { stages.append("growth") }
        self.stages = stages + ["outputs"]
    }

    /// Whether the result of a stage is kept for later runs: of those that take time.
    static func isKept(_ stage: String) -> Bool {
        stage.hasPrefix("evidence/") || ["prospectivity", "estimate/drilled", "prospects"].contains(stage)
    }
}

/// The stages of the config that a command line names, for the completion of shells: `all` alone where it cannot be read.
///
/// - Parameter words: The words of the command line.
public func stageNames(in words: [String]) -> [String] {
    let config = words.first { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
    guard let config, let prepared = try? PreparedRun(RunOptions(config: config)) else { return ["all"] }
    return ["all"] + StageList(prepared).stages
}
