import Delivery
import Foundation
import Foundations
import Geodata
import Rasters
import Resources

/// What a finished run has to say.
public struct RunSummary: Sendable {
    /// The lines for a person.
    public let text: String
    /// The same for machines.
    public let json: JSONValue
}

/// Runs a pipeline from config to results.
///
/// - Parameters:
///   - options: What the command line says.
///   - narrator: Told how it goes.
///   - watch: Told which folder to tidy up on an interrupt.
/// - Throws: `GossanError` of the first stage that fails, the run folder then holds no `run.json`; `tryAgain` when another
///   run writes into the folder.
public func runPipeline(_ options: RunOptions, narrator: Narrator, watch: InterruptWatch? = nil) throws -> RunSummary {
    let prepared = try PreparedRun(options)
    watch?.guardFolder(prepared.folder)
    // Where the folder is there already, a second run is turned away before it reads its inputs.
    let lock = try prepared.folder.exists ? RunLock(in: prepared.folder.path) : nil
    var run = PipelineRun(prepared, narrator: narrator, lock: lock)
    return try run.run()
}

/// One run: the stages in their order.
struct PipelineRun {
    let prepared: PreparedRun
    let narrator: Narrator
    let folder: RunFolder
    private var record: RunRecord
    private var timings: Timings
    private var stageCount = 0
    private let stageTotal: Int
    private var lock: RunLock?

    init(_ prepared: PreparedRun, narrator: Narrator, lock: RunLock?) {
        self.prepared = prepared
        self.narrator = narrator
        self.lock = lock
        folder = prepared.folder
        record = RunRecord(
            name: prepared.config.name, seed: prepared.seed, libraries: LibraryVersions.all, statements: [])
        timings = Timings(threads: prepared.execution.threads)
        stageTotal = StageList(prepared).stages.count
    }

    mutating func run() throws -> RunSummary {
        let config = prepared.config
        for warning in prepared.loaded.warnings { narrator.warn(warning.description) }
        let survey = try ingest()
        let area = try StudyArea(survey)
        let layers = try evidence(survey)
        let prospectivity = try prospectivity(survey, area, layers)
        let booked = try BookedOutlines(config.growth?.booked, survey: survey)
        let drilled = try drilled(survey, area, booked)
        let prospects = try prospects(survey, area, layers, prospectivity, drilled, booked)
        let estimate = try estimate(survey, area, prospects, drilled)
        let (ranked, scheme) = try stage("rank") { warnings in
            try RankStage(section: config.rank, estimate: estimate, prospects: prospects.prospects).run(
                warnings: &warnings)
        }
        let growth = try growth(survey, prospects, estimate, booked)
        record.statements = prepared.statements(record.stages.flatMap(\.warnings)) + (growth?.statements ?? [])
        let result = RunResult(
            config: config, survey: survey, layers: layers, prospectivity: prospectivity, prospects: prospects,
            estimate: estimate, ranked: ranked, scheme: scheme, growth: growth, statements: record.statements)
        let outputs = try stage("outputs") { [folder] warnings in
            let stage = OutputsStage(result: result, folder: folder)
            let written = try stage.run()
            warnings += try stage.warnings()
            return written
        }
        try finish(result, outputs)
        return RunReview(
            result: result, folder: folder, outputs: outputs, warnings: record.stages.flatMap(\.warnings)
        ).summary
    }

    /// Runs one stage, tells of it and notes its warnings.
    private mutating func stage<Result>(_ name: String, _ body: (inout [Warning]) throws -> Result) throws -> Result {
        stageCount += 1
        var warnings: [Warning] = []
        let result = try timings.measure(name) { try body(&warnings) }
        narrator.say(
            "\(stageCount) of \(stageTotal) \(name) ... ok \(formatNumber(timings.lastSeconds, decimals: 1) ?? "?") s")
        var seen = Set(record.stages.flatMap(\.warnings))
        let distinct = warnings.filter { seen.insert($0).inserted }
        for warning in distinct { narrator.warn(warning.description) }
        record.stages.append(
            RunRecord.Stage(name: name, key: key(of: name), inputs: [], outputs: [], warnings: distinct))
        return result
    }

