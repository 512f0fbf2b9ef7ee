import Foundations

/// Criteria made ready for `SeamSums`: each is a quotient of two of its values.
///
/// Ratios come out as sum over sum, because that is all the sums hold.
struct SeamLimits: Sendable, Hashable {
    private var quotients: [SeamQuotient] = []
    private var comparisons: [Criterion.Comparison] = []
    private var thresholds: [Double] = []

    /// - Throws: `configuration` for a criterion on a quantity that the seam does not have.
    init(_ criteria: [Criterion], variables: SeamVariables) throws(GossanError) {
        for criterion in criteria {
            quotients.append(try SeamQuotient(criterion.quantity, variables: variables))
            comparisons.append(criterion.comparison)
            thresholds.append(criterion.threshold)
        }
    }

    /// What the limits say of a sample.
    enum Verdict: Sendable, Hashable {
        case passes
        /// It breaks a limit, whatever is missing.
        case fails
        /// It breaks none of those that can be held against it, of which there are some or none.
        case unknown(isPartlyKnown: Bool)
    }

    /// What the limits say of values in the layout of `SeamSums`, of which some may be missing.
    func verdict(_ values: [Double]) -> Verdict {
        if pass(values) { return .passes }
        let isMissing = quotients.map { values[$0.numerator].isNaN || values[$0.denominator].isNaN }
        for (place, quotient) in quotients.enumerated() where !isMissing[place] {
            let value = values[quotient.numerator] / values[quotient.denominator] * quotient.factor
            if !comparisons[place].passes(value, thresholds[place]) { return .fails }
        }
        return .unknown(isPartlyKnown: isMissing.contains(false))
    }

    /// Whether values in the layout of `SeamSums` keep all limits; a missing value keeps none.
    func pass(_ values: [Double]) -> Bool {
        for (place, quotient) in quotients.enumerated() {
            let value = values[quotient.numerator] / values[quotient.denominator] * quotient.factor
            if !comparisons[place].passes(value, thresholds[place]) { return false }
        }
        return true
    }
}
