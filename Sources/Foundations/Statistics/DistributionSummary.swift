/// What is told of an uncertain quantity: quantiles and mean over its realizations.
///
/// `q10` is the value below which 10 % of the realizations lie.
public struct DistributionSummary: Sendable, Hashable, Codable {
    /// The 10 % quantile: 10 % of outcomes lie below.
    public var q10: Double
    /// The median.
    public var q50: Double
    /// The 90 % quantile: 90 % of outcomes lie below.
    public var q90: Double
    /// The mean.
    public var mean: Double

    /// - Parameters:
    ///   - q10: The 10 % quantile.
    ///   - q50: The median.
    ///   - q90: The 90 % quantile.
    ///   - mean: The mean.
    public init(q10: Double, q50: Double, q90: Double, mean: Double) {
        self.q10 = q10
        self.q50 = q50
        self.q90 = q90
        self.mean = mean
    }

    /// Sums up realizations; nil when there are none.
    public init?(of realizations: [Double]) {
        guard !realizations.isEmpty else { return nil }
        let sorted = realizations.sorted()
        self.init(
            q10: quantile(ofSorted: sorted, 0.1), q50: quantile(ofSorted: sorted, 0.5),
            q90: quantile(ofSorted: sorted, 0.9), mean: sum(realizations) / Double(realizations.count))
    }
}

/// A quantile by linear interpolation between order statistics.
///
/// - Parameters:
///   - values: Values in ascending order, at least one.
///   - p: A probability in 0...1.
///
/// Source: Hyndman and Fan (1996), definition 7, doi:10.1080/00031305.1996.10473566 (the default of R and NumPy).
public func quantile(ofSorted values: [Double], _ p: Double) -> Double {
    let h = Double(values.count - 1) * p
    let low = Int(h.rounded(.down))
    let high = min(low + 1, values.count - 1)
    return values[low] + (h - Double(low)) * (values[high] - values[low])
}

/// The sum of many numbers with compensation for rounding.
///
/// Source: Neumaier (1974), doi:10.1002/zamm.19740540106.
public func sum(_ values: some Sequence<Double>) -> Double {
    var total = CompensatedSum()
    for value in values { total.add(value) }
    return total.value
}

/// A running sum whose rounding error does not grow with the number of terms (Neumaier 1974).
public struct CompensatedSum: Sendable, Hashable {
    private var total = 0.0
    private var compensation = 0.0

    /// Zero.
    public init() {}

    /// The sum so far.
    public var value: Double { total + compensation }

    /// Adds one term.
    public mutating func add(_ term: Double) {
        let next = total + term
        compensation += abs(total) >= abs(term) ? (total - next) + term : (term - next) + total
        total = next
    }

    /// Adds another sum.
    public mutating func add(_ other: CompensatedSum) {
        add(other.total)
        add(other.compensation)
    }
}