    /// The digest of all that decides the result of a stage.
    private func key(of name: String) -> String {
        let inputs = record.stages.first?.inputs.map { "\($0.path) \($0.sha256)" } ?? []
        let parts = [name, GossanVersion.current, "\(prepared.seed)", prepared.loaded.resolved.compact]
        return Digest.sha256(
            of: (parts + LibraryVersions.all.map { $0.name + $0.version } + inputs).joined(separator: "\n"))
    }

    private mutating func ingest() throws -> Survey {
        let survey = try stage("ingest") { [prepared] warnings in
            let survey = try SurveyReader(config: prepared.config, variables: prepared.variables).read()
            warnings += survey.warnings
            let checks = RunChecks(prepared: prepared, survey: survey)
            // What the data files lack is told by the stages that use them.
            _ = try checks.run()
            warnings += try checks.sense()
            _ = try InputCoverage(survey, config: prepared.config).lines()
            return survey
        }
        try prepared.inputFiles.requireApart(from: folder)
        try folder.make()
        if lock == nil { lock = try RunLock(in: folder.path) }
        folder.clear()
        record.stages[0].inputs = try prepared.inputFiles.digests() + prepared.dataFiles(belts: survey.belts)
        return survey
    }

    private mutating func evidence(_ survey: Survey) throws -> [EvidenceRecord] {
        let maker = EvidenceStage(
            config: prepared.config, survey: survey, folder: folder, execution: prepared.execution)
        var finished: [String: EvidenceRecord] = [:]
        for layer in EvidenceStage.order(prepared.config.evidence) {
            finished[layer.name] = try stage("evidence/\(layer.name)") { warnings in
                let made = try maker.make(layer, after: finished)
                warnings += made.warnings
                return made
            }
            try recordOutputs([finished[layer.name]?.path].compactMap(\.self))
        }
        return prepared.config.evidence.compactMap { finished[$0.name] }
    }

    private mutating func prospectivity(
        _ survey: Survey, _ area: StudyArea, _ layers: [EvidenceRecord]
    ) throws -> ProspectivityResult? {
        guard let section = prepared.config.prospectivity else { return nil }
        let result = try stage("prospectivity") { [prepared, folder] warnings in
            let result = try ProspectivityStage(
                section: section, seed: prepared.seed, survey: survey, area: area, layers: layers, folder: folder,
                metadata: prepared.config.mapMetadata, execution: prepared.execution
            ).run()
            warnings += result.warnings
            return result
        }
        try recordOutputs(
            [result.score.path] + result.comparisons.map(\.score.path) + (result.deviation.map { [$0.path] } ?? []))
        return result
    }

    /// Notes what the last stage wrote into the run folder, with digests.
    private mutating func recordOutputs(_ paths: [String]) throws {
        record.stages[record.stages.count - 1].outputs = try paths.map {
            RunRecord.File(path: String($0.dropFirst(folder.path.count + 1)), sha256: try Digest.sha256(ofFile: $0))
        }
    }

    private mutating func drilled(
        _ survey: Survey, _ area: StudyArea, _ booked: BookedOutlines
    ) throws -> DrilledResult? {
        guard let estimate = prepared.config.estimate, let section = estimate.drilled else { return nil }
        let binding = try self.binding(estimate)
        return try stage("estimate/drilled") { [prepared] warnings in
            let result = try DrilledStage(
                section: section, binding: binding, survey: survey, area: area, booked: booked,
                seed: prepared.seed, execution: prepared.execution
            ).run()
            warnings += result.warnings
            return result
        }
    }

