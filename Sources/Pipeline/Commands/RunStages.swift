import Foundations
import Geodata
import Rasters
import Resources

/// How each stage of a run is called, and what it hands over.
extension PipelineRun {
    mutating func ingest() throws -> Survey {
        let survey = try journal.ingest { [prepared] warnings in
            let survey = try prepared.surveyReader.read()
            warnings += survey.warnings
            // What the data files lack is told by the stages that use them.
            warnings += try RunChecks(prepared: prepared, survey: survey).run().ofGround
            return survey
        }
        execution = prepared.execution(beside: survey)
        try folder.make(for: config.resultFiles)
        if lock == nil { lock = try RunLock(in: folder.path) }
        try folder.clear(for: config.resultFiles)
        try journal.keepIngest(survey)
        return survey
    }

    mutating func evidence(_ survey: Survey) throws -> [EvidenceRecord] {
        let maker = EvidenceStage(
            config: prepared.config, survey: survey, folder: folder, execution: execution)
        var finished: [String: EvidenceRecord] = [:]
        for layer in EvidenceStage.order(prepared.config.evidence) {
            finished[layer.name] = try journal.stage("evidence/\(layer.name)", files: { [$0.path] }) { warnings in
                let made = try maker.make(layer, after: finished)
                warnings += made.warnings
                return made
            }
        }
        return prepared.config.evidence.compactMap { finished[$0.name] }
    }

    mutating func prospectivity(
        _ survey: Survey, _ area: StudyArea, _ layers: [EvidenceRecord]
    ) throws -> ProspectivityResult? {
        guard let section = prepared.config.prospectivity else { return nil }
        return try journal.stage("prospectivity", files: \.maps) { [prepared, folder, execution] warnings in
            let result = try ProspectivityStage(
                section: section, seed: prepared.seed, survey: survey, area: area, layers: layers, folder: folder,
                metadata: prepared.config.mapMetadata, execution: execution
            ).run()
            warnings += result.warnings
            return result
        }
    }

    mutating func drilled(
        _ survey: Survey, _ area: StudyArea, _ booked: BookedOutlines
    ) throws -> DrilledResult? {
        guard let estimate = prepared.config.estimate, let section = estimate.drilled else { return nil }
        let binding = try self.binding(estimate)
        return try journal.stage("estimate/drilled", files: { _ in [] }) { [prepared, execution] warnings in
            let result = try DrilledStage(
                section: section, binding: binding, survey: survey, area: area, booked: booked,
                seed: prepared.seed, execution: execution
            ).run()
            warnings += result.warnings
            return result
        }
    }

    mutating func prospects(
        _ survey: Survey, _ area: StudyArea, _ layers: [EvidenceRecord], _ prospectivity: ProspectivityResult?,
        _ drilled: DrilledResult?, _ booked: BookedOutlines
    ) throws -> ProspectSet {
        let config = config
        let known = KnownDeposits(survey, input: config.prospects?.known ?? config.prospectivity?.train, config: config)
        let outlined = try (drilled?.prospects ?? []).map { try $0.near(known) }
        guard let prospectivity, let section = config.prospects else {
            let none = Array(repeating: BeltGround(), count: survey.belts.count)
            return ProspectSet(prospects: outlined, threshold: nil, ground: none, warnings: [])
        }
        let tested = drilled.map { FeatureRasterizer([.polygons($0.testedGround)], grid: survey.grid) }
        return try journal.stage("prospects", files: { _ in [] }) { [execution] warnings in
            let ground = try UndrilledGround(config, survey: survey, booked: booked.ground)
            let result = try ProspectsStage(
                section: section, config: config, survey: survey, area: area, layers: layers,
                prospectivity: prospectivity, drilledProspects: outlined, drilled: tested, ground: ground,
                execution: execution
            ).run()
            warnings += result.warnings
            return result
        }
    }

    private func binding(_ estimate: EstimateSection) throws -> CommodityBinding {
        guard let commodity = prepared.commodity else {
            throw GossanError(
                .configuration, subject: "commodity", problem: "is missing, but the config estimates tonnages",
                remedy: "add 'commodity: bauxite' or another name under Datasets/commodities")
        }
        return try CommodityBinding(estimate, commodity: commodity, folders: prepared.folders)
    }

    mutating func estimate(
        _ survey: Survey, _ area: StudyArea, _ prospects: ProspectSet, _ drilled: DrilledResult?
    ) throws -> EstimateResult? {
        guard let section = prepared.config.estimate else { return nil }
        let binding = try self.binding(section)
        return try journal.stage("estimate") { [prepared] warnings in
            var potential: [UndrilledStage.BeltPotential] = []
            if let undrilled = section.undrilled {
                let known = KnownDeposits(
                    survey, input: undrilled.known ?? prepared.config.prospectivity?.train, config: prepared.config)
                potential = try UndrilledStage(
                    section: undrilled, estimate: section, folders: prepared.folders, survey: survey, area: area,
                    prospects: prospects, known: known, tested: drilled?.testedGround ?? [], seed: prepared.seed
                ).run(warnings: &warnings)
            }
            warnings += binding.warnings
            return try EstimateAssembly(
                binding: binding, drilled: drilled, potential: potential, prospects: prospects.prospects,
                warnings: warnings
            ).result()
        }
    }

    mutating func rank(
        _ prospects: ProspectSet, _ estimate: EstimateResult?
    ) throws -> ([RankedProspect], RankingScheme) {
        try journal.stage("rank") { [config] warnings in
            try RankStage(section: config.rank, estimate: estimate, prospects: prospects.prospects).run(
                warnings: &warnings)
        }
    }

    mutating func growth(
        _ survey: Survey, _ prospects: ProspectSet, _ estimate: EstimateResult?, _ booked: BookedOutlines
    ) throws -> GrowthResult? {
        guard let section = prepared.config.growth else { return nil }
        return try journal.stage("growth") { [prepared] warnings in
            let result = try GrowthStage(
                section: section, survey: survey, prospects: prospects, estimate: estimate, booked: booked,
                mining: prepared.config.estimate?.mining, study: prepared.config.estimate?.study ?? .none,
                seed: prepared.seed
            ).run()
            warnings += result.warnings
            return result
        }
    }

    /// The files written, relative to the run folder.
    mutating func outputs(_ result: RunResult) throws -> [String] {
        let stage = OutputsStage(result: result, folder: folder)
        // Maps are looked up in the journal, which a stage that it runs cannot have.
        var maps = MapCache(journal)
        let outputs = try journal.stage("outputs") { warnings in
            let written = try stage.run(&maps)
            warnings += try stage.warnings()
            return written
        }
        journal.take(maps)
        return outputs
    }
}
