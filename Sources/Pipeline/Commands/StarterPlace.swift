import Delivery
import Foundation
import Foundations

/// A folder that is to be filled all or nothing.
struct StarterPlace {
    /// Its path, without a slash at the end, and such that no command takes it for an option.
    let path: String
    /// Whether it is there, and empty.
    private let isThere: Bool
    /// Folders above it that are not there, the deepest first.
    private let missingParents: [String]

    /// - Throws: `cannotWrite` where a file or a folder with something in it has the name.
    init(_ path: String) throws {
        var trimmed = literalPath(path)
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        guard !trimmed.isEmpty else { throw Self.refusal(path, "an empty text is no folder") }
        self.path = trimmed.hasPrefix("-") ? "./\(trimmed)" : trimmed
        isThere = FileManager.default.fileExists(atPath: self.path)
        missingParents = Self.missing(above: self.path)
        try isThere ? requireEmpty() : requireRoom()
    }

    /// Lets `body` fill a folder beside, which then becomes this one.
    ///
    /// - Parameter watch: Told what to remove on an interrupt.
    func fill(_ watch: InterruptWatch?, _ body: (_ beside: String) throws -> Void) throws {
        let beside = beside
        watch?.guardUnfinished(beside, made: missingParents)
        do {
            try make(missingParents.reversed() + [beside])
            try body(beside)
            try settle(watch) { try isThere ? moveContent(of: beside) : move(beside, to: path) }
        } catch {
            try settle(watch) {
                try? FileManager.default.removeItem(atPath: beside)
                for folder in missingParents { rmdir(folder) }
            }
            guard var failure = error as? GossanError else { throw error }
            // The user knows the folder by its own name.
            failure.subject = failure.subject.replacing(beside, with: path)
            throw failure
        }
    }

    private func settle(_ watch: InterruptWatch?, _ body: () throws -> Void) throws {
        guard let watch else { return try body() }
        try watch.settle(body)
    }

    /// On the same disk as the folder; an empty folder may be a disk of its own, or the one that the user stands in.
    private var beside: String {
        let name = Leftovers.name(of: ProcessInfo.processInfo.processIdentifier, for: isThere ? Self.inside : name)
        return "\(isThere ? path : parent)/\(name)"
    }

    /// What stands for a name where the folder is filled from within.
    private static let inside = "init"

    private var name: String { path.split(separator: "/").last.map(String.init) ?? "" }
    private var parent: String { Self.parent(of: path) }

    private static func parent(of path: String) -> String {
        let parent = folder(of: path)
        return parent.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : parent
    }

    private static func missing(above path: String) -> [String] {
        var missing: [String] = []
        var folder = parent(of: path)
        while folder != ".", folder != "/", !FileManager.default.fileExists(atPath: folder) {
            missing.append(folder)
            folder = parent(of: folder)
        }
        return missing
    }

    /// What an `init` that was killed has left is cleared away.
    private func requireEmpty() throws {
        guard Self.isFolder(path) else { throw Self.refusal(path, "is a file") }
        Leftovers(ofTheDeadIn: path, name: Self.inside).remove()
        let content: [String]
        do {
            content = try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw Self.refusal(path, "cannot be read, so that nobody knows whether it is empty")
        }
        if let first = content.min() { throw Self.refusal(path, "is not empty: it holds '\(first)'") }
    }

    private func requireRoom() throws {
        if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) {
            throw Self.refusal(path, "is a link to '\(target)', which is not there")
        }
        let nearest = Self.parent(of: missingParents.last ?? path)
        guard Self.isFolder(nearest) else {
            throw Self.refusal(path, "cannot be made: '\(nearest)' is a file")
        }
        Leftovers(ofTheDeadIn: parent, name: name).remove()
    }

    private static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    private func make(_ folders: [String]) throws {
        for folder in folders where mkdir(folder, 0o777) != 0 && errno != EEXIST {
            throw Self.refusal(path, "cannot be made: \(String(cString: strerror(errno)))")
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
