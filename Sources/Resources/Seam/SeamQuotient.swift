import Foundations

/// A grade, ratio, mass recovery or ore content as a quotient of two values of `SeamSums`.
struct SeamQuotient: Sendable, Hashable {
    /// Place of the value above the line.
    var numerator: Int
    /// Place of the value below the line.
    var denominator: Int
    /// Brings the quotient to the unit of the quantity.
    var factor: Double

    /// - Parameters:
    ///   - name: The quantity.
    ///   - variables: Grades, ratios and mass recovery of the seam.
    /// - Throws: `configuration` when the seam has no such quantity.
    init(_ name: String, variables: SeamVariables) throws(GossanError) {
        let accumulation = { (grade: String) in variables.place(of: grade).map { SeamSums.firstAccumulation + $0 } }
        // First, since holes may have it as a grade too, and a grade is weighted by product.
        if let recovery = variables.massRecovery, recovery.name == name {
            self.init(
                numerator: SeamSums.product, denominator: SeamSums.tonnes, factor: 1 / recovery.unit.fractionOfOne)
        } else if let place = accumulation(name) {
            self.init(numerator: place, denominator: SeamSums.product, factor: 1)
        } else if let ratio = variables.ratios.first(where: { $0.name == name }),
            let above = accumulation(ratio.numerator), let below = accumulation(ratio.denominator)
        {
            self.init(numerator: above, denominator: below, factor: Self.unitFactor(ratio, variables))
        } else if name == Cutoff.oreContent {
            self.init(numerator: SeamSums.product, denominator: SeamSums.thickness, factor: 1000)
        } else {
            throw GossanError(
                .configuration, subject: "'\(name)'", problem: "the seam has no variable or ratio of that name",
                remedy: "use one of \(Self.names(variables).joined(separator: ", "))")
        }
    }

    /// The quotient of values in the layout of `SeamSums`.
    func value(of values: [Double]) -> Double { values[numerator] / values[denominator] * factor }

    /// The same; nil where one of the two is missing.
    func figure(of values: [Double]) -> Double? {
        values[numerator].isNaN || values[denominator].isNaN ? nil : value(of: values)
    }

    /// The quotient of a sample; nil where it is missing. Grades and their ratios need no mass.
    func figure(of sample: SeamSample) -> Double? {
        guard numerator >= SeamSums.firstAccumulation else { return figure(of: sample.sums.values) }
        let above = sample.grades[numerator - SeamSums.firstAccumulation]
        let below =
            denominator == SeamSums.product ? 1 : sample.grades[denominator - SeamSums.firstAccumulation]
        return above.isNaN || below.isNaN ? nil : above / below * factor
    }

    private init(numerator: Int, denominator: Int, factor: Double) {
        self.numerator = numerator
        self.denominator = denominator
        self.factor = factor
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
