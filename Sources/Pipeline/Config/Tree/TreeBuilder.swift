import Foundations

/// Builds the tree from events; limits its depth and size, so that aliases cannot fill the memory.
struct TreeBuilder {
    private let text: ConfigText
    private let events: [YAMLEvent]
    private var next = 0
    private var anchors: [String: ConfigNode] = [:]
    private var nodes = 0
    /// Repeated keys and the like, which do not keep the rest from being read.
    private(set) var problems: [GossanError] = []

    /// - Parameters:
    ///   - text: The text, for places in messages.
    ///   - events: Its events, beginning with a document.
    init(text: ConfigText, events: [YAMLEvent]) {
        self.text = text
        self.events = events
    }

    /// The one document of the events.
    mutating func document() throws(GossanError) -> ConfigNode {
        next = 1
        let root = try node(path: "", depth: 0)
        if next < events.count {
            throw failure(
                "holds more than one YAML document", "keep one config in a file; remove the '---'", events[next])
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
        let name = tag?.replacing("tag:yaml.org,2002:", with: "!!")
        if let name {
            throw failure("has the YAML tag '\(name)'", "remove the tag; options know their own types", event)
        }
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
