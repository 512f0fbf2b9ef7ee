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

    /// What the limits say of a sample or of several together.
    enum Verdict: Sendable, Hashable {
        case passes
        /// It breaks a limit, whatever is missing.
        case fails
        /// It breaks none of those that can be held against it, and some cannot.
        case unknown
    }

    /// What the limits say of a sample. A grade is held against its limit whatever becomes of the sample in the wash, for waste
    /// is seldom washed; ore whose mass recovery is missing is unknown, and nothing that leaves no product is ore.
    func verdict(of sample: SeamSample) -> Verdict {
        let product = sample.sums.values[SeamSums.product]
        // Of a level hole the thickness is 0, which says nothing of the wash.
        if product == 0, sample.sums.thicknessMetres > 0 { return .fails }
        let verdict = verdict(quotients.map { $0.figure(of: sample) })
        guard verdict == .passes else { return verdict }
        return product.isNaN ? .unknown : product > 0 ? .passes : .fails
    }

    /// What the limits say of values in the layout of `SeamSums`, of which some may be missing.
    func verdict(of values: [Double]) -> Verdict { verdict(quotients.map { $0.figure(of: values) }) }

    private func verdict(_ figures: [Double?]) -> Verdict {
        for (place, figure) in figures.enumerated() {
            if let figure, !comparisons[place].passes(figure, thresholds[place]) { return .fails }
        }
        return figures.contains(nil) ? .unknown : .passes
    }

    /// Whether values in the layout of `SeamSums` keep all limits; a missing value keeps none.
    func pass(_ values: [Double]) -> Bool {
        for (place, quotient) in quotients.enumerated() {
            if !comparisons[place].passes(quotient.value(of: values), thresholds[place]) { return false }
        }
        return true
    }
}