    private mutating func prospects(
        _ survey: Survey, _ area: StudyArea, _ layers: [EvidenceRecord], _ prospectivity: ProspectivityResult?,
        _ drilled: DrilledResult?, _ booked: BookedOutlines
    ) throws -> ProspectSet {
        let config = prepared.config
        let known = KnownDeposits(survey, input: config.prospects?.known ?? config.prospectivity?.train, config: config)
        let outlined = (drilled?.prospects ?? []).map { prospect in
            var prospect = prospect
            prospect.nearestKnown = known.nearest(to: prospect.polygons)
            return prospect
        }
        guard let prospectivity, let section = config.prospects else {
            let none = Array(repeating: BeltGround(), count: survey.belts.count)
            return ProspectSet(prospects: outlined, threshold: nil, ground: none, warnings: [])
        }
        let tested = drilled.map { FeatureRasterizer([.polygons($0.testedGround)], grid: survey.grid) }
        return try stage("prospects") { [prepared] warnings in
            let ground = try UndrilledGround(
                known: try knownGround(
                    of: config.knownGroundInput.flatMap { survey.layers[$0] }, radiusMetres: config.knownRadiusMetres),
                booked: booked.ground,
                excluded: try survey.ground(of: config.estimate?.mining?.exclusion), grid: survey.grid)
            let result = try ProspectsStage(
                section: section, config: config, survey: survey, area: area, layers: layers,
                prospectivity: prospectivity, drilledProspects: outlined, drilled: tested, ground: ground,
                execution: prepared.execution
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

    private mutating func estimate(
        _ survey: Survey, _ area: StudyArea, _ prospects: ProspectSet, _ drilled: DrilledResult?
    ) throws -> EstimateResult? {
        guard let section = prepared.config.estimate else { return nil }
        let binding = try self.binding(section)
        return try stage("estimate") { [prepared] warnings in
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

    private mutating func growth(
        _ survey: Survey, _ prospects: ProspectSet, _ estimate: EstimateResult?, _ booked: BookedOutlines
    ) throws -> GrowthResult? {
        guard let section = prepared.config.growth else { return nil }
        return try stage("growth") { [prepared] warnings in
            let result = try GrowthStage(
                section: section, survey: survey, prospects: prospects, estimate: estimate, booked: booked,
                mining: prepared.config.estimate?.mining, study: prepared.config.estimate?.study ?? .none,
                seed: prepared.seed
            ).run()
            warnings += result.warnings
            return result
        }
    }

    /// Writes plan, timings and last of all the record, whose presence says that the run is complete.
    private mutating func finish(_ result: RunResult, _ outputs: [String]) throws {
        try AtomicFile.write(resolvedPlan(result).pretty, to: folder.file("plan.json"))
        try AtomicFile.write(explanations(of: result).pretty, to: folder.file("explanations.json"))
        try recordOutputs((outputs + ["plan.json", "explanations.json"]).map(folder.file))
        try AtomicFile.write(timings.json.pretty, to: folder.file("timings.json"))
        try AtomicFile.write(record.json.pretty, to: folder.file("run.json"))
    }

    private func resolvedPlan(_ result: RunResult) -> JSONValue {
        let grid = result.survey.grid
        return .object([
            ("gossan", .text(GossanVersion.current)), ("config", prepared.loaded.resolved),
            (
                "grid",
                .object([
                    ("crs", .text(grid.crs)), ("origin", .array([.number(grid.origin.x), .number(grid.origin.y)])),
                    ("cell", .array([.number(grid.cellWidth), .number(grid.cellHeight)])),
                    ("columns", .integer(grid.columns)), ("rows", .integer(grid.rows)),
                ])
            ),
            ("stages", .array(record.stages.map { .text($0.name) })),
            (
                "coordinate_operations",
                .object(result.survey.operations.map { (key: $0.input, value: .text($0.operation)) })
            ),
            (
                "inputs",
                .array(
                    record.stages[0].inputs.map {
                        .object([("path", .text($0.path)), ("sha256", .text($0.sha256))])
                    })
            ),
        ])
    }
}
