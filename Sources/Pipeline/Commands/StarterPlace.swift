import Delivery
import Foundation
import Foundations

/// A folder that is to be filled all or nothing.
struct StarterPlace {
    /// Its path, without a slash at the end.
    let path: String
    /// Whether it is there, and empty.
    private let isThere: Bool

    /// - Throws: `cannotWrite` where a file or a folder with something in it has the name.
    init(_ path: String) throws {
        var trimmed = path
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        guard !trimmed.isEmpty else { throw Self.refusal(path, "an empty text is no folder") }
        self.path = trimmed
        var isFolder: ObjCBool = false
        isThere = FileManager.default.fileExists(atPath: trimmed, isDirectory: &isFolder)
        guard isThere else { return }
        guard isFolder.boolValue else { throw Self.refusal(trimmed, "is a file") }
        let content: [String]
        do {
            content = try FileManager.default.contentsOfDirectory(atPath: trimmed)
        } catch {
            throw Self.refusal(trimmed, "cannot be read, so that nobody knows whether it is empty")
        }
        if let first = content.min() { throw Self.refusal(trimmed, "is not empty: it holds '\(first)'") }
    }

    /// Lets `body` fill a folder beside, which then becomes this one.
    ///
    /// - Parameter watch: Told what to remove on an interrupt.
    func fill(_ watch: InterruptWatch?, _ body: (_ beside: String) throws -> Void) throws {
        let beside = beside
        watch?.guardUnfinished(beside)
        defer { watch?.guardUnfinished(nil) }
        do {
            try makeFolder(beside)
            try body(beside)
            try isThere ? moveContent(of: beside) : move(beside, to: path)
        } catch {
            try? FileManager.default.removeItem(atPath: beside)
            throw error
        }
    }

    /// On the same disk as the folder; an empty folder may be a disk of its own, or the one that the user stands in.
    private var beside: String {
        let process = ProcessInfo.processInfo.processIdentifier
        if isThere { return "\(path)/.\(process).tmp" }
        let parent = folder(of: path)
        let name = path.split(separator: "/").last ?? ""
        return (parent.isEmpty || parent == "/" ? parent : parent + "/") + ".\(process).tmp.\(name)"
    }

    private func makeFolder(_ folder: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Self.refusal(path, "cannot be made (\(error.localizedDescription))")
        }
    }

    /// What lies topmost is moved name by name; what has been moved is taken back where one fails.
    private func moveContent(of beside: String) throws {
        var moved: [String] = []
        do {
            for name in try FileManager.default.contentsOfDirectory(atPath: beside).sorted() {
                try move("\(beside)/\(name)", to: "\(path)/\(name)")
                moved.append(name)
            }
        } catch {
            for name in moved { try? FileManager.default.removeItem(atPath: "\(path)/\(name)") }
            throw error
        }
        rmdir(beside)
    }

    private func move(_ beside: String, to target: String) throws {
        guard rename(beside, target) == 0 else { throw diskFailure(target, "cannot be put in its place") }
    }

    private static func refusal(_ path: String, _ problem: String) -> GossanError {
        GossanError(
            .cannotWrite, subject: path, problem: problem,
            remedy: "name a folder that does not exist yet or is empty, where you may write")
    }
}
