import Foundation
import Foundations

extension AtomicFile {
    /// Lets `body` write several files beside their paths, then puts each in its place; where `body` throws, none appears.
    ///
    /// - Parameters:
    ///   - paths: Where the files go.
    ///   - body: Gets the paths to write to, in the same order.
    public static func produce(all paths: [String], _ body: (_ besides: [String]) throws -> Void) throws {
        try produce(rest: paths[...], besides: [], body)
    }

    private static func produce(
        rest paths: ArraySlice<String>, besides: [String], _ body: ([String]) throws -> Void
    ) throws {
        guard let first = paths.first else { return try body(besides) }
        try produce(first) { try produce(rest: paths.dropFirst(), besides: besides + [$0], body) }
    }

    /// Gives a file a second name, or copies it where the file system cannot.
    ///
    /// - Throws: `GossanError` of kind `cannotWrite` when neither can be done.
    public static func linkOrCopy(_ path: String, to other: String) throws {
        if link(path, other) == 0 { return }
        do {
            try FileManager.default.copyItem(atPath: path, toPath: other)
        } catch {
            throw GossanError(
                .cannotWrite, subject: other, problem: "cannot be made from \(path): \(error.localizedDescription)",
                remedy: "check the folder, its permissions and the space on the disk")
        }
    }
}
