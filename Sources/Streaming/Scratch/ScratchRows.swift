import Foundation
import Foundations

/// Rows of plain numbers on disk, for passes that need a whole raster once more than memory holds.
///
/// The file has no name once it is open, so that it is gone with its owner, also after a crash. Rows may be read and
/// written from several threads at one time, as long as no row is written while it is read.
public final class ScratchRows<Element: BitwiseCopyable>: Sendable {
    /// Elements in a row.
    public let columns: Int
    /// Rows.
    public let rows: Int
    private let descriptor: Int32
    private let folder: String

    /// - Parameters:
    ///   - folder: An existing folder on the disk to be used.
    ///   - columns: Elements in a row.
    ///   - rows: Rows; those never written read as zero bits.
    /// - Throws: `.cannotWrite` when the file cannot be made, `.inputOutput` when the disk is full.
    public init(in folder: String, columns: Int, rows: Int) throws {
        self.columns = columns
        self.rows = rows
        self.folder = folder
        var name = Array("\(folder)/scratch-XXXXXX".utf8CString)
        descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw Self.failure(.cannotWrite, folder, "cannot hold a scratch file") }
        unlink(name)
        let length = off_t(rows * columns * MemoryLayout<Element>.stride)
        guard ftruncate(descriptor, length) == 0 else {
            throw Self.failure(.cannotWrite, folder, "cannot hold a scratch file of \(length) bytes")
        }
    }

    deinit { close(descriptor) }

    /// Writes whole rows.
    ///
    /// - Parameters:
    ///   - rows: The rows.
    ///   - buffer: `rows.count * columns` elements.
    /// - Throws: `.inputOutput` when the disk is full or fails.
    public func write(_ rows: Range<Int>, from buffer: [Element]) throws {
        precondition(buffer.count == rows.count * columns)
        try buffer.withUnsafeBytes { bytes in
            var done = 0
            while done < bytes.count {
                let written = pwrite(
                    descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done, offset(rows) + off_t(done))
                if written < 0, errno == EINTR { continue }
                guard written > 0 else { throw Self.failure(.inputOutput, folder, "cannot hold the scratch rows") }
                done += written
            }
        }
    }

    /// Reads whole rows.
    ///
    /// - Parameters:
    ///   - rows: The rows.
    ///   - buffer: `rows.count * columns` elements, overwritten.
    /// - Throws: `.inputOutput` when the disk fails.
    public func read(_ rows: Range<Int>, into buffer: inout [Element]) throws {
        precondition(buffer.count == rows.count * columns)
        try buffer.withUnsafeMutableBytes { bytes in
            var done = 0
            while done < bytes.count {
                let got = pread(
                    descriptor, bytes.baseAddress?.advanced(by: done), bytes.count - done, offset(rows) + off_t(done))
                if got < 0, errno == EINTR { continue }
                guard got > 0 else { throw Self.failure(.inputOutput, folder, "lost its scratch rows") }
                done += got
            }
        }
    }

    private func offset(_ rows: Range<Int>) -> off_t {
        off_t(rows.lowerBound * columns * MemoryLayout<Element>.stride)
    }

    private static func failure(_ kind: GossanError.Kind, _ folder: String, _ problem: String) -> GossanError {
        diskFailure(folder, problem, kind: kind)
    }
}
