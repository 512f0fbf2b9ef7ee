import Foundations

/// Where each key path of a config stands, for messages of later stages.
package struct ConfigPlaces: Sendable {
    private var places: [String: SourceLocation] = [:]
    private let root: SourceLocation

    init(of tree: ConfigNode) {
        root = tree.location
        add(tree, path: "")
    }

    /// The place of a value; nil where the config does not write it.
    package subscript(path: String) -> SourceLocation? { places[path] }

    /// The place of a value, or of the nearest section above it that is written.
    package func nearest(to path: String) -> SourceLocation {
        var keys = path.split(separator: ".")
        while !keys.isEmpty {
            if let place = places[keys.joined(separator: ".")] { return place }
            keys.removeLast()
        }
        return root
    }

    /// Says of a failure that is about a value of the config where the value stands, and of its causes.
    package func located(_ error: GossanError) -> GossanError {
        var located = error
        if [.configuration, .inputMissing].contains(error.kind), error.location == nil {
            located.location = self[error.subject]
        }
        located.causes = error.causes.map(self.located)
        return located
    }

    /// The same of what `body` throws.
    package func locating<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as GossanError {
            throw located(error)
        }
    }

    private mutating func add(_ node: ConfigNode, path: String) {
        for entry in node.entries ?? [] {
            let here = join(path, entry.key)
            places[here] = entry.value.entries == nil ? entry.value.location : entry.keyLocation
            add(entry.value, path: here)
        }
    }
}
