import Foundation
import Streaming
import Synchronization

/// Tells the user on standard error how the run goes; results go to standard output.
///
/// Elsewhere than on a terminal these are plain lines. On one, the stage that goes on has a line that is drawn again ten times a
/// second by a thread of its own, and which the stage's plain line replaces.
public final class Narrator: Sendable {
    private struct State {
        var line: LiveLine?
        var isDrawn = false
        var hasThread = false
        var hasEnded = false
    }

    private let isQuiet: Bool
    private let terminal: Terminal
    private let state = Mutex(State())

    /// - Parameters:
    ///   - isQuiet: Tells nothing but warnings and errors.
    ///   - terminal: What standard error can show.
    public init(isQuiet: Bool = false, terminal: Terminal = .standardError) {
        self.isQuiet = isQuiet
        self.terminal = terminal
    }

    /// A line of progress, not shown when quiet.
    public func say(_ line: String) {
        if !isQuiet { state.withLock { write(line, &$0) } }
    }

    /// A line that is always shown.
    public func warn(_ line: String) {
        state.withLock { write("\(terminal.warningWord) \(line)", &$0) }
    }

    /// The last line, after which nothing is told: the process ends at once.
    func end(with line: String) {
        state.withLock { state in
            write(line, &state)
            state.hasEnded = true
        }
    }

    /// Shows that a stage goes on, until it is done or has failed.
    func during<Result>(_ heading: String, _ body: () throws -> Result) rethrows -> Result {
        guard !isQuiet, terminal.redraws else { return try body() }
        begin(heading)
        defer {
            state.withLock { state in
                state.line = nil
                clear(&state)
            }
        }
        return try body()
    }

    /// Takes in how far a pass of the stage has come.
    func take(_ progress: PassProgress) {
        state.withLock { $0.line?.take(progress) }
    }

    private func begin(_ heading: String) {
        let isFirst = state.withLock { state in
            defer { state.hasThread = true }
            state.line = LiveLine(heading)
            return !state.hasThread
        }
        guard isFirst else { return }
        Thread.detachNewThread { [weak self] in
            while true {
                usleep(Self.microsecondsBetweenDrawings)
                guard let self else { return }
                draw()
            }
        }
    }

    private static let microsecondsBetweenDrawings: UInt32 = 100_000

    private func draw() {
        state.withLock { state in
            guard let line = state.line, !state.hasEnded, terminal.isOurs else { return }
            // A line that is wider than the terminal could not be taken back.
            let text = line.text(memoryBytes: residentMemoryBytes()).prefix(max(0, terminal.columns - 1))
            put(Terminal.clearedLine + text)
            state.isDrawn = true
        }
    }

    private func write(_ line: String, _ state: inout State) {
        guard !state.hasEnded else { return }
        clear(&state)
        put(line + "\n")
    }

    private func clear(_ state: inout State) {
        if state.isDrawn { put(Terminal.clearedLine) }
        state.isDrawn = false
    }

    /// A terminal that was closed meanwhile is no reason to end the run.
    private func put(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
}
