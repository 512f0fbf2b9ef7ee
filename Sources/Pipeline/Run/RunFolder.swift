import Delivery
import Foundation
import Foundations

/// The folder that holds the results of one run.
public struct RunFolder: Sendable {
    /// The folder's path.
    public let path: String

    /// - Parameter path: The folder's path.
    public init(path: String) { self.path = path }

    /// Cached intermediates; may be deleted.
    public var work: String { path + "/work" }
    /// Final maps.
    public var maps: String { path + "/maps" }

    /// The path of a file in the folder.
    public func file(_ relative: String) -> String { path + "/" + relative }

    /// Makes the folder and takes away what an earlier run wrote, its record first, so that a folder whose run was
    /// broken off holds no `run.json` and no results that look like those of the new config.
    public func prepare() throws {
        for folder in [path, work, maps] { try AtomicFile.makeFolder(folder) }
        let earlier = earlierOutputs
        unlink(file("run.json"))
        for name in earlier { unlink(file(name)) }
    }

    /// The result files that the record of an earlier run lists.
    private var earlierOutputs: [String] {
        guard let data = FileManager.default.contents(atPath: file("run.json")),
            let record = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
            let stages = record["stages"] as? [[String: Any]]
        else { return [] }
        let files = stages.flatMap { $0["outputs"] as? [[String: Any]] ?? [] }
        return files.compactMap { $0["path"] as? String }.filter { !$0.contains("..") && !$0.hasPrefix("/") }
    }
}
