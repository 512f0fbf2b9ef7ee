import Foundations

/// One expert's estimate of the number of deposits, as numbers reached with stated probability.
///
/// `n90` or more deposits exist with probability 0.9, `n50` or more with 0.5, `n10` or more with 0.1.
public struct ElicitedDepositCounts: Sendable, Hashable, Codable {
    /// Reached with probability 0.9.
    public var n90: Int
    /// Reached with probability 0.5.
    public var n50: Int
    /// Reached with probability 0.1.
    public var n10: Int
    /// Reached with probability 0.05, if stated.
    public var n05: Int?
    /// Reached with probability 0.01, if stated; needs `n05`.
    public var n01: Int?

    /// - Parameters:
    ///   - n90: Reached with probability 0.9.
    ///   - n50: Reached with probability 0.5.
    ///   - n10: Reached with probability 0.1.
    ///   - n05: Reached with probability 0.05.
    ///   - n01: Reached with probability 0.01.
    /// - Throws: `GossanError` of kind `configuration` when a number is negative or above `greatest`, or they do not rise in
    ///   this order.
    public init(n90: Int, n50: Int, n10: Int, n05: Int? = nil, n01: Int? = nil) throws {
        self.n90 = n90
        self.n50 = n50
        self.n10 = n10
        self.n05 = n05
        self.n01 = n01
        guard n90 >= 0, zip(thresholds, thresholds.dropFirst()).allSatisfy({ $0 <= $1 }), n01 == nil || n05 != nil
        else {
            throw GossanError(
                .configuration, subject: "number of deposits n90 \(n90), n50 \(n50), n10 \(n10)",
                problem: "must be at least 0 and must not fall from n90 over n50 and n10 to n05 and n01",
                remedy: "n90 is reached almost surely and is the smallest, n10 rarely and is the largest")
        }
        if let last = thresholds.last, last > Self.greatest {
            throw GossanError(
                .configuration, subject: "number of deposits n10 \(n10)", problem: "goes up to \(last)",
                remedy: "give at most \(Self.greatest) deposits in a belt")
        }
    }

    /// The greatest number of deposits that is taken: far beyond what a belt holds, and every one is drawn singly.
    public static let greatest = 500

    /// The stated numbers from the surest to the rarest.
    var thresholds: [Int] { [n90, n50, n10] + [n05, n01].compactMap { $0 } }
}
