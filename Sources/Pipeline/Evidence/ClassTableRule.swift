import Foundations
import Streaming

/// What the classes of a map become: other classes, or numbers.
package struct ClassTableRule: Sendable {
    /// The classes as the config names them, with what each becomes.
    let entries: [NamedValue<String>]
    /// What classes that are not listed become; missing where there is nothing.
    let otherwise: String?

    init(_ entries: [NamedValue<String>], otherwise: String?) {
        self.entries = entries
        self.otherwise = otherwise
    }

    private var results: [String] { entries.map(\.value) + (otherwise.map { [$0] } ?? []) }

    /// The numbers that the entries become; nil where they become classes.
    var numbers: [Double]? {
        let found = entries.compactMap { Double($0.value) }
        return found.count == entries.count && (otherwise.map { Double($0) != nil } ?? true) ? found : nil
    }

    /// The names of the new classes with codes 1, 2, ..., in alphabetical order; nil where they become numbers.
    var classNames: [String]? { numbers == nil ? Array(Set(results)).sorted() : nil }

    /// Whether some become numbers and some classes.
    var isMixed: Bool { numbers == nil && results.contains { Double($0) != nil } }

    /// The layer of new classes, or of numbers.
    ///
    /// - Throws: `configuration` for a class that the layer does not have.
    func derive(_ source: any LayerSource, of input: String, _ context: EvidenceContext) throws -> DerivedLayer {
        let codes = try entries.map {
            Float(
                try classCode(
                    of: $0.name, layer: input, at: "\(context.subject).values", names: context.classNames(of: input)))
        }
        let names = classNames
        func value(_ text: String) -> Float {
            names?.firstIndex(of: text).map { Float($0 + 1) } ?? Float(text) ?? .nan
        }
        let values = Dictionary(zip(codes, entries.map { value($0.value) })) { first, _ in first }
        let rest = otherwise.map(value) ?? .nan
        let layer = ChangedLayer(source: source) { cells in
            cells.map { $0.isFinite ? values[$0.rounded()] ?? rest : .nan }
        }
        return DerivedLayer(layer, classNames: names, direction: names == nil ? nil : .categorical)
    }
}
