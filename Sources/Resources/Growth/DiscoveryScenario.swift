import Foundations

/// How much of the exploration potential becomes booked by the horizon. The only way for potential into the ledger.
public struct DiscoveryScenario: Sendable, Hashable, Codable {
    /// The probability that an undiscovered deposit in a prospect is found by the horizon.
    public var discoveredInProspects: Double
    /// The probability that an undiscovered deposit outside all prospects is found by the horizon.
    public var discoveredElsewhere: Double

    /// - Parameters:
    ///   - discoveredInProspects: The probability that a deposit in a prospect is found by the horizon.
    ///   - discoveredElsewhere: The same outside all prospects; as in prospects where not given.
    /// - Throws: `GossanError` of kind `configuration` when one lies outside 0 ... 100 %.
    public init(discoveredInProspects: Double, discoveredElsewhere: Double? = nil) throws {
        self.discoveredInProspects = discoveredInProspects
        self.discoveredElsewhere = discoveredElsewhere ?? discoveredInProspects
        guard (0...1).contains(self.discoveredInProspects), (0...1).contains(self.discoveredElsewhere) else {
            throw GossanError(
                .configuration, subject: "share discovered by the horizon",
                problem: "must lie in 0 ... 100 %, found \(self.discoveredInProspects * 100) %",
                remedy: "give the share of undiscovered deposits that is found by the horizon")
        }
    }
}

/// The shares of ground that the opening already books, which may not be added again.
public struct BookedGround: Sendable, Hashable {
    /// The booked share of each prospect, as fraction of its area; a prospect not listed is not booked.
    public var shareOfProspect: [String: Double]
    /// The booked share of the permissive ground outside all prospects.
    public var shareElsewhere: Double

    /// - Parameters:
    ///   - shareOfProspect: The booked share of each prospect.
    ///   - shareElsewhere: The booked share of the permissive ground outside all prospects.
    public init(shareOfProspect: [String: Double] = [:], shareElsewhere: Double = 0) {
        self.shareOfProspect = shareOfProspect
        self.shareElsewhere = shareElsewhere
    }
}

extension SharedPotential {
    /// The tonnage found by the horizon on ground that is not booked yet, in each realization, in tonnes.
    ///
    /// A deposit is found whole or not at all: one draw per deposit, keyed by belt, realization and the deposit's number,
    /// with the probability that it is discovered and its ground not booked. So the spread is that of finding few
    /// deposits, not that of a fixed share of the tonnage; the mean is the same.
    ///
    /// - Parameters:
    ///   - scenario: The probability of discovery.
    ///   - booked: What the opening already books.
    ///   - seed: The seed of the run.
    /// - Throws: `GossanError` of kind `badData` when a booked share lies outside 0 ... 1.
    ///
    /// Cost: proportional to the number of deposits.
    public func discoveredTonnes(
        _ scenario: DiscoveryScenario, booked: BookedGround = BookedGround(), seed: UInt64
    ) throws -> [Double] {
        let bookedShares = shares.prospectIDs.map { booked.shareOfProspect[$0] ?? 0 } + [booked.shareElsewhere]
        guard bookedShares.allSatisfy({ (0...1).contains($0) }) else {
            throw GossanError(
                .badData, subject: "booked ground of belt \(deposits.beltID)",
                problem: "has a share outside 0 ... 100 %", remedy: "intersect the booked outlines with the prospects")
        }
        let probabilities = bookedShares.enumerated().map { place, bookedShare in
            (place == elsewherePlace ? scenario.discoveredElsewhere : scenario.discoveredInProspects)
                * (1 - bookedShare)
        }
        return (0..<deposits.realizations).map { realization in
            var stream = RandomStream(
                seed: seed, purpose: "growth/discovery/\(deposits.beltID)", index: UInt64(realization))
            return sum(
                deposits.deposits(in: realization).map { deposit in
                    stream.uniform() < probabilities[places[deposit]] ? deposits.tonnes[deposit] : 0
                })
        }
    }
}
