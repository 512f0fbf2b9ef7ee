import Foundations
import Prospectivity

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The membership of a layer: the config's, or else a default.
///
/// Quantities rise or fall linearly over the range between their 1 % and 99 % quantiles, with a tenth of it added on
/// either side, so that no place is excluded by one layer alone (a membership of 0 annuls the product and gamma).
/// Classes take the logistic function of their weight of evidence.
struct LayerMembership: Sendable {
    /// The membership of a layer of quantities; nil for one of classes.
    private let fixed: LayerTransform?
    private let classCount: Int

    /// - Parameters:
    ///   - layer: The layer.
    ///   - given: The membership that the config gives.
    init(_ layer: EvidenceRecord, given: EvidenceTransform?) throws {
        classCount = layer.classNames?.count ?? 0
        if let given {
            fixed = try LayerTransform(
                given, layer: layer.name, summary: LayerSummary(of: layer), classNames: layer.classNames)
        } else {
            fixed = layer.classNames == nil ? Self.membership(of: layer) : nil
        }
    }

    /// Whether the degrees are learnt from deposits.
    var learns: Bool { fixed == nil }

    /// The membership, for a layer of classes by its weights of evidence.
    func transform(_ weights: LayerWeights?) -> LayerTransform { fixed ?? classes(weights) }

    private static func membership(of layer: EvidenceRecord) -> LayerTransform {
        if layer.isMembership { return .identity }
        let statistics = layer.statistics
        let values = layer.sample.sortedValues()
        let isTwoValued = values.allSatisfy { $0 == 0 || $0 == 1 }
        guard !values.isEmpty, !(statistics.minimum >= 0 && statistics.maximum <= 1) || isTwoValued else {
            return .identity
        }
        let low = Double(values[values.count / 100])
        let high = Double(values[values.count - 1 - values.count / 100])
        let margin = max(high - low, 1e-9 * max(1, abs(high))) / 10
        return layer.direction == .ascending
            ? .membership(.linear(low: high + margin, high: low - margin))
            : .membership(.linear(low: low - margin, high: high + margin))
    }

    private func classes(_ weights: LayerWeights?) -> LayerTransform {
        let degrees = (1...max(1, classCount)).map { code -> FuzzyMembership.CategoryDegree in
            let weight = weights.flatMap { table in table.classIndex(of: Float(code)).map { table.classes[$0].weight } }
            let degree = 1 / (1 + exp(-(weight ?? 0)))
            return FuzzyMembership.CategoryDegree(value: Double(code), degree: degree.clamped(to: 0.05...0.95))
        }
        return .membership(.categories(degrees, otherwise: 0.5))
    }
}
