import Foundation

/// Digests of files, each worked out once: a file under a second name (a hard link) is not read again.
///
/// What is known holds while device, inode, size and time of modification stay the same.
struct FileDigests {
    private struct Identity: Hashable {
        var device: UInt64
        var inode: UInt64
        var size: Int64
        var modified: [Int]

        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            device = UInt64(status.st_dev)
            inode = UInt64(status.st_ino)
            size = Int64(status.st_size)
            modified = [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
        }
    }

    private var known: [Identity: String] = [:]

    /// The SHA-256 digest of a file as it is now.
    ///
    /// - Throws: As `Digest.sha256(ofFile:)`.
    mutating func sha256(ofFile path: String) throws -> String {
        guard let identity = Identity(path) else { return try Digest.sha256(ofFile: path) }
        if let digest = known[identity] { return digest }
        let digest = try Digest.sha256(ofFile: path)
        known[identity] = digest
        return digest
    }
}
