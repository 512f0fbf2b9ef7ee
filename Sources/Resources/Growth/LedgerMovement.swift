import Foundations

/// The lines of the growth ledger: opening + discovery + conversion + re-estimation + cut-off change - depletion =
/// closing.
public enum LedgerItem: String, Sendable, Hashable, Codable, CaseIterable {
    /// What was booked at the opening.
    case opening
    /// What is newly found.
    case discovery
    /// What came from other classes less what went to them; sums to zero over the classes of a series.
    case conversion
    /// What a new estimate of booked ground adds or takes away.
    case reestimation
    /// What a change of the cut-off adds or takes away.
    case cutoffChange = "cutoff_change"
    /// What mining uses up, as a positive figure.
    case depletion
    /// What stands at the horizon.
    case closing
}

/// A change of one class of one belt, in every realization.
public struct LedgerMovement: Sendable, Hashable {
    /// Sorts of change; conversions are stated apart because they have two sides.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// What is newly found.
        case discovery
        /// What a new estimate of booked ground adds or takes away.
        case reestimation
        /// What a change of the cut-off adds or takes away.
        case cutoffChange
        /// What mining uses up, as a positive figure.
        case depletion
    }

    /// The belt.
    public var beltID: String
    /// The class.
    public var ledgerClass: LedgerClass
    /// The sort of change.
    public var kind: Kind
    /// The tonnage in each realization, in tonnes; a single value holds in all.
    public var tonnes: [Double]

    /// - Parameters:
    ///   - beltID: The belt.
    ///   - ledgerClass: The class.
    ///   - kind: The sort of change.
    ///   - tonnes: The tonnage in each realization, in tonnes; a single value holds in all.
    public init(beltID: String, ledgerClass: LedgerClass, kind: Kind, tonnes: [Double]) {
        self.beltID = beltID
        self.ledgerClass = ledgerClass
        self.kind = kind
        self.tonnes = tonnes
    }
}

/// A move of tonnage from one class of a belt to another of the same series.
public struct ClassConversion: Sendable, Hashable {
    /// The belt.
    public var beltID: String
    /// The class that gives.
    public let from: LedgerClass
    /// The class that takes.
    public let to: LedgerClass
    /// The share of what `from` holds after all other movements, in 0 ... 1.
    public let fraction: Double

    /// - Parameters:
    ///   - beltID: The belt.
    ///   - from: The class that gives.
    ///   - to: The class that takes.
    ///   - fraction: The share of what `from` holds after all other movements.
    /// - Throws: `GossanError` of kind `configuration` when the classes are of different series or the same, or the
    ///   share lies outside 0 ... 100 %.
    public init(beltID: String, from: LedgerClass, to: LedgerClass, fraction: Double) throws {
        guard from.series == to.series, from != to, (0...1).contains(fraction) else {
            throw GossanError(
                .configuration, subject: "conversion \(from.rawValue) to \(to.rawValue)",
                problem: "must move 0 ... 100 % between two classes of one series, found \(fraction * 100) %",
                remedy: "reserves are not resources: book a new reserve in the reserve series as a re-estimation")
        }
        self.beltID = beltID
        self.from = from
        self.to = to
        self.fraction = fraction
    }
}
