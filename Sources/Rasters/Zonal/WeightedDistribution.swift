/// Distinct values in ascending order, each with its total weight.
public struct WeightedDistribution: Sendable, Equatable {
    /// The values, ascending.
    public let values: [Float]
    /// The total weight of each value.
    public let weights: [Double]

    init(_ shares: [ZonalAccumulator.Share]) {
        // A stable order of equal values keeps the sums the same bits; the standard sort is stable.
        let sorted = shares.sorted { $0.value < $1.value }
        var values: [Float] = []
        var weights: [Double] = []
        for share in sorted {
            if values.last == share.value {
                weights[weights.count - 1] += share.weight
            } else {
                values.append(share.value)
                weights.append(share.weight)
            }
        }
        self.values = values
        self.weights = weights
    }

    /// The value with the greatest weight; of equals the greatest value, as in exactextract. NaN when empty.
    public var majority: Float {
        var best = -1
        for index in values.indices where best < 0 || weights[index] >= weights[best] { best = index }
        return best < 0 ? .nan : values[best]
    }

    /// A weighted quantile; NaN when empty.
    ///
    /// - Parameter p: A probability in 0...1.
    ///
    /// Linear interpolation between the distinct values x(k) placed at s(k) = (k-1) w(k) + (n-1) (w(1) + ... + w(k-1))
    /// and read at p s(n): with equal weights this is Hyndman and Fan's definition 7. The definition of exactextract's
    /// `weighted_quantiles.h`. Cost: O(n).
    public func quantile(_ p: Double) -> Double {
        guard let last = values.last else { return .nan }
        let n = Double(values.count)
        let target = p * weights.reduce(0, +) * (n - 1)
        var before = 0.0
        var previous = (position: 0.0, value: Double(values[0]))
        for index in values.indices {
            let position = Double(index) * weights[index] + (n - 1) * before
            let value = Double(values[index])
            if position > target {
                let part = (target - previous.position) / (position - previous.position)
                return previous.value + part * (value - previous.value)
            }
            before += weights[index]
            previous = (position, value)
        }
        return Double(last)
    }
}
