import Delivery
import Foundation
import Foundations
import Streaming

/// What is told and noted while a run goes on: its stages with their files, warnings and times, and what is kept of them.
struct RunJournal {
    private let prepared: PreparedRun
    private let narrator: Narrator
    private let stageTotal: Int
    private let kept: KeptStages
    private var record: RunRecord
    private var timings: Timings
    private(set) var resume: Resume?
    private(set) var digests: FileDigests
    private var mapRecords: Set<String> = []
    /// The inputs as they were when the run began.
    var inputs = InputVersions()

    /// - Parameters:
    ///   - prepared: The run.
    ///   - narrator: Told how it goes.
    ///   - digests: What is known of files.
    init(_ prepared: PreparedRun, narrator: Narrator, digests: FileDigests) {
        self.prepared = prepared
        self.narrator = narrator
        self.digests = digests
        kept = KeptStages(in: prepared.folder)
        stageTotal = StageList(prepared).stages.count
        record = RunRecord(
            name: prepared.config.name, seed: prepared.seed, libraries: LibraryVersions.all, statements: [])
        timings = Timings(threads: prepared.execution.threads)
    }

    /// The run folder.
    var folder: RunFolder { prepared.folder }

    /// The warnings of all stages so far, each once.
    var warnings: [Warning] { warningsByStage.map(\.warning) }

    /// The same, each with its stage.
    var warningsByStage: [StageWarning] {
        record.stages.flatMap { stage in stage.warnings.map { StageWarning(stage: stage.name, warning: $0) } }
    }

    func tellConfigWarnings() {
        for warning in prepared.loaded.warnings { narrator.warn(warning.description) }
    }

    /// Runs the first stage, after which it is known what of an earlier run can be taken.
    mutating func ingest(_ body: (inout [Warning]) throws -> Survey) throws -> Survey {
        let (survey, found) = try measured("ingest", body)
        let ground = StudiedGround(survey)
        let resume = try Resume(prepared, ground: ground, digests: &digests)
        self.resume = resume
        timings.plan(StageCosts(prepared, survey).all)
        note("ingest", warnings: found, tell: "ok \(lastSeconds) s")
        record.build = resume.build
        record.stages[0].inputs = resume.files.all
        // Told at once, before inputs were read.
        record.stages[0].warnings = distinct(prepared.loaded.warnings + record.stages[0].warnings)
        return survey
    }

    /// Keeps what the first stage found; to be called once the run folder is there.
    mutating func keepIngest(_ survey: Survey) throws {
        try keep("ingest", result: StudiedGround(survey), files: [], warnings: record.stages[0].warnings)
    }

    /// Runs a stage whose result is kept, or takes what an earlier run has kept of it.
    ///
    /// - Parameters:
    ///   - files: The files of the result in the run folder.
    mutating func stage<Result: Codable>(
        _ name: String, files: (Result) -> [String], _ body: (inout [Warning]) throws -> Result
    ) throws -> Result {
        if case .reuse(let earlier)? = resume?[name], let result = try kept.result(of: earlier, as: Result.self) {
            timings.reuse(name)
            note(name, warnings: earlier.warnings, tell: "kept from an earlier run")
            record.stages[record.stages.count - 1].outputs = earlier.outputs
            return result
        }
        let (result, found) = try measured(name, body)
        note(name, warnings: found, tell: "ok \(lastSeconds) s")
        try keep(name, result: result, files: files(result), warnings: found)
        return result
    }

    /// Runs a stage that takes no time.
    mutating func stage<Result>(_ name: String, _ body: (inout [Warning]) throws -> Result) throws -> Result {
        let (result, found) = try measured(name, body)
        note(name, warnings: found, tell: "ok \(lastSeconds) s")
        if StageList(prepared).stages.last != name { try keep(name, result: Int?.none, files: [], warnings: found) }
        return result
    }

    private mutating func measured<Result>(
        _ name: String, _ body: (inout [Warning]) throws -> Result
    ) throws -> (Result, [Warning]) {
        var found: [Warning] = []
        releaseFreeMemory()
        let result = try narrator.during(heading(name)) { try timings.measure(name) { try body(&found) } }
        return (result, found)
    }

