import Dispatch
import Foundation
import Streaming
import Synchronization

/// Tells the user on standard error how the run goes; results go to standard output.
///
/// Elsewhere than on a terminal these are plain lines. On one, the stage that goes on has a line that is drawn again ten times a
/// second, and which the stage's plain line replaces.
///
/// All is written by a queue of its own: who tells something never waits for a terminal that stands still or a pipe that nobody
/// reads. Drawings that such a one misses are lost, lines are kept until it goes on.
public final class Narrator: Sendable {
    private let isQuiet: Bool
    private let terminal: Terminal
    private let writer = DispatchQueue(label: "gossan.narrator")
    /// The stage that goes on; held for moments, never while something is written.
    private let stage = Mutex<LiveLine?>(nil)
    private let draws = Mutex(false)
    /// Whether the line of a stage stands on the terminal; known to the writer alone.
    private let isDrawn = Mutex(false)

    /// - Parameters:
    ///   - isQuiet: Tells nothing but warnings and errors.
    ///   - terminal: What standard error can show.
    public init(isQuiet: Bool = false, terminal: Terminal = .standardError) {
        self.isQuiet = isQuiet
        self.terminal = terminal
    }

    /// A line of progress, not shown when quiet.
    public func say(_ line: String) {
        if !isQuiet { write(line) }
    }

    /// A line that is always shown.
    public func warn(_ line: String) { write("\(terminal.warningWord) \(line)") }

    /// Waits until all is told, for the end of the program.
    public func finish() { writer.sync {} }

    /// Shows that a stage goes on, until it is done or has failed.
    func during<Result>(_ heading: String, _ body: () throws -> Result) rethrows -> Result {
        guard !isQuiet, terminal.redraws else { return try body() }
        stage.withLock { $0 = LiveLine(heading) }
        let isFirst = draws.withLock { draws in
            defer { draws = true }
            return !draws
        }
        if isFirst { drawLater() }
        defer {
            stage.withLock { $0 = nil }
            writer.async { [self] in clear() }
        }
        return try body()
    }

    /// Takes in how far a pass of the stage has come.
    func take(_ progress: PassProgress) {
        stage.withLock { $0?.take(progress) }
    }

    private static let millisecondsBetweenDrawings = 100

    /// Asks for the next drawing once the last is done, so that none piles up.
    private func drawLater() {
        writer.asyncAfter(deadline: .now() + .milliseconds(Self.millisecondsBetweenDrawings)) { [weak self] in
            self?.draw()
            self?.drawLater()
        }
    }

    private func draw() {
        guard let line = stage.withLock({ $0 }), terminal.isOurs else { return }
        // A line that is wider than the terminal could not be taken back.
        let text = line.text(memoryBytes: residentMemoryBytes()).prefix(max(0, terminal.columns - 1))
        Terminal.put(Terminal.clearedLine + text)
        isDrawn.withLock { $0 = true }
    }

    private func write(_ line: String) {
        writer.async { [self] in
            clear()
            Terminal.put(line + "\n")
        }
    }

    private func clear() {
        let wasDrawn = isDrawn.withLock { isDrawn in
            defer { isDrawn = false }
            return isDrawn
        }
        if wasDrawn { Terminal.put(Terminal.clearedLine) }
    }
}
