import Delivery
import Foundations
import Streaming

/// What is told and noted while a run goes on: its stages with their files, warnings and times.
struct RunJournal {
    private let prepared: PreparedRun
    private let narrator: Narrator
    private let stageTotal: Int
    private var record: RunRecord
    private var timings: Timings
    private var digests = FileDigests()

    init(_ prepared: PreparedRun, narrator: Narrator) {
        self.prepared = prepared
        self.narrator = narrator
        stageTotal = StageList(prepared).stages.count
        record = RunRecord(
            name: prepared.config.name, seed: prepared.seed, libraries: LibraryVersions.all, statements: [])
        timings = Timings(threads: prepared.execution.threads)
    }

    /// The warnings of all stages so far, each once.
    var warnings: [Warning] { record.stages.flatMap(\.warnings) }

    func tellConfigWarnings() {
        for warning in prepared.loaded.warnings { narrator.warn(warning.description) }
    }

    /// Runs one stage, tells of it and notes its warnings.
    mutating func stage<Result>(_ name: String, _ body: (inout [Warning]) throws -> Result) throws -> Result {
        var found: [Warning] = []
        releaseFreeMemory()
        let result = try timings.measure(name) { try body(&found) }
        let seconds = formatNumber(timings.lastSeconds, decimals: 1) ?? "?"
        narrator.say("\(record.stages.count + 1) of \(stageTotal) \(name) ... ok \(seconds) s")
        var seen = Set(warnings)
        let distinct = found.filter { seen.insert($0).inserted }
        for warning in distinct { narrator.warn(warning.description) }
        record.stages.append(
            RunRecord.Stage(name: name, key: key(of: name), inputs: [], outputs: [], warnings: distinct))
        return result
    }

    /// The digest of all that decides the result of a stage.
    private func key(of name: String) -> String {
        let inputs = record.stages.first?.inputs.map { "\($0.path) \($0.identity)" } ?? []
        let parts = [name, GossanVersion.current, "\(prepared.seed)", prepared.loaded.resolved.compact]
        return Digest.sha256(
            of: (parts + LibraryVersions.all.map { $0.name + $0.version } + inputs).joined(separator: "\n"))
    }

    /// Notes what the last stage read.
    mutating func note(inputs: [RunRecord.File]) { record.stages[record.stages.count - 1].inputs = inputs }

    /// Notes what the last stage wrote into the run folder, with digests.
    mutating func note(outputs paths: [String]) throws {
        var files: [RunRecord.File] = []
        for path in paths {
            let name = String(path.dropFirst(prepared.folder.path.count + 1))
            files.append(RunRecord.File(path: name, sha256: try digests.sha256(ofFile: path)))
        }
        record.stages[record.stages.count - 1].outputs = files
    }

    /// Writes plan, explanations, timings and last of all the record, whose presence says that the run is complete.
    ///
    /// - Parameters:
    ///   - result: What the run has found.
    ///   - outputs: The files that its last stage wrote, relative to the run folder.
    mutating func close(_ result: RunResult, outputs: [String]) throws {
        let folder = prepared.folder
        record.statements = result.statements
        try AtomicFile.write(resolvedPlan(prepared, record, result.survey).pretty, to: folder.file("plan.json"))
        try AtomicFile.write(explanations(of: result).pretty, to: folder.file("explanations.json"))
        try note(outputs: (outputs + ["plan.json", "explanations.json"]).map(folder.file))
        try AtomicFile.write(timings.json.pretty, to: folder.file("timings.json"))
        try AtomicFile.write(record.json.pretty, to: folder.file("run.json"))
    }
}
