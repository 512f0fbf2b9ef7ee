import Foundations
import Prospectivity

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The membership of a layer for which the config gives none.
///
/// Quantities rise or fall linearly over the range between their 1 % and 99 % quantiles, with a tenth of it added on
/// either side, so that no place is excluded by one layer alone (a membership of 0 annuls the product and gamma).
/// Classes take the logistic function of their weight of evidence.
struct FuzzyDefault {
    let layer: EvidenceRecord
    let weights: LayerWeights?

    var transform: LayerTransform {
        if let names = layer.classNames { return classes(count: names.count) }
        let statistics = layer.statistics
        if statistics.minimum >= 0, statistics.maximum <= 1, !isTwoValued { return .identity }
        let values = layer.sample.sortedValues()
        guard !values.isEmpty else { return .identity }
        let low = Double(values[values.count / 100])
        let high = Double(values[values.count - 1 - values.count / 100])
        let margin = max(high - low, 1e-9) / 10
        return layer.direction == .ascending
            ? .membership(.linear(low: high + margin, high: low - margin))
            : .membership(.linear(low: low - margin, high: high + margin))
    }

    private var isTwoValued: Bool { layer.sample.sortedValues().allSatisfy { $0 == 0 || $0 == 1 } }

    private func classes(count: Int) -> LayerTransform {
        let degrees = (1...max(1, count)).map { code -> FuzzyMembership.CategoryDegree in
            let weight = weights.flatMap { table in table.classIndex(of: Float(code)).map { table.classes[$0].weight } }
            let degree = 1 / (1 + exp(-(weight ?? 0)))
            return FuzzyMembership.CategoryDegree(value: Double(code), degree: degree.clamped(to: 0.05...0.95))
        }
        return .membership(.categories(degrees, otherwise: 0.5))
    }
}
