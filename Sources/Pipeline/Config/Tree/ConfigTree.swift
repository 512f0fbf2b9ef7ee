import Foundations

/// A config file as a tree of nodes, with the problems that were found while building it.
struct ConfigTree: Sendable {
    /// The mapping at the top.
    var root: ConfigNode
    /// Repeated keys and the like, which do not keep the rest from being read.
    var problems: [GossanError]
}

/// Reads a YAML text into a tree.
///
/// - Throws: `GossanError(.configuration)` where the text cannot be read at all: YAML syntax, an empty file, several
///   documents, aliases that grow without end.
func configTree(of text: ConfigText) throws(GossanError) -> ConfigTree {
    let events = try events(of: text)
    guard let first = events.first, events.count > 1, case .documentStart = first.kind else {
        throw GossanError(
            .configuration, subject: text.name, problem: "is empty",
            remedy: "begin with 'version: 1'; docs/config-guide.md and Pipelines/ have examples", location: text.start)
    }
    var builder = TreeBuilder(text: text, events: events)
    let root = try builder.document()
    return ConfigTree(root: root, problems: builder.problems)
}

private func events(of text: ConfigText) throws(GossanError) -> [YAMLEvent] {
    do {
        return try yamlEvents(of: Array(text.lines.joined(separator: "\n").utf8))
    } catch {
        if let variable = UnquotedVariable(at: error, in: text) { throw variable.error }
        throw GossanError(
            .configuration, subject: text.name, problem: "is not readable as YAML: \(error.sentence)",
            remedy: error.remedy, location: text.location(line: error.line, column: error.column))
    }
}

extension YAMLSyntaxProblem {
    /// The library's words.
    fileprivate var sentence: String { context.isEmpty ? problem : "\(problem) \(context)" }

    /// What usually leads to such a problem.
    fileprivate var remedy: String {
        if problem.contains("mapping values are not allowed") {
            return "check the indentation, and put text that holds ': ' in quotes"
        }
        if problem.contains("expected ',' or") { return "close the bracket or brace, or put a comma between the items" }
        if problem.contains("unexpected end of stream") { return "close the quote that is opened here" }
        if problem.contains("cannot start any token") { return "put the text in quotes" }
        if problem.contains("could not find expected ':'") { return "write 'key: value', with a space after the colon" }
        return "check the indentation, brackets and quotes around this place"
    }
}

/// A key path with one more key.
func join(_ path: String, _ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
