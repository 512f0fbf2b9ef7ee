import Foundation
import Foundations

/// The right of one run to write into its folder: the file `run.lock`, which names host and process.
///
/// The file is locked with `flock` for the life of the run, so that taking it is atomic and the lock of a process that died
/// is free again at once, whatever process has its number by then. The name of another host is respected even where
/// its lock cannot be seen, as on some network file systems.
final class RunLock {
    /// The file's name in the run folder.
    static let name = "run.lock"

    private let path: String
    private let descriptor: Int32

    /// - Parameter folder: The run folder, which must exist.
    /// - Throws: `tryAgain` when another run holds it, `cannotWrite` when no file can be made there.
    init(in folder: String) throws {
        path = folder + "/" + Self.name
        descriptor = try Self.take(path, folder)
        ftruncate(descriptor, 0)
        let owner = Array(LockOwner.this.text.utf8)
        guard pwrite(descriptor, owner, owner.count, 0) == owner.count else {
            let failure = diskFailure(folder, "cannot hold the lock of a run")
            close(descriptor)
            throw failure
        }
    }

    deinit {
        // Removed before it is let go: who waits for it then finds that its file has no name, and makes another.
        unlink(path)
        close(descriptor)
    }

    /// Takes away the lock that another run, which is known to have ended, has left in a folder.
    ///
    /// - Throws: `tryAgain` for that of a run on this host that goes on.
    static func take(from folder: String) throws {
        let path = folder + "/" + name
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // Held while the name is removed, so that no run can take it in between.
        let isFree = isFree(descriptor, LOCK_EX, path)
        let owner = LockOwner(path: path)
        if owner.isThisHost, !isFree {
            throw GossanError(
                .tryAgain, subject: folder, problem: "a run is writing into it (\(owner.words))",
                remedy: "wait until it has ended, or end it with Ctrl-C; --force-unlock is for runs that are gone")
        }
        if isSame(descriptor, path) { unlink(path) }
    }

    /// Who holds the lock of a folder, in words; nil where nobody does.
    static func holder(of folder: String) -> String? {
        let path = folder + "/" + name
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        let isFree = isFree(descriptor, LOCK_SH, path)
        let owner = LockOwner(path: path)
        return owner.isThisHost && isFree ? nil : owner.words
    }

    /// Whether the owner on this host has let the file go or has died: locks it, or where the file system has no locks
    /// looks for the process.
    private static func isFree(_ descriptor: Int32, _ operation: Int32, _ path: String) -> Bool {
        if flock(descriptor, operation | LOCK_NB) == 0 { return true }
        return errno != EWOULDBLOCK && errno != EINTR && !LockOwner(path: path).isAlive
    }

    /// Removes the lock of this process from a folder, for the end by a signal.
    static func remove(from folder: String) {
        let path = folder + "/" + name
        if LockOwner(path: path) == .this { unlink(path) }
    }

    private static func take(_ path: String, _ folder: String) throws -> Int32 {
        while true {
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else { throw diskFailure(folder, "cannot hold the lock of a run") }
            let isFree = isFree(descriptor, LOCK_EX, path)
            let owner = LockOwner(path: path)
            guard isFree, owner.isThisHost else {
                close(descriptor)
                throw held(folder, path, by: owner)
            }
            if isSame(descriptor, path) { return descriptor }
            close(descriptor)
        }
    }

    /// Whether the open file is still the one of that name.
    private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
        var opened = stat()
        var named = stat()
        return fstat(descriptor, &opened) == 0 && stat(path, &named) == 0 && opened.st_ino == named.st_ino
            && opened.st_dev == named.st_dev
    }

    private static func held(_ folder: String, _ path: String, by owner: LockOwner) -> GossanError {
        GossanError(
            .tryAgain, subject: folder, problem: "another run is writing into this folder (\(owner.words))",
            remedy: owner.isThisHost
                ? "wait until it has ended, or choose another folder with --output DIR"
                : "wait until it has ended, or choose another folder with --output DIR; if that run is gone, give --force-unlock"
        )
    }
}

/// Who holds a lock, as its file says.
private struct LockOwner: Equatable {
    let host: String
    let process: Int32

    static var this: LockOwner {
        LockOwner(host: ProcessInfo.processInfo.hostName, process: ProcessInfo.processInfo.processIdentifier)
    }

    private init(host: String, process: Int32) { (self.host, self.process) = (host, process) }

    /// An empty host stands for a file that says nothing, whose owner died before it could write.
    init(path: String) {
        let text = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
        let words = text.split(whereSeparator: \.isWhitespace)
        self.init(host: words.first.map(String.init) ?? "", process: words.dropFirst().first.flatMap { Int32($0) } ?? 0)
    }

    var text: String { "\(host) \(process)\n" }
    var words: String { host.isEmpty ? "it has only just begun" : "process \(process) on \(host)" }
    var isAlive: Bool { process > 0 && self != .this && (kill(process, 0) == 0 || errno == EPERM) }
    var isThisHost: Bool { host.isEmpty || host == Self.this.host }
}
