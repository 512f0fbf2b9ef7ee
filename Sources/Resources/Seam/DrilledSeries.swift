import Foundations

/// Totals of some drilled ground in every realization. Sums of series are sums within each realization.
public struct DrilledSeries: Sendable, Hashable {
    /// Grades of the seam.
    public let variables: SeamVariables
    /// The totals of each realization.
    public let totals: [SeamTotals]

    /// - Parameters:
    ///   - variables: Grades of the seam.
    ///   - totals: The totals of each realization.
    public init(variables: SeamVariables, totals: [SeamTotals]) {
        self.variables = variables
        self.totals = totals
    }

    /// One figure of every realization: `series.values(\.recoverableOreTonnes)`.
    public func values(_ figure: (SeamTotals) -> Double) -> [Double] { totals.map(figure) }

    /// Quantiles and mean of a figure over the realizations in which it exists; nil when it exists in none.
    public func summary(_ figure: (SeamTotals) -> Double) -> DistributionSummary? {
        DistributionSummary(of: totals.map(figure).filter(\.isFinite))
    }

    /// Tonnes of a variable contained in the product in place, of mass recovery those of the product itself; nil when it is
    /// not a grade of the seam.
    public func containedTonnes(of variable: String) -> [Double]? {
        if variable == variables.massRecovery?.name { return values(\.productTonnes) }
        return variables.place(of: variable).map { place in
            totals.map { $0.content(place) * variables.grades[place].unit.fractionOfOne }
        }
    }

    /// Mean grade in place in each realization, in the variable's unit, NaN without ore; nil when it is not a grade.
    public func grade(of variable: String) -> [Double]? {
        if let recovery = variables.massRecovery, recovery.name == variable {
            return totals.map { $0.productTonnes / $0.inPlaceTonnes / recovery.unit.fractionOfOne }
        }
        return variables.place(of: variable).map { place in totals.map { $0.grade(place) } }
    }

    /// Mean grade of the plant feed in each realization, NaN without feed; nil when it is not a grade.
    public func feedGrade(of variable: String) -> [Double]? {
        if let recovery = variables.massRecovery, recovery.name == variable {
            return totals.map { $0.plantFeedTonnes / $0.runOfMineTonnes / recovery.unit.fractionOfOne }
        }
        return variables.place(of: variable).map { place in totals.map { $0.feedGrade(place) } }
    }

    /// A ratio such as A/S in place in each realization, as content over content; nil when it is not defined.
    public func ratio(_ name: String) -> [Double]? { ratio(name, grade(of:)) }

    /// A ratio such as A/S of the plant feed in each realization; nil when it is not defined.
    public func feedRatio(_ name: String) -> [Double]? { ratio(name, feedGrade(of:)) }

    private func ratio(_ name: String, _ grade: (String) -> [Double]?) -> [Double]? {
        guard let quotient = try? SeamQuotient(name, variables: variables),
            let definition = variables.ratios.first(where: { $0.name == name }),
            let above = grade(definition.numerator), let below = grade(definition.denominator)
        else { return nil }
        return zip(above, below).map { $0 / $1 * quotient.factor }
    }

    /// Two disjoint pieces of ground together; both must have the same realizations.
    public static func + (a: DrilledSeries, b: DrilledSeries) -> DrilledSeries {
        DrilledSeries(variables: a.variables, totals: zip(a.totals, b.totals).map { $0 + $1 })
    }
}
