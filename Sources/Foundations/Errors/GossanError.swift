/// The one error of Gossan: which thing, what is wrong with it, what to do, and what caused it.
///
/// Every failure that a user can meet is thrown as this type. `description` is the text a person reads. Secrets in its texts are
/// hidden (`redacted`), for they may hold addresses with passwords.
public struct GossanError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What sort of failure; decides the exit code.
    public var kind: Kind
    /// The thing that is wrong: a file, line, feature, hole, key path ("structures.shp, feature 12").
    public var subject: String
    /// What is wrong with it, as a sentence without a full stop.
    public var problem: String
    /// What the user can do about it; empty only where nothing can be done.
    public var remedy: String
    /// Where in a text file it stands, if it does.
    public var location: SourceLocation?
    /// Failures that led to this one, or the several failures that it sums up.
    public var causes: [GossanError]

    /// - Parameters:
    ///   - kind: What sort of failure; decides the exit code.
    ///   - subject: The file, line, feature, hole or key path that is wrong.
    ///   - problem: What is wrong with it.
    ///   - remedy: What to do about it.
    ///   - location: Where in a text file it stands.
    ///   - causes: Failures that led to this one.
    public init(
        _ kind: Kind, subject: String, problem: String, remedy: String,
        location: SourceLocation? = nil, causes: [GossanError] = []
    ) {
        self.kind = kind
        self.subject = redacted(subject)
        self.problem = redacted(problem)
        self.remedy = redacted(remedy)
        self.location = location
        self.causes = causes
    }

    /// Sorts of failure, each with its exit code (docs/exit-codes.md).
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A stage failed for a reason that none of the others names.
        case stageFailed
        /// The command line cannot be understood.
        case usage
        /// The input data are wrong.
        case badData
        /// An input is not there or cannot be read.
        case inputMissing
        /// A library, driver or PROJ resource that is needed is not installed.
        case engineUnavailable
        /// A fault of this program.
        case internalFault
        /// An output cannot be written.
        case cannotWrite
        /// Reading or writing failed midway.
        case inputOutput
        /// A passing state; the same command may succeed later.
        case tryAgain
        /// The config is wrong.
        case configuration
        /// The user stopped the run.
        case interrupted

        /// The process exit code, after BSD sysexits.
        public var exitCode: Int32 {
            switch self {
            case .stageFailed: 1
            case .usage: 64
            case .badData: 65
            case .inputMissing: 66
            case .engineUnavailable: 69
            case .internalFault: 70
            case .cannotWrite: 73
            case .inputOutput: 74
            case .tryAgain: 75
            case .configuration: 78
            case .interrupted: 130
            }
        }
    }

    /// The message with its remedy, its place and the tree of its causes.
    public var description: String { rendered(indent: "") }

    private func rendered(indent: String) -> String {
        var text = "\(indent)\(subject): \(problem)"
        if let location { text += "\n" + location.rendered(indent: indent) }
        if !remedy.isEmpty { text += "\n\(indent)  = help: \(remedy)" }
        for cause in causes { text += "\n" + cause.rendered(indent: indent + "  ") }
        return text
    }
}

/// A place in a text file, with the line itself.
public struct SourceLocation: Sendable, Hashable {
    /// The file as the user named it.
    public var file: String
    /// Line, from 1.
    public var line: Int
    /// Column in characters, from 1.
    public var column: Int
    /// The text of that line, secrets hidden.
    public var excerpt: String
    /// How many characters the caret underlines, at least 1.
    public var length: Int

    /// - Parameters:
    ///   - file: The file as the user named it.
    ///   - line: Line, from 1.
    ///   - column: Column in characters, from 1.
    ///   - excerpt: The text of that line.
    ///   - length: How many characters to underline.
    public init(file: String, line: Int, column: Int, excerpt: String, length: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
        self.excerpt = redacted(excerpt)
        let shown = self.excerpt == excerpt ? length : min(length, self.excerpt.count - column + 1)
        self.length = max(1, shown)
    }

    func rendered(indent: String) -> String {
        let number = String(line)
        let gutter = indent + String(repeating: " ", count: number.count)
        let caret = String(repeating: " ", count: max(0, column - 1)) + String(repeating: "^", count: length)
        return """
            \(gutter)--> \(file):\(line):\(column)
            \(gutter) |
            \(indent)\(number) | \(excerpt)
            \(gutter) | \(caret)
            """
    }
}
