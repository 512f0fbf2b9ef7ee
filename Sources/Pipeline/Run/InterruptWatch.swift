import Foundation
import Foundations
import Synchronization

/// Ends the process in good order when the user or the system asks for it (SIGINT, SIGTERM, SIGHUP): half-written files and the
/// lock are removed from the folder that is written to, one line tells of it, and the exit code is 130.
///
/// The signals are blocked and taken by a thread of their own, so that what is done then is not bound to the few calls
/// that a signal handler may make. To be made before any other thread starts, for threads inherit what is blocked.
public final class InterruptWatch: Sendable {
    private let tidying = Mutex(Tidying())

    /// Begins to watch.
    public init() {
        var signals = Self.set(of: [SIGINT, SIGTERM])
        // Whoever starts it with `nohup` wants it to outlive the terminal.
        if !Self.isIgnored(SIGHUP) { sigaddset(&signals, SIGHUP) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        // A job in the background goes on where the terminal stops those that write (`stty tostop`).
        var stops = Self.set(of: [SIGTTOU])
        pthread_sigmask(SIG_BLOCK, &stops, nil)
        Thread.detachNewThread { [self, signals] in wait(for: signals) }
    }

    /// Says which folder is to be tidied up.
    func guardFolder(_ folder: RunFolder) { tidying.withLock { $0.runFolder = folder.path } }

    /// Says in which folder a synthetic survey is being made.
    func guardSurvey(_ folder: String) { tidying.withLock { $0.survey = folder } }

    /// Says which folder is half made and to be removed.
    ///
    /// - Parameter made: Folders made for it, the deepest first, which go too where they are empty.
    func guardUnfinished(_ folder: String, made: [String]) {
        tidying.withLock { ($0.unfinished, $0.madeFolders) = (folder, made) }
    }

    /// Lets `body` put what was half made into its place: an interrupt comes before it or after it.
    func settle(_ body: () throws -> Void) rethrows {
        try tidying.withLock { tidying in
            try body()
            (tidying.unfinished, tidying.madeFolders) = (nil, [])
        }
    }

    private func wait(for signals: sigset_t) {
        var signals = signals
        var signal: Int32 = 0
        while sigwait(&signals, &signal) != 0 {}
        tidying.withLock { $0.replaceProcess() }
    }

    private static func set(of signals: [Int32]) -> sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for signal in signals { sigaddset(&set, signal) }
        return set
    }

    private static func isIgnored(_ signal: Int32) -> Bool {
        var action = sigaction()
        sigaction(signal, nil, &action)
        return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
    }
}
