import Foundations
import Prospectivity

/// Which evidence layers each model uses, as places among all that any of them uses.
struct ModelLayers: Sendable {
    /// The layers that any model uses.
    let all: [EvidenceRecord]
    /// Places of the layers whose classes are counted: those of weights of evidence, and layers of classes, which other
    /// models take by their weights.
    let counted: [Int]
    private let places: [ProspectivityModelName: [Int]]

    /// - Parameters:
    ///   - section: The choices of the config.
    ///   - layers: All evidence layers, in the order of the config.
    init(_ section: ProspectivitySection, layers: [EvidenceRecord]) {
        let kinds = ([section.model] + section.comparisons).filter { $0 != .ensemble }
        let common = section.layers.isEmpty ? layers.map(\.name) : section.layers
        let names = kinds.map { kind in Set(section.layersByModel[name: kind.rawValue] ?? common) }
        // A layer without a value anywhere, of which a warning tells, would leave no cell to any model.
        all = layers.filter { layer in
            layer.statistics.count > 0 && names.contains { $0.contains(layer.name) }
        }
        var places: [ProspectivityModelName: [Int]] = [:]
        for (kind, names) in zip(kinds, names) {
            places[kind] = all.indices.filter { [all] in names.contains(all[$0].name) }
        }
        self.places = places
        counted = all.indices.filter { [all] index in
            kinds.contains { kind in
                (places[kind] ?? []).contains(index)
                    && (kind == .weightsOfEvidence || all[index].classNames != nil)
            }
        }
    }

    /// The places of a model's layers.
    func places(of kind: ProspectivityModelName) -> [Int] { places[kind] ?? [] }

    /// Which of a model's layers are counted: their places among its layers and among the counted ones.
    func counted(of kind: ProspectivityModelName) -> [(own: Int, counted: Int)] {
        places(of: kind).enumerated().compactMap { own, place in
            counted.firstIndex(of: place).map { (own, $0) }
        }
    }
}
