/// A change of the values of a layer.
package enum EvidenceTransform: Sendable, Hashable {
    /// Natural logarithm.
    case log
    /// Share of the study area with a lower value.
    case quantile
    /// Distance from the mean in standard deviations.
    case zscore
    /// The least value of the layer becomes 0 and the greatest 1, linear between.
    case minMax
    /// Values beyond two quantiles, as shares, take the value there.
    case winsorize(lower: Double, upper: Double)
    /// `from` becomes 0 and `to` 1, linear between, clamped outside.
    case linear(from: Double, to: Double)
    /// Degree of membership 1 / (1 + exp(-slope (x - midpoint))).
    case sigmoid(midpoint: Double, slope: Double)
    /// Degree of membership in the fuzzy set of favourable places.
    case fuzzy(FuzzyShape, midpoint: Double, spread: Double)
    /// Fuzzy membership 0 at `low`, 1 at `high`, linear between.
    case fuzzyLinear(low: Double, high: Double)
    /// Degree of membership of each class, and of those that are not named; these are missing where it has none.
    case fuzzyCategorical([ClassDegree], otherwise: Double?)

    /// Whether it gives degrees from 0 to 1.
    var isMembership: Bool {
        switch self {
        case .linear, .minMax, .sigmoid, .fuzzy, .fuzzyLinear, .fuzzyCategorical: true
        case .log, .quantile, .zscore, .winsorize: false
        }
    }

    /// Whether its numbers come from the values of the layer.
    var needsValues: Bool {
        switch self {
        case .quantile, .zscore, .minMax, .winsorize: true
        case .log, .linear, .sigmoid, .fuzzy, .fuzzyLinear, .fuzzyCategorical: false
        }
    }

    /// Whether it is for codes of classes; all others are for quantities.
    var takesClasses: Bool {
        if case .fuzzyCategorical = self { return true }
        return false
    }

    /// Whether values keep their unit.
    var keepsUnit: Bool {
        if case .winsorize = self { return true }
        return false
    }

    /// Which values are favourable afterwards: high degrees of membership, otherwise the same as before or, where the scale is turned
    /// round, the others.
    func direction(after before: EvidenceDirection?) -> EvidenceDirection? {
        switch self {
        case .sigmoid, .fuzzy, .fuzzyLinear, .fuzzyCategorical: return .descending
        case .linear(let from, let to) where from > to:
            return before == .ascending ? .descending : before == .descending ? .ascending : before
        case .log, .quantile, .zscore, .minMax, .winsorize, .linear: return before
        }
    }
}

/// Shapes of fuzzy membership with a midpoint and a spread.
package enum FuzzyShape: String, Sendable, Hashable {
    case large, small, near, gaussian
}

/// The degree of membership of a class, told by its name or code.
package struct ClassDegree: Sendable, Hashable {
    package var name: String
    package var degree: Double
}
