import Delivery
import Foundation
import Foundations

/// Digests of files, each worked out once: a file under a second name (a hard link) is not read again, and a later run
/// takes what an earlier one has worked out.
///
/// What is known holds while device, inode, size, time of modification and time of change stay the same.
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

        /// Whether a change right now would show: clocks of file systems tick every few milliseconds.
        var isSettled: Bool {
            var now = timespec()
            clock_gettime(CLOCK_REALTIME, &now)
            return Double(now.tv_sec - changed[0]) + Double(now.tv_nsec - changed[1]) * 1e-9 > 0.05
        }
    }

    /// A digest, and whether it may be written down: whether every later change shows in the file's identity.
    private struct Found {
        var sha256: String
        var isSettled: Bool
    }

    private struct Known: Codable {
        var identity: Identity
        var sha256: String
    }

    private var known: [Identity: Found] = [:]

    /// The SHA-256 digest of a file as it is now.
    ///
    /// - Throws: As `Digest.sha256(ofFile:)`.
    mutating func sha256(ofFile path: String) throws -> String {
        guard let identity = Identity(path) else { return try Digest.sha256(ofFile: path) }
        if let found = known[identity] { return found.sha256 }
        let isSettled = identity.isSettled
        let digest = try Digest.sha256(ofFile: path)
        if Identity(path) == identity { known[identity] = Found(sha256: digest, isSettled: isSettled) }
        return digest
    }

    /// Does what gives a file a second name, which changes its identity, and keeps its digest.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - other: Its second name; another file where a copy was made.
    mutating func link(_ path: String, to other: String, _ body: () throws -> Void) throws {
        let found = Identity(path).flatMap { known[$0] }
        try body()
        guard let found, let now = Identity(path), now == Identity(other) else { return }
        known[now] = Found(sha256: found.sha256, isSettled: false)
    }

    /// Nothing known yet.
    init() {}

    /// What an earlier run has written down; nothing where that cannot be read.
    init(readingFrom path: String) {
        guard let data = FileManager.default.contents(atPath: path),
            let list = try? JSONDecoder().decode([Known].self, from: data)
        else { return }
        known = Dictionary(list.map { ($0.identity, Found(sha256: $0.sha256, isSettled: true)) }) { first, _ in first }
    }

    /// Writes down what is known, for later runs.
    func write(to path: String) throws {
        let list = known.filter(\.value.isSettled).map { Known(identity: $0.key, sha256: $0.value.sha256) }
            .sorted { ($0.identity.device, $0.identity.inode) < ($1.identity.device, $1.identity.inode) }
        try AtomicFile.write(try JSONEncoder().encode(list), to: path)
    }
}
