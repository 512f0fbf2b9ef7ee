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
            remedy: "begin with 'version: 1'; 'gossan init' writes an example", location: text.start)
    }
    var builder = TreeBuilder(text: text, events: events)
    let root = try builder.document()
    return ConfigTree(root: root, problems: builder.problems)
}

private func events(of text: ConfigText) throws(GossanError) -> [YAMLEvent] {
    do {
        return try yamlEvents(of: Array(text.lines.joined(separator: "\n").utf8))
    } catch {
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

/// Builds the tree from events; limits its depth and size, so that aliases cannot fill the memory.
private struct TreeBuilder {
    let text: ConfigText
    let events: [YAMLEvent]
    var next = 0
    var anchors: [String: ConfigNode] = [:]
    var nodes = 0
    var problems: [GossanError] = []

    init(text: ConfigText, events: [YAMLEvent]) {
        self.text = text
        self.events = events
    }

    mutating func document() throws(GossanError) -> ConfigNode {
        next = 1
        let root = try node(path: "", depth: 0)
        if next < events.count {
            throw failure("holds more than one YAML document", "keep one config in a file; remove the '---'", events[next])
        }
        return root
    }

    private mutating func node(path: String, depth: Int) throws(GossanError) -> ConfigNode {
        let event = events[next]
        next += 1
        if depth > maximumDepth {
            throw failure("is nested more than \(maximumDepth) levels deep", "remove the needless brackets", event)
        }
        try count(1, event)
        switch event.kind {
        case .scalar(let scalar, let isQuoted, let anchor, let tag):
            try refuse(tag: tag, event)
            let content = ConfigNode.Scalar(text: scalar, written: scalar, isQuoted: isQuoted)
            return named(anchor, ConfigNode(content: .scalar(content), location: location(event)))
        case .listStart(let anchor, let tag):
            try refuse(tag: tag, event)
            return named(anchor, try list(event, path: path, depth: depth))
        case .mappingStart(let anchor, let tag):
            try refuse(tag: tag, event)
            return named(anchor, try mapping(event, path: path, depth: depth))
        case .alias(let name):
            guard let node = anchors[name] else {
                throw failure("the alias '*\(name)' stands for nothing", "define '&\(name)' before it", event)
            }
            try count(node.count, event)
            return node
        case .documentStart, .listEnd, .mappingEnd:
            throw failure("cannot be read here", "check the brackets around this place", event)
        }
    }

    private mutating func list(_ start: YAMLEvent, path: String, depth: Int) throws(GossanError) -> ConfigNode {
        var items: [ConfigNode] = []
        while events[next].kind != .listEnd {
            items.append(try node(path: "\(path)[\(items.count)]", depth: depth + 1))
        }
        next += 1
        return ConfigNode(content: .list(items), location: location(start))
    }

    private mutating func mapping(_ start: YAMLEvent, path: String, depth: Int) throws(GossanError) -> ConfigNode {
        var entries: [ConfigNode.Entry] = []
        var merged: [ConfigNode.Entry] = []
        while events[next].kind != .mappingEnd {
            let key = try node(path: path, depth: depth + 1)
            guard let name = key.scalar?.text, !key.isNull else {
                throw GossanError(
                    .configuration, subject: path.isEmpty ? text.name : path, problem: "has \(key.words) for a key",
                    remedy: "keys are plain words", location: key.location)
            }
            let value = try node(path: join(path, name), depth: depth + 1)
            if name == "<<" {
                merged += mergedEntries(value, path: path)
            } else if let first = entries.first(where: { $0.key == name }) {
                problems.append(repeated(name, path: path, at: key.location, first: first.keyLocation))
            } else {
                entries.append(.init(key: name, keyLocation: key.location, value: value))
            }
        }
        next += 1
        for entry in merged where !entries.contains(where: { $0.key == entry.key }) { entries.append(entry) }
        return ConfigNode(content: .mapping(entries), location: location(start))
    }

    private mutating func mergedEntries(_ value: ConfigNode, path: String) -> [ConfigNode.Entry] {
        let sources: [ConfigNode] = if case .list(let items) = value.content { items } else { [value] }
        if sources.contains(where: { $0.entries == nil }) {
            problems.append(
                GossanError(
                    .configuration, subject: join(path, "<<"), problem: "needs a mapping, found \(value.words)",
                    remedy: "name an anchored mapping, as in '<<: *common'", location: value.location))
        }
        return sources.flatMap { $0.entries ?? [] }
    }

    private func repeated(
        _ key: String, path: String, at location: SourceLocation, first: SourceLocation
    ) -> GossanError {
        GossanError(
            .configuration, subject: join(path, key),
            problem: "is written twice; it stands at line \(first.line) column \(first.column) already",
            remedy: "keep one of the two", location: location)
    }

    private mutating func named(_ anchor: String?, _ node: ConfigNode) -> ConfigNode {
        if let anchor { anchors[anchor] = node }
        return node
    }

    private mutating func count(_ more: Int, _ event: YAMLEvent) throws(GossanError) {
        nodes += more
        if nodes > maximumNodes {
            throw failure("holds more than \(maximumNodes) values", "remove the aliases that repeat each other", event)
        }
    }

    private func refuse(tag: String?, _ event: YAMLEvent) throws(GossanError) {
        if let tag { throw failure("has the YAML tag '\(tag)'", "remove the tag; options know their own types", event) }
    }

    private func location(_ event: YAMLEvent) -> SourceLocation {
        text.location(line: event.line, column: event.column, length: event.length)
    }

    private func failure(_ problem: String, _ remedy: String, _ event: YAMLEvent) -> GossanError {
        GossanError(
            .configuration, subject: text.name, problem: problem, remedy: remedy, location: location(event))
    }
}

private let maximumDepth = 40
private let maximumNodes = 100_000

/// A key path with one more key.
func join(_ path: String, _ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }
