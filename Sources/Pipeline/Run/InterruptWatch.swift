import Foundation
import Foundations
import Synchronization

/// Ends the process in good order when the user or the system asks for it (SIGINT, SIGTERM): half-written files and the
/// lock are removed from the run folder, one line tells of it, and the exit code is 130.
///
/// The signals are blocked and taken by a thread of their own, so that what is done then is not bound to the few calls
/// that a signal handler may make. To be made before any other thread starts, for threads inherit what is blocked.
public final class InterruptWatch: Sendable {
    private let folder = Mutex<RunFolder?>(nil)
    private let unfinished = Mutex<String?>(nil)
    private let narrator: Narrator

    /// Begins to watch.
    ///
    /// - Parameter narrator: Tells of the end, and nothing after it.
    public init(narrator: Narrator) {
        self.narrator = narrator
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM] { sigaddset(&signals, signal) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        Thread.detachNewThread { [self, signals] in wait(for: signals) }
    }

    /// Says which folder is to be tidied up.
    func guardFolder(_ folder: RunFolder) { self.folder.withLock { $0 = folder } }

    /// Says which folder is half made and to be removed; nil once there is none.
    func guardUnfinished(_ folder: String?) { unfinished.withLock { $0 = folder } }

    private func wait(for signals: sigset_t) {
        var signals = signals
        var signal: Int32 = 0
        while sigwait(&signals, &signal) != 0 {}
        let guarded = folder.withLock { $0 }
        let written =
            guarded.map { " \($0.path) keeps the stages that are finished; the same command goes on from there." } ?? ""
        narrator.end(with: "interrupted: half-written files are removed.\(written)")
        if let guarded {
            Leftovers(in: guarded.path, of: ProcessInfo.processInfo.processIdentifier).remove()
            RunLock.remove(from: guarded.path)
        }
        if let made = unfinished.withLock({ $0 }) { try? FileManager.default.removeItem(atPath: made) }
        // Not `exit`: other threads are still at work, and what they hold must not be taken down under them.
        _exit(GossanError.Kind.interrupted.exitCode)
    }
}
