import Foundations

/// Criteria made ready for `SeamSums`: each is a quotient of two of its values.
///
/// Ratios come out as sum over sum, because that is all the sums hold.
struct SeamLimits: Sendable, Hashable {
    private struct Limit: Sendable, Hashable {
        var numerator: Int
        var denominator: Int
        var factor: Double
        var comparison: Criterion.Comparison
        var threshold: Double
    }

    private var limits: [Limit]

    /// - Throws: `configuration` for a criterion on a quantity that the seam does not have.
    init(_ criteria: [Criterion], variables: SeamVariables) throws(GossanError) {
        limits = []
        for criterion in criteria {
            guard let quotient = Self.quotient(of: criterion.quantity, variables) else {
                throw GossanError(
                    .configuration, subject: "cut-off on '\(criterion.quantity)'",
                    problem: "the seam has no variable or ratio of that name",
                    remedy: "use one of \(Self.names(variables).joined(separator: ", "))")
            }
            limits.append(
                Limit(
                    numerator: quotient.numerator, denominator: quotient.denominator, factor: quotient.factor,
                    comparison: criterion.comparison, threshold: criterion.threshold))
        }
    }

    /// Whether all limits are kept; a missing value keeps none.
    func pass(_ values: [Double]) -> Bool {
        values.withUnsafeBufferPointer { pass($0) }
    }

    /// Whether all limits are kept by values in the layout of `SeamSums`.
    func pass(_ values: UnsafeBufferPointer<Double>) -> Bool {
        limits.allSatisfy { limit in
            let value = values[limit.numerator] / values[limit.denominator] * limit.factor
            return limit.comparison.passes(value, limit.threshold)
        }
    }

    private static func quotient(
        of name: String, _ variables: SeamVariables
    ) -> (numerator: Int, denominator: Int, factor: Double)? {
        let accumulation = { (grade: String) in variables.place(of: grade).map { SeamSums.firstAccumulation + $0 } }
        if let place = accumulation(name) { return (place, SeamSums.product, 1) }
        if let ratio = variables.ratios.first(where: { $0.name == name }),
            let above = accumulation(ratio.numerator), let below = accumulation(ratio.denominator)
        {
            return (above, below, unitFactor(ratio, variables))
        }
        if let recovery = variables.massRecovery, recovery.name == name {
            return (SeamSums.product, SeamSums.tonnes, 1 / recovery.unit.fractionOfOne)
        }
        return name == Cutoff.oreContent ? (SeamSums.product, SeamSums.thickness, 1000) : nil
    }

    private static func unitFactor(_ ratio: RatioDefinition, _ variables: SeamVariables) -> Double {
        let units = [ratio.numerator, ratio.denominator].compactMap { variables.place(of: $0) }
            .map { variables.grades[$0].unit }
        return units[0] == units[1] ? 1 : units[0].fractionOfOne / units[1].fractionOfOne
    }

    private static func names(_ variables: SeamVariables) -> [String] {
        variables.grades.map(\.name) + variables.ratios.map(\.name)
            + (variables.massRecovery.map { [$0.name] } ?? []) + [Cutoff.oreContent]
    }
}
