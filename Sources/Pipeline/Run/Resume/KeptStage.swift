import Delivery
import Foundation
import Foundations

/// A stage that was finished: kept in `work/stages` so that a later run can take its result instead of doing it again.
struct KeptStage: Codable, Sendable {
    /// What decided the result.
    var key: StageKey
    /// Files in the run folder that are the stage's own, with digests.
    var outputs: [RunRecord.File]
    /// The file that holds the result, with its digest; nil where nothing is kept but the files.
    var result: RunRecord.File?
    /// What the user was told.
    var warnings: [Warning]
}

/// The stages of a run folder that were finished.
///
/// A stage is taken again where its key is the same and every file still has its digest. Its record is written last, after its
/// files, so that a run which is killed leaves finished stages or none.
struct KeptStages {
    private let folder: RunFolder
    /// Why a stage runs that no earlier run in the folder has finished.
    static let neverRun = "has not run here"

    init(in folder: RunFolder) { self.folder = folder }

    /// The stages of the config that were finished, maps left out, sorted.
    var names: [String] {
        let records = FileManager.default.enumerator(atPath: folder.file("work/stages"))?.compactMap { $0 as? String }
        return (records ?? []).filter { $0.hasSuffix(".json") && !$0.hasPrefix("maps/") }
            .map { String($0.dropLast(".json".count)) }.sorted()
    }

    /// The record of a stage; nil where there is none that can be read.
    func record(of stage: String) -> KeptStage? {
        guard let data = FileManager.default.contents(atPath: folder.file(recordName(stage))) else { return nil }
        return try? JSONDecoder.ofRun(folder).decode(KeptStage.self, from: data)
    }

    /// The record of a stage that needs not run, or else why it runs.
    ///
    /// - Parameters:
    ///   - stage: The stage.
    ///   - key: All that decides its result now.
    ///   - digests: What is known of files.
    ///   - tellsOwn: Whether stages before it are told of only where nothing else has changed.
    func state(
        of stage: String, key: StageKey, digests: inout FileDigests, tellsOwn: Bool = false
    ) -> StageState {
        guard let kept = record(of: stage) else { return .run([Self.neverRun]) }
        if let unknown = key.withoutVersion.first {
            return .run(["input \(unknown.name) tells no version of itself"])
        }
        let changes = key.changes(since: kept.key)
        // Where something of its own has changed, that stages before it run is no news.
        let own = changes.filter { $0.kind != .stage }
        var reasons = (tellsOwn && !own.isEmpty ? own : changes).map(\.words)
        if reasons.isEmpty {
            for file in kept.outputs + [kept.result].compactMap(\.self) {
                if let reason = self.reason(file, &digests) { reasons.append(reason) }
            }
        }
        return reasons.isEmpty ? .reuse(kept) : .run(reasons)
    }

    private func reason(_ file: RunRecord.File, _ digests: inout FileDigests) -> String? {
        let path = folder.file(file.path)
        guard FileManager.default.fileExists(atPath: path) else { return "\(file.path) is gone" }
        return (try? digests.sha256(ofFile: path)) == file.sha256 ? nil : "\(file.path) was changed"
    }

    /// The result of a stage.
    func result<Result: Decodable>(of kept: KeptStage, as type: Result.Type) throws -> Result? {
        guard let file = kept.result, let data = FileManager.default.contents(atPath: folder.file(file.path)) else {
            return nil
        }
        do {
            return try JSONDecoder.ofRun(folder).decode(type, from: data)
        } catch {
            // Its digest agrees, so that this program has written it so.
            throw GossanError(
                .internalFault, subject: folder.file(file.path), problem: "cannot be read again: \(error)",
                remedy: "please report it, and run with --force all")
        }
    }

    /// Keeps a stage that is finished.
    ///
    /// - Parameters:
    ///   - result: What a later run needs of it; nil where its files are all.
    ///   - outputs: Its files in the run folder.
    func keep<Result: Encodable>(
        _ stage: String, key: StageKey, result: Result?, outputs: [RunRecord.File], warnings: [Warning],
        digests: inout FileDigests
    ) throws {
        var kept = KeptStage(key: key, outputs: outputs, result: nil, warnings: warnings)
        for old in record(of: stage)?.outputs ?? []
        where old.path.hasPrefix("work/") && !outputs.map(\.path).contains(old.path) {
            unlink(folder.file(old.path))
        }
        if let result {
            let name = "work/results/\(stage).json"
            folder.clearPlace(of: folder.file(name))
            try AtomicFile.write(try JSONEncoder.ofRun(folder).encode(result), to: folder.file(name))
            kept.result = RunRecord.File(path: name, sha256: try digests.sha256(ofFile: folder.file(name)))
        }
        folder.clearPlace(of: folder.file(recordName(stage)))
        try AtomicFile.write(try JSONEncoder.ofRun(folder).encode(kept), to: folder.file(recordName(stage)))
    }

    /// Removes what is kept of stages that this config has no more.
    func prune(keeping stages: Set<String>) {
        let records =
            FileManager.default.enumerator(atPath: folder.file("work/stages"))?.compactMap { $0 as? String } ?? []
        for name in records where name.hasSuffix(".json") {
            let stage = String(name.dropLast(".json".count))
            guard !stages.contains(stage), let kept = record(of: stage) else { continue }
            unlink(folder.file(recordName(stage)))
            for file in kept.outputs + [kept.result].compactMap(\.self) where file.path.hasPrefix("work/") {
                unlink(folder.file(file.path))
            }
        }
    }

    private func recordName(_ stage: String) -> String { "work/stages/\(stage).json" }
}

/// Whether a stage runs.
enum StageState: Sendable {
    /// What an earlier run found is taken.
    case reuse(KeptStage)
    /// It runs, for these reasons.
    case run([String])
    /// The results rest on it, but they are there, and nothing of it is kept.
    case notNeeded
}
