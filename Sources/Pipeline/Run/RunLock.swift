import Foundation
import Foundations

/// The right of one run to write into its folder: the file `run.lock`, which names host and process.
///
/// The file is locked with `flock` for the life of the run, so that taking it is atomic and the lock of a process that died
/// is free again at once, whatever process has its number by then. Where the file system has no `flock`, whoever makes
/// the file has the lock, and what a killed run left must be taken away with `--force-unlock`: nothing else could keep two
/// runs that start at once from taking it both. The name of another host is respected even where its lock cannot be seen,
/// as on some network file systems.
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
        if Self.isSame(descriptor, path) { unlink(path) }
        close(descriptor)
    }

    /// Takes away the lock that another run, which is known to have ended, has left in a folder.
    ///
    /// - Throws: `tryAgain` for that of a run that goes on, on this host or where `flock` shows it on another.
    static func take(from folder: String) throws {
        let path = folder + "/" + name
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // Held while the name is removed, so that no run can take it in between.
        let state = LockState(locking: descriptor, path)
        let owner = LockOwner(path: path)
        if state == .held || state == .unseen && owner.isAlive {
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
        let state = LockState(locking: descriptor, LOCK_SH)
        let owner = LockOwner(path: path)
        let isFree = state == .taken || state == .unseen && !owner.isAlive
        return owner.isThisHost && isFree ? nil : owner.words
    }

    /// Removes the lock of this process from a folder, for the end by a signal.
    static func remove(from folder: String) {
        let path = folder + "/" + name
        let descriptor = open(path, O_RDWR | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        // Held while the name is removed: another run may have taken what this process let go.
        let state = LockState(locking: descriptor, LOCK_EX)
        if state != .held, LockOwner(path: path) == .this, isSame(descriptor, path) { unlink(path) }
    }

    private static func take(_ path: String, _ folder: String) throws -> Int32 {
        while true {
            var descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
            let isMade = descriptor >= 0
            if !isMade, errno == EEXIST { descriptor = open(path, O_RDWR | O_CLOEXEC) }
            if descriptor < 0, errno == ENOENT, FileManager.default.fileExists(atPath: folder) { continue }
            guard descriptor >= 0 else { throw diskFailure(folder, "cannot hold the lock of a run") }
            let state = LockState(locking: descriptor, path)
            let owner = LockOwner(path: path)
            let isFree = state == .taken || state == .unseen && isMade
            if isFree, owner.isThisHost, isSame(descriptor, path) { return descriptor }
            defer { close(descriptor) }
            guard isFree, owner.isThisHost else { throw held(folder, by: owner, state) }
        }
    }

    /// Whether the open file is still the one of that name.
    private static func isSame(_ descriptor: Int32, _ path: String) -> Bool {
        var opened = stat()
        var named = stat()
        return fstat(descriptor, &opened) == 0 && stat(path, &named) == 0 && opened.st_ino == named.st_ino
            && opened.st_dev == named.st_dev
    }

    private static func held(_ folder: String, by owner: LockOwner, _ state: LockState) -> GossanError {
        if state == .unseen, owner.isDead {
            return GossanError(
                .tryAgain, subject: folder,
                problem:
                    "is locked by a run that is gone (\(owner.words)), on a file system without locks that show it",
                remedy: "give --force-unlock, while no other run begins there")
        }
        return GossanError(
            .tryAgain, subject: folder, problem: "another run is writing into this folder (\(owner.words))",
            remedy: owner.isAlive
                ? "wait until it has ended, or choose another folder with --output DIR"
                : "wait until it has ended, or choose another folder with --output DIR; if that run is gone, give --force-unlock"
        )
    }
}

/// What `flock` says of a lock.
private enum LockState {
    /// It was free and is now ours.
    case taken
    /// A living process holds it, on whatever host.
    case held
    /// The file system has no such locks.
    case unseen

    /// Asks for it, for a while where it is held by nobody who lives on this host and has named himself: `status` holds
    /// it for an instant.
    init(locking descriptor: Int32, _ path: String) {
        self.init(locking: descriptor, LOCK_EX)
        for _ in 0..<20 where self == .held && !LockOwner(path: path).isAlive {
            usleep(20_000)
            self.init(locking: descriptor, LOCK_EX)
        }
    }

    /// Asks for it once.
    init(locking descriptor: Int32, _ operation: Int32) {
        if flock(descriptor, operation | LOCK_NB) == 0 {
            self = .taken
        } else {
            self = errno == EWOULDBLOCK || errno == EINTR ? .held : .unseen
        }
    }
}
