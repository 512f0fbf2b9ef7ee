import Delivery
import Foundation
import Foundations

/// What a run must know of the ground before it can tell which stages are done: kept by the stage `ingest`.
struct StudiedGround: Codable, Sendable {
    var grid: Grid
    /// The deposit models that the belts name, sorted.
    var depositModels: [String]

    init(_ survey: Survey) {
        grid = survey.grid
        depositModels = Set(survey.belts.compactMap(\.depositModel)).sorted()
    }
}

/// Which stages of a run are taken from an earlier one in the same folder, and why the others run.
///
/// Where the results of the last stage are there, nothing runs. Otherwise inputs are read again, stages whose result is kept
/// are taken where nothing that decides it has changed, and those that take no time are done anew.
struct Resume {
    /// The keys of all stages.
    let keys: StageKeys
    /// The files that the run rests on.
    let files: RunFiles
    /// What tells this build of the program from others.
    let build: String
    /// Whether the results of an earlier run stand as they are.
    let isComplete: Bool
    /// Stages that run because the user says so.
    let forced: Set<String>
    private let states: [String: StageState]

    /// - Parameters:
    ///   - prepared: The config and the run folder.
    ///   - ground: The study grid and the deposit models.
    ///   - digests: What is known of files.
    init(_ prepared: PreparedRun, ground: StudiedGround, digests: inout FileDigests) throws {
        files = RunFiles(
            ofConfig: try prepared.inputFiles.records(&digests),
            datasets: try prepared.dataFiles(depositModels: ground.depositModels))
        build = try ProgramBuild.digest(&digests)
        keys = StageKeys(
            prepared, grid: ground.grid, files: files,
            program: ProgramBuild.words(version: GossanVersion.current, build: build))
        let kept = KeptStages(in: prepared.folder)
        let forced = try Self.forced(prepared.options.forced, keys)
        self.forced = forced
        func state(_ stage: String, _ key: StageKey) -> StageState {
            if forced.contains(stage) { return .run(["--force asks for it"]) }
            return kept.state(of: stage, key: key, digests: &digests, tellsOwn: stage == "outputs")
        }
        var states: [String: StageState] = [:]
        for (stage, key) in keys.all.reversed() {
            if stage == "outputs" {
                states[stage] = state(stage, key)
            } else if case .reuse? = states["outputs"] {
                states[stage] = kept.record(of: stage).map { .reuse($0) } ?? .notNeeded
            } else if StageList.isKept(stage) {
                states[stage] = state(stage, key)
            } else {
                states[stage] = .run([
                    stage == "ingest" ? "inputs are read again" : "takes no time; nothing of it is kept"
                ])
            }
        }
        self.states = states
        isComplete = if case .reuse? = states["outputs"] { true } else { false }
    }

    /// Whether a stage runs.
    subscript(stage: String) -> StageState { states[stage] ?? .run([KeptStages.neverRun]) }

    /// Why a stage runs; nil where it does not.
    func reasons(of stage: String) -> [String]? {
        if case .run(let reasons) = self[stage] { return reasons }
        return nil
    }

    /// The stages named, and all that rest on them.
    private static func forced(_ names: [String], _ keys: StageKeys) throws -> Set<String> {
        let stages = keys.all.map(\.stage)
        if names.contains("all") { return Set(stages) }
        if let unknown = names.first(where: { !stages.contains($0) }) {
            throw GossanError(
                .usage, subject: "--force", problem: "'\(unknown)' is no stage of this config",
                remedy: suggestion(for: unknown, among: ["all"] + stages))
        }
        var forced = Set(names)
        for (stage, key) in keys.all where key.parts.contains(where: { $0.kind == .stage && forced.contains($0.name) })
        {
            forced.insert(stage)
        }
        return forced
    }
}

/// What tells this build of the program from another.
enum ProgramBuild {
    /// The start of the digest of the program itself, for development goes on between versions.
    static func digest(_ digests: inout FileDigests) throws -> String {
        String(try digests.sha256(ofFile: Bundle.main.executablePath ?? "/proc/self/exe").prefix(12))
    }

    /// `0.1.0 (build 3f2a9c01ab12)`: the version with the build; without it where a record does not tell it.
    static func words(version: String, build: String) -> String {
        build.isEmpty ? version : "\(version) (build \(build))"
    }
}
