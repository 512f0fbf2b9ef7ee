import Foundation
import Synchronization

/// Tells the user on standard error how the run goes; results go to standard output.
public final class Narrator: Sendable {
    private let isQuiet: Bool
    private let lock = Mutex(())

    /// - Parameter isQuiet: Tells nothing but warnings and errors.
    public init(isQuiet: Bool = false) { self.isQuiet = isQuiet }

    /// A line of progress, not shown when quiet.
    public func say(_ line: String) {
        if !isQuiet { write(line) }
    }

    /// A line that is always shown.
    public func warn(_ line: String) { write("warning: " + line) }

    private func write(_ line: String) {
        lock.withLock { _ in FileHandle.standardError.write(Data((line + "\n").utf8)) }
    }
}
