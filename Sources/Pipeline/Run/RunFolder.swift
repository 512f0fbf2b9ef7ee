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
    /// - Parameter results: What the run is to write, relative to the folder.
    /// - Throws: `cannotWrite` when it cannot be made, a folder in it has the name of a result, or files have that no run has left:
    ///   told before anything is computed.
    func make(for results: [String]) throws {
        try ResultFiles(in: self).requireOwn(results)
        for name in results where isFolder(file(name)) { throw AtomicFile.folderInPlace(of: file(name)) }
        for folder in [work, maps] where FileManager.default.fileExists(atPath: folder) && !isFolder(folder) {
            throw GossanError(
                .cannotWrite, subject: folder, problem: "is a file, where a folder is to be",
                remedy: "move it away, or choose another folder with --output DIR")
        }
        for folder in [path, work, maps] {
            try AtomicFile.makeFolder(folder)
            guard access(folder, W_OK) != 0 else { continue }
            throw GossanError(
                .cannotWrite, subject: folder, problem: "may not be written to",
                remedy: "choose a folder that you may write to with --output DIR")
        }
    }

    /// Takes away folders that stand where a file of `work` is to be written; all in `work` may be deleted.
    func clearPlace(of file: String) {
        if isFolder(file) { try? FileManager.default.removeItem(atPath: file) }
    }

    func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// Takes away the results of earlier runs, their record first, so that a folder whose run was broken off holds no `run.json`
    /// and no results that look like those of the new config. Half-written files of runs that were killed go too. What is kept
    /// in `work` stays.
    ///
    /// To be called by the run that holds the folder's lock.
    ///
    /// - Parameter results: What the run is to write, relative to the folder.
    /// - Throws: `GossanError` where the list of results cannot be written.
    func clear(for results: [String]) throws {
        try ResultFiles(in: self).replace(by: results)
        Leftovers(ofTheDeadIn: self).remove()
    }
}
