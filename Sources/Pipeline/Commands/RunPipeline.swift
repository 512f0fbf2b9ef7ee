import Delivery
import Foundations
import Resources
import Streaming

/// Runs a pipeline from config to results, or from where an earlier run in the same folder has come to.
///
/// - Parameters:
///   - options: What the command line says.
///   - narrator: Told how it goes.
///   - watch: Told which folder to tidy up on an interrupt.
/// - Throws: `GossanError` of the first stage that fails, the run folder then holds no `run.json`; `tryAgain` when another
///   run writes into the folder, or an input changes meanwhile.
public func runPipeline(_ options: RunOptions, narrator: Narrator, watch: InterruptWatch? = nil) throws -> RunSummary {
    var prepared = try PreparedRun(options)
    prepared.execution.report = narrator.take
    watch?.guardFolder(prepared.folder)
    if options.unlocks { try RunLock.take(from: prepared.folder.path) }
    // Where the folder is there already, a second run is turned away before it reads its inputs.
    let isThere = try prepared.folder.exists()
    let lock = Result { try isThere ? RunLock(in: prepared.folder.path) : nil }
    // A folder that may only be read can hold all that is asked for.
    if case .failure(let failure) = lock, (failure as? GossanError)?.kind != .cannotWrite { throw failure }
    var digests = FileDigests(readingFrom: prepared.folder.fileDigests)
    if isThere, let finished = try finishedRun(prepared, &digests) {
        narrator.say("nothing to do: no input, option or program has changed; --force all runs everything again")
        return finished
    }
    var run = PipelineRun(prepared, narrator: narrator, lock: try lock.get(), digests: digests)
    return try prepared.loaded.places.locating { try run.run() }
}

/// What the run in the folder has found, where it is finished and stands as it is; no input is opened.
private func finishedRun(_ prepared: PreparedRun, _ digests: inout FileDigests) throws -> RunSummary? {
    let kept = KeptStages(in: prepared.folder)
    guard let ingest = kept.record(of: "ingest"), let ground = try? kept.result(of: ingest, as: StudiedGround.self),
        let resume = try? Resume(prepared, ground: ground, digests: &digests), resume.isComplete,
        let outputs = kept.record(of: "outputs"), let summary = try? kept.result(of: outputs, as: RunSummary.self)
    else { return nil }
    // They save time alone.
    try? digests.write(to: prepared.folder.fileDigests)
    return summary.told(of: prepared.folder)
}

/// One run: the stages in their order. How each is called stands in `RunStages.swift`, what is noted in `RunJournal.swift`.
struct PipelineRun {
    let prepared: PreparedRun
    var journal: RunJournal
    /// Threads, and the memory that is left once the inputs are read.
    var execution: Execution
    var lock: RunLock?

    init(_ prepared: PreparedRun, narrator: Narrator, lock: RunLock?, digests: FileDigests) {
        self.prepared = prepared
        execution = prepared.execution
        self.lock = lock
        journal = RunJournal(prepared, narrator: narrator, digests: digests)
    }

    var config: PipelineConfig { prepared.config }
    var folder: RunFolder { prepared.folder }

    mutating func run() throws -> RunSummary {
        journal.tellConfigWarnings()
        journal.inputs = InputVersions(prepared.inputFiles)
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
            estimate: estimate, ranked: ranked, scheme: scheme, growth: growth, statements: statements,
            warnings: journal.warningsByStage)
        let outputs = try outputs(result)
        let review = RunReview(result: result, outputs: outputs, warnings: journal.warnings)
        do {
            try journal.close(result, outputs: outputs, summary: review.summary)
        } catch {
            // What has failed is told, not that this fails too.
            try? folder.clear(for: config.resultFiles)
            throw error
        }
        return review.summary.told(of: folder)
    }
}
