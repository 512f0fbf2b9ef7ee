import Foundation

/// What standard error can show: nothing but lines where it is a file or a pipe, more on a terminal.
public struct Terminal: Sendable {
    /// Whether a line can be drawn again in its place.
    package let redraws: Bool
    /// Whether words may have a colour.
    package let colours: Bool

    /// Standard error of this process.
    public static var standardError: Terminal {
        Terminal(isTerminal: isatty(STDERR_FILENO) == 1, environment: ProcessInfo.processInfo.environment)
    }

    /// - Parameters:
    ///   - isTerminal: Whether it is a terminal at all.
    ///   - environment: `TERM` names its kind, where nothing and `dumb` can neither redraw nor colour; `NO_COLOR`, where it holds
    ///     anything, forbids colours (no-color.org).
    package init(isTerminal: Bool, environment: [String: String]) {
        let kind = environment["TERM"] ?? ""
        redraws = isTerminal && !kind.isEmpty && kind != "dumb"
        colours = redraws && (environment["NO_COLOR"] ?? "").isEmpty
    }

    /// How a line of a failure begins.
    public var errorWord: String { coloured("error:", Self.red) }
    /// How a line of a warning begins.
    var warningWord: String { coloured("warning:", Self.yellow) }

    /// Clears the line on which the cursor stands and goes to its beginning.
    static let clearedLine = "\r\u{1B}[K"

    /// Characters of a line; 80 where the terminal does not tell.
    var columns: Int {
        var size = winsize()
        let isTold = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        return isTold ? Int(size.ws_col) : 80
    }

    /// Whether this process may draw on it: one that a shell has put into the background would draw over what is typed.
    var isOurs: Bool {
        let owner = tcgetpgrp(STDERR_FILENO)
        return owner < 0 || owner == getpgrp()
    }

    /// Writes to standard error. A terminal that was closed meanwhile is no reason to end the run.
    public static func put(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }

    private static let red = 31
    private static let yellow = 33

    private func coloured(_ word: String, _ colour: Int) -> String {
        colours ? "\u{1B}[1;\(colour)m\(word)\u{1B}[0m" : word
    }
}