    /// Takes over which maps are kept, and what was learned of files.
    mutating func take(_ maps: MapCache) {
        digests = maps.digests
        mapRecords = maps.records
    }

    /// The stages that the user wants to run in any case.
    var forced: [String] { prepared.options.forced }

    private var lastSeconds: String { formatNumber(timings.lastSeconds, decimals: 1) ?? "?" }

    private func heading(_ name: String) -> String { "\(record.stages.count + 1) of \(stageTotal) \(name)" }

    private mutating func note(_ name: String, warnings found: [Warning], tell: String) {
        let reasons =
            StageList.isKept(name) ? (resume?.reasons(of: name) ?? []).filter { $0 != KeptStages.neverRun } : []
        let why = reasons.isEmpty ? "" : " (\(reasons.joined(separator: "; ")))"
        narrator.say("\(heading(name)) ... \(tell)\(why)")
        var seen = Set(warnings)
        let distinct = found.filter { seen.insert($0).inserted }
        for warning in distinct { narrator.warn(warning.description) }
        record.stages.append(
            RunRecord.Stage(
                name: name, key: resume?.keys[name]?.digest ?? "", inputs: [], outputs: [], warnings: distinct))
    }

    private mutating func keep<Result: Encodable>(
        _ name: String, result: Result?, files: [String], warnings: [Warning]
    ) throws {
        let outputs = try files.map { try file($0) }
        record.stages[record.stages.count - 1].outputs = outputs
        guard let key = resume?.keys[name] else { return }
        // Digests are taken once; what an input became since then must not be kept under them.
        try inputs.requireUnchanged()
        try kept.keep(name, key: key, result: result, outputs: outputs, warnings: warnings, digests: &digests)
    }

    /// A file of the last stage in the run folder, with its digest.
    private mutating func file(_ path: String) throws -> RunRecord.File {
        timings.wrote(bytes: try URL(fileURLWithPath: path).size)
        return RunRecord.File(
            path: String(path.dropFirst(prepared.folder.path.count + 1)), sha256: try digests.sha256(ofFile: path))
    }

    /// Writes plan, explanations, timings and last of all the record, whose presence says that the run is complete.
    ///
    /// - Parameters:
    ///   - result: What the run has found.
    ///   - outputs: The files that its last stage wrote, relative to the run folder.
    ///   - summary: What is told at the end, kept for a run that finds everything done.
    mutating func close(_ result: RunResult, outputs: [String], summary: RunSummary) throws {
        let folder = prepared.folder
        record.statements = result.statements
        try AtomicFile.write(resolvedPlan(prepared, record, result.survey).pretty, to: folder.file("plan.json"))
        let explained = try ExplainedRun(
            result, prepared, stages: record.stages, files: resume?.files ?? RunFiles(ofConfig: [], datasets: []))
        try AtomicFile.write(explanations(of: explained), to: folder.file("explanations.json"))
        let written = try (outputs + ["plan.json", "explanations.json"]).map { try file(folder.file($0)) }
        record.stages[record.stages.count - 1].outputs = written
        let text = record.json.pretty
        try inputs.requireUnchanged()
        if let key = resume?.keys["outputs"] {
            try kept.keep(
                "outputs", key: key, result: summary,
                outputs: written + [RunRecord.File(path: "run.json", sha256: Digest.sha256(of: text))],
                warnings: record.stages.last?.warnings ?? [], digests: &digests)
        }
        kept.prune(keeping: mapRecords.union(StageList(prepared).stages))
        folder.clearPlace(of: folder.fileDigests)
        try digests.write(to: folder.fileDigests)
        try AtomicFile.write(timings.json.pretty, to: folder.file("timings.json"))
        try AtomicFile.write(text, to: folder.file("run.json"))
    }
}

private func distinct(_ warnings: [Warning]) -> [Warning] {
    var seen = Set<Warning>()
    return warnings.filter { seen.insert($0).inserted }
}

extension URL {
    fileprivate var size: Int { get throws { try resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0 } }
}
