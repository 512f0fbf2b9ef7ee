import Foundations

/// The prospectivity mass of some ground: the sum of score x true area over its cells, in km2 of score 1.
///
/// It does not depend on the cell size, so that what is shared out by it does not either. A cell whose score is missing
/// (NaN) adds nothing.
///
/// - Parameters:
///   - scores: The prospectivity of each cell, 0 or more; NaN where missing.
///   - trueAreasKm2: The true area of each cell within the ground, in km2.
public func prospectivityMass(scores: [Float], trueAreasKm2: [Double]) -> Double {
    sum(zip(scores, trueAreasKm2).lazy.map { $0.isNaN ? 0 : Double($0) * $1 })
}

/// Which share of a belt's undiscovered deposits falls to each of its prospects and to the ground elsewhere.
public struct ProspectivityShares: Sendable, Hashable {
    /// The belt.
    public let beltID: String
    /// The prospects, in the order given.
    public let prospectIDs: [String]
    /// The share of each prospect, as fraction of 1.
    public let shares: [Double]

    /// The share of permissive ground outside any prospect, as fraction of 1.
    public var elsewhere: Double { max(0, 1 - sum(shares)) }

    /// Shares in proportion to prospectivity mass.
    ///
    /// - Parameters:
    ///   - beltID: The belt.
    ///   - prospects: Each prospect of the belt with the mass of its ground within the belt.
    ///   - permissiveMass: The mass of all permissive ground of the belt, inside and outside prospects. When it is 0,
    ///     everything falls elsewhere.
    /// - Throws: `GossanError` of kind `badData` when a mass is negative or missing, a prospect comes twice, or the
    ///   prospects together have more than the belt.
    public init(beltID: String, prospects: [(id: String, mass: Double)], permissiveMass: Double) throws {
        let inProspects = sum(prospects.lazy.map(\.mass))
        guard prospects.allSatisfy({ $0.mass >= 0 && $0.mass.isFinite }), permissiveMass >= 0, permissiveMass.isFinite,
            inProspects <= permissiveMass * (1 + 1e-6), Set(prospects.map(\.id)).count == prospects.count
        else {
            throw GossanError(
                .badData, subject: "belt \(beltID)",
                problem: "prospects hold a prospectivity mass of \(inProspects) of \(permissiveMass) in the belt",
                remedy: "prospects must not overlap, repeat or reach beyond the belt's permissive ground")
        }
        self.beltID = beltID
        prospectIDs = prospects.map(\.id)
        let whole = max(permissiveMass, inProspects)
        shares = prospects.map { whole > 0 ? $0.mass / whole : 0 }
    }
}
