import Delivery
import Foundation
import Foundations

/// Digests of files, each worked out once: a file under a second name (a hard link) is not read again, and a later run
/// takes what an earlier one has worked out.
///
/// What is known holds while device, inode, size, time of modification and time of change stay the same. A file that has
/// changed just now is read each time: until the clock of its file system has ticked, a further change would not show.
struct FileDigests {
    /// What tells a version of a file from another without reading it.
    struct Identity: Hashable, Codable {
        var device: UInt64
        var inode: UInt64
        var size: Int64
        var modified: [Int]
        var changed: [Int]

        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            device = UInt64(status.st_dev)
            inode = UInt64(status.st_ino)
            size = Int64(status.st_size)
            modified = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
            changed = [status.st_ctim.tv_sec, status.st_ctim.tv_nsec]
        }

        /// What differs where the bytes were written anew; names and permissions may change.
        var content: [Int] { [Int(size)] + modified + [Int(truncatingIfNeeded: inode)] }

        /// Whether a change right now would show in the times.
        var isSettled: Bool { age > (isCoarse ? FileDigests.coarseTick : FileDigests.tick) }

        /// Whether the file system keeps whole seconds alone.
        private var isCoarse: Bool { modified[1] == 0 && changed[1] == 0 }

        /// Waits until a change would show; not at all for a file of the future, or where that takes long.
        func waitUntilSettled() {
            guard !isCoarse else { return }
            let rest = FileDigests.tick - age
            if rest >= 0, rest <= FileDigests.tick { Thread.sleep(forTimeInterval: rest + 0.001) }
        }

        /// Seconds since the last change.
        private var age: Double {
            var now = timespec()
            clock_gettime(CLOCK_REALTIME, &now)
            return Double(now.tv_sec - changed[0]) + Double(now.tv_nsec - changed[1]) * 1e-9
        }
    }

    /// Clocks of file systems tick every few milliseconds, at most every ten; those that keep whole seconds (FAT, ext3) every two.
    private static let tick = 0.03
    private static let coarseTick = 2.1
    /// Bytes from which reading a file once more takes longer than waiting for the clock.
    private static let worthWaiting: Int64 = 1 << 20

    private struct Known: Codable {
        var identity: Identity
        var sha256: String
    }

    private var known: [Identity: String] = [:]

    /// The SHA-256 digest of a file as it is now.
    ///
    /// - Throws: As `Digest.sha256(ofFile:)`.
    mutating func sha256(ofFile path: String) throws -> String {
        guard let identity = Identity(path) else { return try Digest.sha256(ofFile: path) }
        if let digest = known[identity] { return digest }
        if identity.size >= Self.worthWaiting { identity.waitUntilSettled() }
        let isSettled = identity.isSettled
        let digest = try Digest.sha256(ofFile: path)
        if isSettled, Identity(path) == identity { known[identity] = digest }
        return digest
    }

    /// Does what gives a file a second name, which changes its identity, and keeps its digest.
    ///
    /// Its time of change is new then, but a later change of its bytes shows in the time of modification, which is old.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - other: Its second name; another file where a copy was made.
    mutating func link(_ path: String, to other: String, _ body: () throws -> Void) throws {
        let before = Identity(path)
        try body()
        guard let before, let digest = known[before], let now = Identity(path), now.content == before.content,
            now == Identity(other)
        else { return }
        known[now] = digest
    }

    /// Nothing known yet.
    init() {}

    /// What an earlier run has written down; nothing where that cannot be read.
    init(readingFrom path: String) {
        guard let data = FileManager.default.contents(atPath: path),
            let list = try? JSONDecoder().decode([Known].self, from: data)
        else { return }
        known = Dictionary(list.map { ($0.identity, $0.sha256) }) { first, _ in first }
    }

    /// Writes down what is known, for later runs.
    func write(to path: String) throws {
        let list = known.map { Known(identity: $0.key, sha256: $0.value) }
            .sorted { ($0.identity.device, $0.identity.inode) < ($1.identity.device, $1.identity.inode) }
        try AtomicFile.write(try JSONEncoder().encode(list), to: path)
    }
}
