import Foundations

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A cell-by-cell change of a layer's values, with all its parameters fixed, so that it is the same on every window.
///
/// Missing stays missing. Cost: linear in cells.
public enum LayerTransform: Sendable, Hashable, Codable {
    /// The values as they are.
    case identity
    /// `low` becomes 0, `high` becomes 1, linear between and clamped outside; `low` above `high` turns the scale round.
    case linear(low: Double, high: Double)
    /// Values below `low` become it, and values above `high` that.
    case clamped(low: Double, high: Double)
    /// The logarithm of value plus offset; where that is not positive the cell becomes missing.
    case logarithm(base: LogarithmBase, offset: Double)
    /// The fraction of the study area's cells with a lower value.
    case quantile(EmpiricalDistribution)
    /// Distance from the mean in standard deviations.
    case zScore(mean: Double, standardDeviation: Double)
    /// Degree of membership in the fuzzy set of favourable places, 0 to 1.
    case membership(FuzzyMembership)

    /// The base of a logarithm.
    public enum LogarithmBase: String, Sendable, Hashable, Codable, CaseIterable {
        /// e
        case natural
        /// 10
        case ten
    }

    /// The linear transform over the range of the layer.
    public static func linear(over statistics: LayerStatistics) -> LayerTransform {
        .linear(low: statistics.minimum, high: statistics.maximum)
    }

    /// The z-score by mean and deviation of the layer.
    public static func zScore(of statistics: LayerStatistics) -> LayerTransform {
        .zScore(mean: statistics.mean, standardDeviation: statistics.standardDeviation)
    }

    /// The transformed value; NaN for a missing one.
    public func apply(to value: Float) -> Float {
        guard !value.isNaN else { return value }
        let x = Double(value)
        switch self {
        case .identity: return value
        case .linear(let low, let high):
            return low == high ? .nan : Float(((x - low) / (high - low)).clamped(to: 0...1))
        case .clamped(let low, let high): return Float(x < low ? low : x > high ? high : x)
        case .logarithm(let base, let offset):
            guard x + offset > 0 else { return .nan }
            return Float(base == .natural ? log(x + offset) : log10(x + offset))
        case .quantile(let distribution): return Float(distribution.probability(of: value))
        case .zScore(let mean, let deviation): return deviation > 0 ? Float((x - mean) / deviation) : .nan
        case .membership(let membership): return Float(membership.degree(of: x))
        }
    }

    /// The transformed values of a window.
    public func apply(to values: some Collection<Float>) -> [Float] {
        switch self {
        case .identity: return Array(values)
        case .linear(let low, let high) where low != high, .membership(.linear(let low, let high)) where low != high:
            let scale = 1 / (high - low)
            // Comparisons with NaN are false, so that missing stays missing.
            return values.map { value in
                let share = (Double(value) - low) * scale
                return Float(share < 0 ? 0 : share > 1 ? 1 : share)
            }
        default: return values.map { apply(to: $0) }
        }
    }

    /// What a user should know before the transform runs on a layer with these statistics.
    public func warnings(for layer: String, with statistics: LayerStatistics) -> [Warning] {
        switch self {
        case .linear(let low, let high) where low == high:
            return [constantLayer(layer, at: low)]
        case .zScore(_, let deviation) where !(deviation > 0):
            return [constantLayer(layer, at: statistics.mean)]
        case .logarithm(_, let offset) where statistics.count > 0 && statistics.minimum + offset <= 0:
            return [
                Warning(
                    code: "logarithm_of_nonpositive", subject: layer,
                    message: "least value plus offset is \(statistics.minimum + offset): such cells become missing; "
                        + "an offset above \(-statistics.minimum) keeps them")
            ]
        default: return []
        }
    }

    private func constantLayer(_ layer: String, at value: Double) -> Warning {
        Warning(
            code: "constant_layer", subject: layer,
            message: "all cells hold \(value): the transform leaves none known and the layer takes no part")
    }
}
