import Delivery
import Foundations
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

/// One run: the stages in their order. How each is called stands in `RunStages.swift`, what is noted in `RunJournal.swift`.
struct PipelineRun {
    let prepared: PreparedRun
    var journal: RunJournal
    var lock: RunLock?

    init(_ prepared: PreparedRun, narrator: Narrator, lock: RunLock?) {
        self.prepared = prepared
        self.lock = lock
        journal = RunJournal(prepared, narrator: narrator)
    }

    var config: PipelineConfig { prepared.config }
    var folder: RunFolder { prepared.folder }

    mutating func run() throws -> RunSummary {
        journal.tellConfigWarnings()
        let survey = try ingest()
        let area = try StudyArea(survey)
        let layers = try evidence(survey)
        let prospectivity = try prospectivity(survey, area, layers)
        let booked = try BookedOutlines(config.growth?.booked, survey: survey)
        let drilled = try drilled(survey, area, booked)
        let prospects = try prospects(survey, area, layers, prospectivity, drilled, booked)
        let estimate = try estimate(survey, area, prospects, drilled)
        let (ranked, scheme) = try rank(prospects, estimate)
        let growth = try growth(survey, prospects, estimate, booked)
        let statements = prepared.statements(journal.warnings) + (growth?.statements ?? [])
        let result = RunResult(
            config: config, survey: survey, layers: layers, prospectivity: prospectivity, prospects: prospects,
            estimate: estimate, ranked: ranked, scheme: scheme, growth: growth, statements: statements)
        let outputs = try outputs(result)
        try journal.close(result, outputs: outputs)
        return RunReview(result: result, folder: folder, outputs: outputs, warnings: journal.warnings).summary
    }
}
