import Foundation
import Foundations

/// Standard output, which holds the result of a command.
enum StandardOutput {
    /// Writes the text.
    ///
    /// - Throws: `inputOutput` when it cannot be written. Where nobody reads any more (`gossan ... | head`) the process ends without a
    ///   word.
    static func write(_ text: String) throws {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if written >= 0 {
                rest = rest.dropFirst(written)
                continue
            }
            switch errno {
            case EINTR: continue
            case EAGAIN: waitUntilWritable()
            case EPIPE: exit(GossanError.Kind.inputOutput.exitCode)
            default: throw failure
            }
        }
    }

    /// Of a pipe that another program has set to answer at once.
    private static func waitUntilWritable() {
        var place = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        poll(&place, 1, -1)
    }

    private static var failure: GossanError {
        GossanError(
            .inputOutput, subject: "standard output", problem: "cannot be written: \(String(cString: strerror(errno)))",
            remedy: "check where it goes; a run folder that was to be written is complete all the same")
    }
}
