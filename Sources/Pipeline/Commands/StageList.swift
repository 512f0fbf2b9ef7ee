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
