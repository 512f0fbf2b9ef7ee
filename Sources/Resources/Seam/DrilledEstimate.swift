import Foundations

/// Realizations of the drilled part of an estimate: tonnes by prospect and category.
///
/// Only totals are kept, never blocks. Realizations may be computed anywhere in any order, and are appended in order.
public struct DrilledEstimate: Sendable, Codable {
    /// The parts that occur, by prospect and category.
    public let parts: [SeamPart]
    /// Grades of the seam.
    public let variables: SeamVariables
    /// Tonnes and grade over cut-offs; nil unless asked for.
    public private(set) var gradeTonnage: GradeTonnageSeries?
    private var realizations: [[SeamTotals]] = []

    /// - Parameter estimator: What the realizations are computed with.
    public init(of estimator: SeamEstimator) {
        parts = estimator.parts
        variables = estimator.variables
    }

    /// Estimates all realizations, one after the other.
    ///
    /// - Parameters:
    ///   - estimator: What the realizations are computed with.
    ///   - tonnesFactors: The common error factor of tonnage of each realization; as many as there are realizations.
    ///   - blocks: Gives the seam of a realization, from 0; only one is held at a time.
    public init(
        of estimator: SeamEstimator, tonnesFactors: [Double], blocks: (Int) throws -> SeamBlocks
    ) throws {
        self.init(of: estimator)
        for (realization, factor) in tonnesFactors.enumerated() {
            append(try estimator.estimate(try blocks(realization), tonnesFactor: factor))
        }
    }

    /// Appends the next realization.
    public mutating func append(_ realization: SeamRealization) {
        realizations.append(realization.totals)
        guard let curve = realization.curve else { return }
        var series = gradeTonnage ?? GradeTonnageSeries(cutoffs: curve.cutoffs)
        series.append(curve)
        gradeTonnage = series
    }

    /// How many realizations there are.
    public var count: Int { realizations.count }

    /// The parts that satisfy a condition, added up within each realization.
    public func series(where isWanted: (SeamPart) -> Bool) -> DrilledSeries {
        let wanted = parts.indices.filter { isWanted(parts[$0]) }
        let none = SeamTotals(gradeCount: variables.grades.count)
        return DrilledSeries(
            variables: variables,
            totals: realizations.map { totals in wanted.reduce(none) { $0 + totals[$1] } })
    }

    /// One prospect, all categories or one.
    public func series(prospect: Int, category: ResourceCategory? = nil) -> DrilledSeries {
        series { $0.prospect == prospect && (category == nil || $0.category == category) }
    }

    /// All prospects in one category.
    public func series(category: ResourceCategory) -> DrilledSeries {
        series { $0.category == category }
    }
}
