/// What became of one target.
public enum KrigingStatus: UInt8, Sendable, Hashable {
    /// It was estimated.
    case estimated
    /// Too few samples lie within the search neighbourhood.
    case beyondSupport
    /// The samples found do not determine the estimate: coincident, or collinear for a linear drift.
    case singular
}

/// The estimate of one target, for every variable, with the error variance that they share.
public struct KrigingEstimate: Sendable, Hashable {
    /// What became of the target; where it was not estimated every number is NaN.
    public var status: KrigingStatus
    /// One estimate per variable, in the units of the variable.
    public var values: [Double]
    /// The kriging variance, in the squared units of the variogram, never negative.
    public var variance: Double
    /// The slope of the regression of the true value on the estimate: 1 without conditional bias.
    public var slopeOfRegression: Double
    /// Kriging efficiency: (target variance - kriging variance) / target variance.
    public var efficiency: Double
    /// How many samples took part.
    public var sampleCount: Int
}

/// How many targets came to what end, and how often a factorization could be used again.
public struct KrigingTally: Sendable, Hashable, Codable {
    /// Targets estimated.
    public var estimated = 0
    /// Targets with too few samples in reach.
    public var beyondSupport = 0
    /// Targets whose system was singular.
    public var singular = 0
    /// Systems factored.
    public var factorizations = 0

    /// All zero.
    public init() {}

    /// Adds the counts of another part of the work.
    public static func += (total: inout KrigingTally, part: KrigingTally) {
        total.estimated += part.estimated
        total.beyondSupport += part.beyondSupport
        total.singular += part.singular
        total.factorizations += part.factorizations
    }
}
