import Foundation
import Foundations

/// Files that appear only complete: written beside, synced, renamed.
public enum AtomicFile {
    /// Writes the bytes so that `path` holds either what it held before or all of them.
    ///
    /// - Throws: `GossanError` of kind `cannotWrite` when the folder does not allow it, `inputOutput` when the disk
    ///   fails or is full.
    public static func write(_ bytes: some Collection<UInt8>, to path: String) throws {
        try Array(bytes).withUnsafeBytes { try write($0, to: path) }
    }

    private static func write(_ bytes: UnsafeRawBufferPointer, to path: String) throws {
        try produce(path) { beside in
            let descriptor = open(beside, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
            guard descriptor >= 0 else { throw failure(.cannotWrite, path, "cannot be created") }
            defer { close(descriptor) }
            var rest = bytes[...]
            while !rest.isEmpty {
                let written = Glibc.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
                guard written > 0 else { throw failure(.inputOutput, path, "cannot be written") }
                rest = rest.dropFirst(written)
            }
        }
    }

    /// Writes the text as UTF-8.
    public static func write(_ text: String, to path: String) throws {
        var text = text
        try text.withUTF8 { try write(UnsafeRawBufferPointer($0), to: path) }
    }

    /// Lets `body` write a file beside `path`, then syncs it and renames it to `path`.
    ///
    /// The file beside has the same extension, since drivers choose by it. It is removed when `body` throws.
    public static func produce(_ path: String, _ body: (_ beside: String) throws -> Void) throws {
        let url = URL(fileURLWithPath: path)
        let folder = url.deletingLastPathComponent().path
        try makeFolder(folder)
        let beside = "\(folder)/.\(ProcessInfo.processInfo.processIdentifier).tmp.\(url.lastPathComponent)"
        do {
            try body(beside)
            try sync(beside, for: path)
        } catch var failure as GossanError {
            unlink(beside)
            // The user knows the file by its own name.
            failure.subject = failure.subject.replacing(beside, with: path)
            throw failure
        } catch {
            unlink(beside)
            throw error
        }
        guard rename(beside, path) == 0 else {
            let problem =
                errno == EISDIR ? folderInPlace(of: path) : failure(.cannotWrite, path, "cannot be put in its place")
            unlink(beside)
            throw problem
        }
        syncFolder(folder)
    }

    /// Makes a folder with its parents.
    public static func makeFolder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            var failure = diskFailure(path, "the folder cannot be made")
            if failure.kind == .cannotWrite {
                failure.remedy = "choose a folder that you may write to with --output DIR"
            }
            throw failure
        }
    }

    /// The failure where a folder has the name of a file to be written.
    public static func folderInPlace(of path: String) -> GossanError {
        GossanError(
            .cannotWrite, subject: path, problem: "is a folder, where a file is to be written",
            remedy: "move the folder away, or choose another run folder with --output DIR")
    }

    private static func sync(_ beside: String, for path: String) throws {
        let descriptor = open(beside, O_RDONLY)
        guard descriptor >= 0 else { throw failure(.cannotWrite, path, "was not written") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(.inputOutput, path, "cannot be brought to the disk") }
    }

    /// A renamed file survives a power cut only once its folder is on the disk too; file systems that cannot sync
    /// folders say so, and that is no failure.
    private static func syncFolder(_ folder: String) {
        let descriptor = open(folder, O_RDONLY)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    private static func failure(_ kind: GossanError.Kind, _ path: String, _ what: String) -> GossanError {
        diskFailure(path, what, kind: kind)
    }
}
