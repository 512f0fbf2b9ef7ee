import Foundations

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// How far a value belongs to the fuzzy set of favourable places: a number from 0 (not at all) to 1 (wholly).
///
/// Source: Tsoukalas and Uhrig (1997) as used in ArcGIS and in QGIS (native:fuzzifyraster...): large
/// 1/(1+(x/m)^-k), small 1/(1+(x/m)^k), near 1/(1+k(x-m)²), gaussian exp(-k(x-m)²). Values at or below zero have no
/// power; they take the limit there, 0 for large and 1 for small (ArcGIS does not accept negative ones there). Logistic function:
/// Yousefi and Nykänen (2016), doi:10.1016/j.gexplo.2015.10.008.
public enum FuzzyMembership: Sendable, Hashable, Codable {
    /// One half at the midpoint, rising with the value.
    case large(midpoint: Double, spread: Double)
    /// One half at the midpoint, falling with the value.
    case small(midpoint: Double, spread: Double)
    /// One at the midpoint, falling on both sides.
    case near(midpoint: Double, spread: Double)
    /// One at the midpoint, falling on both sides as a bell.
    case gaussian(midpoint: Double, spread: Double)
    /// One half at the midpoint, rising with the value as a logistic function; falling where the slope is below 0.
    case sigmoid(midpoint: Double, slope: Double)
    /// Zero at `low`, one at `high`, linear between; `low` above `high` falls instead of rising.
    case linear(low: Double, high: Double)
    /// A degree for each class; classes not listed take `otherwise`, or are missing where that is nil.
    case categories([CategoryDegree], otherwise: Double?)

    /// The degree of membership of one class of a categorical layer.
    public struct CategoryDegree: Sendable, Hashable, Codable {
        /// The value of the class.
        public var value: Double
        /// Its degree, 0 to 1.
        public var degree: Double

        /// - Parameters:
        ///   - value: The value of the class.
        ///   - degree: Its degree, 0 to 1.
        public init(value: Double, degree: Double) {
            self.value = value
            self.degree = degree
        }
    }

    /// The degree of membership; NaN for NaN.
    public func degree(of x: Double) -> Double {
        if x.isNaN { return x }
        switch self {
        case .large(let midpoint, let spread): return x <= 0 ? 0 : 1 / (1 + pow(x / midpoint, -spread))
        case .small(let midpoint, let spread): return x <= 0 ? 1 : 1 / (1 + pow(x / midpoint, spread))
        case .near(let midpoint, let spread): return 1 / (1 + spread * (x - midpoint) * (x - midpoint))
        case .gaussian(let midpoint, let spread): return exp(-spread * (x - midpoint) * (x - midpoint))
        case .sigmoid(let midpoint, let slope): return 1 / (1 + exp(-slope * (x - midpoint)))
        case .linear(let low, let high): return low == high ? .nan : ((x - low) / (high - low)).clamped(to: 0...1)
        case .categories(let degrees, let otherwise):
            return degrees.first { $0.value == x }?.degree ?? otherwise ?? .nan
        }
    }

    /// - Throws: `GossanError` of kind `.configuration` where a midpoint, spread, range or degree makes no sense.
    public func validate(for layer: String) throws(GossanError) {
        let problem: String? =
            switch self {
            case .large(let midpoint, let spread), .small(let midpoint, let spread):
                midpoint > 0 && spread > 0 ? nil : "midpoint and spread of the membership must be positive"
            case .near(_, let spread), .gaussian(_, let spread):
                spread > 0 ? nil : "spread of the membership must be positive"
            case .sigmoid(_, let slope):
                slope != 0 && slope.isFinite ? nil : "slope of the membership must not be 0"
            case .linear(let low, let high): low == high ? "low and high of the membership are equal" : nil
            case .categories(let degrees, let otherwise):
                (degrees.map(\.degree) + [otherwise ?? 0]).allSatisfy((0...1).contains)
                    ? nil : "degrees of membership must lie between 0 and 1"
            }
        guard let problem else { return }
        throw GossanError(
            .configuration, subject: layer, problem: problem, remedy: "change the membership of this layer")
    }
}
