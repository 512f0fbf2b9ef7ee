/// The distribution of a layer's values, kept as a table of quantiles.
///
/// Source: empirical distribution function with ties at the middle of their step, so that the mean of the transformed
/// layer is one half. Cost: building sorts the sample; looking up is a binary search.
public struct EmpiricalDistribution: Sendable, Hashable, Codable {
    /// Distinct values, ascending.
    public let values: [Float]
    /// Fraction of the cells below each value plus half of those equal to it.
    public let probabilities: [Double]

    /// - Parameters:
    ///   - sorted: Known values, ascending.
    ///   - maximumSteps: Steps kept at most; more distinct values are thinned evenly, ends kept.
    public init(ofSorted sorted: [Float], maximumSteps: Int = 4096) {
        var distinct: [Float] = []
        var middles: [Double] = []
        var start = 0
        while start < sorted.count {
            var end = start + 1
            while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
            distinct.append(sorted[start])
            middles.append((Double(start) + Double(end - start) / 2) / Double(sorted.count))
            start = end
        }
        if distinct.count > maximumSteps, maximumSteps > 1 {
            let kept = (0..<maximumSteps).map { $0 * (distinct.count - 1) / (maximumSteps - 1) }
            values = kept.map { distinct[$0] }
            probabilities = kept.map { middles[$0] }
        } else {
            values = distinct
            probabilities = middles
        }
    }

    /// The distribution of a sample of cells.
    public init(of sample: ValueSample) { self.init(ofSorted: sample.sortedValues()) }

    /// The fraction of cells below a value, linear between the tabulated values; NaN for a missing value.
    public func probability(of value: Float) -> Double {
        guard !value.isNaN, let first = values.first, let last = values.last else { return .nan }
        if value < first { return 0 }
        if value > last { return 1 }
        let above = lowerBound(value)
        if values[above] == value { return probabilities[above] }
        let below = above - 1
        let step = Double(value - values[below]) / Double(values[above] - values[below])
        return probabilities[below] + step * (probabilities[above] - probabilities[below])
    }

    private func lowerBound(_ value: Float) -> Int {
        var low = 0
        var high = values.count
        while low < high {
            let middle = (low + high) / 2
            if values[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
