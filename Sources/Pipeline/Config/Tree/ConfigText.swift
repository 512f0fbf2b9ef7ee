import Foundations

/// The text of a config file or of a command-line override, in lines, so that a message can show the place it means.
struct ConfigText: Sendable {
    /// The file as the user named it.
    let name: String
    /// The lines without their ends.
    let lines: [Substring]

    /// - Parameters:
    ///   - name: The file as the user named it.
    ///   - text: Its text.
    init(name: String, text: String) {
        self.name = name
        lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    }

    /// The place at a line and column (from 1, the column in Unicode scalars as the YAML library counts).
    func location(line: Int, column: Int, length: Int = 1) -> SourceLocation {
        let excerpt = lines.indices.contains(line - 1) ? lines[line - 1] : ""
        let scalarsBefore = excerpt.unicodeScalars.prefix(max(0, column - 1))
        return SourceLocation(
            file: name, line: line, column: Substring(scalarsBefore).count + 1, excerpt: String(excerpt),
            length: min(length, max(1, excerpt.count - scalarsBefore.count)))
    }

    /// The first character of the text.
    var start: SourceLocation { location(line: 1, column: 1) }
}
