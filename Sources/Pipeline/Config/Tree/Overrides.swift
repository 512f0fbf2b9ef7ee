import Foundations

/// Applies `--set section.key=value` to a tree; the value is read as YAML, and messages about it name the command line.
///
/// Sections that are not there are made. Values of lists cannot be set one by one; the whole list can.
func apply(overrides: [String], to tree: inout ConfigTree) {
    for override in overrides {
        do throws(GossanError) {
            let (keys, value) = try parse(override)
            try set(value, at: keys[...], path: "", in: &tree.root, override: override)
        } catch {
            tree.problems.append(error)
        }
    }
}

/// The name under which overrides appear in messages.
let commandLineName = "--set"

private func parse(_ override: String) throws(GossanError) -> (keys: [String], value: ConfigNode) {
    let text = ConfigText(name: commandLineName, text: override)
    guard let equals = override.firstIndex(of: "=") else {
        throw failure(override, "has no '='", "write --set section.key=value", text.start)
    }
    let keys = override[..<equals].split(separator: ".", omittingEmptySubsequences: false).map {
        $0.trimmingPrefix { $0 == " " }
    }.map(String.init)
    if keys.contains("") {
        throw failure(override, "has an empty key", "write --set section.key=value", text.start)
    }
    let column = override.distance(from: override.startIndex, to: equals) + 2
    return (keys, try value(String(override[override.index(after: equals)...]), column: column, text: text))
}

private func value(_ yaml: String, column: Int, text: ConfigText) throws(GossanError) -> ConfigNode {
    let here = text.location(line: 1, column: column, length: max(1, yaml.count))
    if yaml.allSatisfy({ $0 == " " }) {
        throw failure(text.name, "has no value", "write --set section.key=value", here)
    }
    do throws(GossanError) {
        let tree = try configTree(of: ConfigText(name: commandLineName, text: yaml))
        if let problem = tree.problems.first { throw problem }
        return tree.root.placed(at: here)
    } catch {
        throw failure(commandLineName, error.problem, error.remedy, here)
    }
}

private func set(
    _ value: ConfigNode, at keys: ArraySlice<String>, path: String, in node: inout ConfigNode, override: String
) throws(GossanError) {
    guard let key = keys.first else {
        node = value
        return
    }
    guard var entries = node.entries ?? (node.isNull ? [] : nil) else {
        throw failure(
            path, "is \(node.words), so that '\(key)' cannot be set in it",
            "set the whole value: --set \(path)=...", value.location)
    }
    let index =
        entries.firstIndex { $0.key == key }
        ?? {
            let empty = ConfigNode(content: .mapping([]), location: value.location)
            entries.append(.init(key: key, keyLocation: value.location, value: empty))
            return entries.count - 1
        }()
    entries[index].keyLocation = value.location
    try set(value, at: keys.dropFirst(), path: join(path, key), in: &entries[index].value, override: override)
    node.content = .mapping(entries)
}

private func failure(
    _ subject: String, _ problem: String, _ remedy: String, _ location: SourceLocation
) -> GossanError {
    GossanError(.configuration, subject: subject, problem: problem, remedy: remedy, location: location)
}

extension ConfigNode {
    /// The same tree, with every node said to stand at one place.
    fileprivate func placed(at location: SourceLocation) -> ConfigNode {
        var node = self
        node.location = location
        switch content {
        case .scalar: break
        case .list(let items): node.content = .list(items.map { $0.placed(at: location) })
        case .mapping(let entries):
            node.content = .mapping(
                entries.map { .init(key: $0.key, keyLocation: location, value: $0.value.placed(at: location)) })
        }
        return node
    }
}
