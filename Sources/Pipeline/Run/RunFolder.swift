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

    /// Makes the folder and takes away the record of an earlier run, so that a folder whose run was broken off holds
    /// no `run.json`.
    public func prepare() throws {
        for folder in [path, work, maps] { try AtomicFile.makeFolder(folder) }
        unlink(file("run.json"))
    }
}
