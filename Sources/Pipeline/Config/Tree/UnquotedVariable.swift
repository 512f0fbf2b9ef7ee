import Foundations

/// `${NAME}` without quotes inside braces or brackets, where YAML takes its brace for one of its own.
struct UnquotedVariable {
    /// What to tell the user.
    let error: GossanError

    /// - Parameters:
    ///   - problem: What the YAML library says.
    ///   - text: The text.
    ///
    /// Nil where the problem does not stand at the brace of a variable.
    init?(at problem: YAMLSyntaxProblem, in text: ConfigText) {
        guard text.lines.indices.contains(problem.line - 1) else { return nil }
        let line = Array(text.lines[problem.line - 1].unicodeScalars)
        let brace = problem.column - 1
        guard line.indices.contains(brace), brace > 0, line[brace] == "{", line[brace - 1] == "$",
            let closing = line[brace...].firstIndex(of: "}")
        else { return nil }
        let delimiters: [Unicode.Scalar] = [" ", "\t", ",", "{", "}", "[", "]", "\"", "'"]
        let first = line[..<brace].lastIndex { delimiters.contains($0) }.map { $0 + 1 } ?? 0
        let end = line[(closing + 1)...].firstIndex { delimiters.contains($0) && $0 != "{" } ?? line.count
        func words(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
            scalars.reduce(into: "") { $0.unicodeScalars.append($1) }
        }
        error = GossanError(
            .configuration, subject: text.name,
            problem: "has the variable \(words(line[(brace - 1)...closing])) without quotes within braces or brackets",
            remedy: "put the value in quotes: \"\(words(line[first..<end]))\"",
            location: text.location(line: problem.line, column: first + 1, length: end - first))
    }
}
