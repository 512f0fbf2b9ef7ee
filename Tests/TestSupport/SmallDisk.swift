import Foundation

/// A disk of a few kilobytes in memory, for tests of what happens when a disk is full or may not be written to.
public final class SmallDisk {
    /// Where it is mounted.
    public let path: String

    /// - Parameters:
    ///   - kilobytes: Its size.
    ///   - isReadOnly: Whether nothing may be written to it.
    public init(kilobytes: Int, isReadOnly: Bool = false) throws {
        path = FileManager.default.temporaryDirectory.path + "/small-disk-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let options = "size=\(kilobytes)k" + (isReadOnly ? ",ro" : "")
        guard Self.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", path]) else {
            throw CocoaError(.fileWriteUnknown)
        }
    }

    deinit {
        _ = Self.run(["umount", path])
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Whether this user may mount one. Under CI (`CI=true`) this is always true, so that tests fail instead of skipping.
    public static let isPossible: Bool =
        ProcessInfo.processInfo.environment["CI"] != nil || (try? SmallDisk(kilobytes: 64)) != nil

    /// The line a skipped test shows.
    public static let impossible = "needs the right to mount a small disk (root)"

    private static func run(_ arguments: [String]) -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
