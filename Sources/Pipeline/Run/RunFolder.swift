import Delivery
import Foundation
import Foundations

/// The folder that holds the results of one run.
public struct RunFolder: Sendable {
    /// The folder's path.
    public let path: String

    /// - Parameter path: The folder's path.
    public init(path: String) { self.path = literalPath(path) }

    /// Cached intermediates; may be deleted.
    public var work: String { path + "/work" }
    /// Final maps.
    public var maps: String { path + "/maps" }

    /// The path of a file in the folder.
    public func file(_ relative: String) -> String { path + "/" + relative }

    /// Digests of files that were worked out, so that they need not be read again; may be deleted.
    var fileDigests: String { work + "/file-digests.json" }

    /// Whether the folder is there.
    ///
    /// - Throws: `cannotWrite` where a file has its name.
    func exists() throws -> Bool {
        guard FileManager.default.fileExists(atPath: path) else { return false }
        guard isFolder(path) else {
            throw GossanError(
                .cannotWrite, subject: path, problem: "is a file, where the run folder is to be",
                remedy: "choose another folder with --output DIR")
        }
        return true
    }

    /// Whether it holds the results of a finished run.
    var isComplete: Bool { FileManager.default.fileExists(atPath: file("run.json")) && !isFolder(file("run.json")) }

    /// Makes the folder with those in it.
    ///
    /// - Throws: `cannotWrite` when it cannot be made, a folder in it has the name of a result, or files have that no run has left:
    ///   told before anything is computed.
    func make() throws {
        try requireOwnResults()
        for folder in [path, work, maps] { try AtomicFile.makeFolder(folder) }
        for name in Self.resultNames where isFolder(file(name)) { throw AtomicFile.folderInPlace(of: file(name)) }
    }

    /// A run leaves `run.json`, or where it was broken off `work`. Without either, files under the names of results are somebody's.
    private func requireOwnResults() throws {
        guard !isComplete, !isFolder(work) else { return }
        let isThere = { (name: String) in FileManager.default.fileExists(atPath: file(name)) && !isFolder(file(name)) }
        guard let other = resultFiles.first(where: isThere) else { return }
        throw GossanError(
            .cannotWrite, subject: file(other), problem: "has the name of a result, but no run has left it",
            remedy: "choose another folder with --output DIR, or move it away")
    }

    /// Takes away folders that stand where a file of `work` is to be written; all in `work` may be deleted.
    func clearPlace(of file: String) {
        if isFolder(file) { try? FileManager.default.removeItem(atPath: file) }
    }

    private func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// Takes away the results of earlier runs, their record first, so that a folder whose run was broken off holds no `run.json`
    /// and no results that look like those of the new config. Half-written files of runs that were killed go too. What is kept
    /// in `work` stays.
    ///
    /// To be called by the run that holds the folder's lock.
    func clear() {
        let results = resultFiles
        unlink(file("run.json"))
        for name in results { unlink(file(name)) }
        Leftovers(ofTheDeadBelow: path).remove()
    }

    /// The result files of this and of earlier runs, relative to the folder: known names, and what the record of an earlier run
    /// lists. Where a run was broken off, or no record is there, every map counts.
    var resultFiles: [String] {
        let earlierOutputs = earlierOutputs
        guard earlierOutputs.isEmpty else {
            return Self.resultNames + earlierOutputs.filter { !Self.resultNames.contains($0) }
        }
        let maps = (try? FileManager.default.contentsOfDirectory(atPath: maps)) ?? []
        let endings = [".tif", ".tif.aux.xml"]
        let drawn = maps.filter { name in !name.hasPrefix(".") && endings.contains { name.hasSuffix($0) } }.map {
            "maps/" + $0
        }
        return Self.resultNames + drawn
    }

    /// Every file that a run writes beside its maps.
    static let resultNames = [
        "run.json", "plan.json", "timings.json", "explanations.json", "datapackage.json", "prospects.geojson",
        "prospects.gpkg", "prospects.csv", "belts.csv", "growth.csv", "grade_tonnage.csv", "validation.csv",
        "models.csv", "classes.csv", "warnings.csv",
    ]

    /// The result files that the record of an earlier run lists.
    private var earlierOutputs: [String] {
        guard let data = FileManager.default.contents(atPath: file("run.json")),
            let record = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            let stages = record["stages"] as? [[String: Any]]
        else { return [] }
        let files = stages.flatMap { $0["outputs"] as? [[String: Any]] ?? [] }
        return files.compactMap { $0["path"] as? String }.filter {
            !$0.contains("..") && !$0.hasPrefix("/") && !$0.hasPrefix("work/")
        }
    }
}
