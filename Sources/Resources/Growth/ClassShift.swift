import Foundations

/// Tonnage that a new estimate of a belt moves between the classes of one series; it sums to zero in every realization.
public struct ClassShift: Sendable, Hashable {
    /// The belt.
    public let beltID: String
    /// What each class gains (positive) or loses, in tonnes in each realization.
    public let tonnes: [LedgerClass: [Double]]

    /// - Parameters:
    ///   - beltID: The belt.
    ///   - tonnes: What each class gains or loses, all of one series.
    /// - Throws: `GossanError` of kind `internalFault` when the classes are of two series, differ in realizations, or do not
    ///   sum to zero within 1e-9 of what moves or 1 kg, for what moves may be no more than rounding of large tonnages.
    public init(beltID: String, tonnes: [LedgerClass: [Double]]) throws {
        let columns = tonnes.values.map(\.self)
        let counts = Set(columns.map(\.count))
        let sumsToZero = (0..<(counts.first ?? 0)).allSatisfy { i in
            let moved = columns.reduce(0) { $0 + abs($1[i]) }
            return abs(columns.reduce(0) { $0 + $1[i] }) <= max(1e-3, 1e-9 * moved)
        }
        guard counts.count <= 1, Set(tonnes.keys.map(\.series)).count <= 1, sumsToZero else {
            throw GossanError(
                .internalFault, subject: "shift between classes of \(beltID)",
                problem: "is not within one series, or does not sum to zero", remedy: "")
        }
        self.beltID = beltID
        self.tonnes = tonnes
    }
}
