import Foundations

/// A chain of fractions that leads from exploration potential in place to a recoverable estimate.
///
/// The result is a recoverable estimate, never a reserve: potential has no resource category to rest on.
public struct RecoveryChain: Sendable, Hashable {
    /// One fraction of the chain.
    public struct Factor: Sendable, Hashable, Codable {
        /// What it stands for, such as mining recovery.
        public var name: String
        /// The fraction that passes, in 0 ... 1.
        public var fraction: Double

        /// - Parameters:
        ///   - name: What it stands for.
        ///   - fraction: The fraction that passes.
        public init(name: String, fraction: Double) {
            self.name = name
            self.fraction = fraction
        }
    }

    /// The factors, in the order in which they apply.
    public let factors: [Factor]

    /// - Parameter factors: The factors; none leaves everything.
    /// - Throws: `GossanError` of kind `configuration` when a fraction lies outside 0 ... 1.
    public init(_ factors: [Factor]) throws {
        if let wrong = factors.first(where: { !(0...1).contains($0.fraction) }) {
            throw GossanError(
                .configuration, subject: wrong.name,
                problem: "must lie in 0 ... 100 %, found \(wrong.fraction * 100) %",
                remedy: "give the share that is kept, not the share that is lost")
        }
        self.factors = factors
    }

    /// The product of all fractions.
    public var product: Double { factors.reduce(1) { $0 * $1.fraction } }
}

extension PotentialSeries {
    /// The recoverable estimate in each realization, in tonnes.
    ///
    /// - Parameter chain: The fractions from in place to recovered.
    public func recoverableEstimateTonnes(_ chain: RecoveryChain) -> [Double] {
        tonnes.map { $0 * chain.product }
    }

    /// The recoverable tonnes contained of a variable in each realization; nil when it is not modelled.
    ///
    /// - Parameters:
    ///   - variable: The variable that is recovered.
    ///   - chain: The fractions from in place to recovered.
    ///   - processingRecovery: The share of the variable that processing recovers in a realization, from the mass
    ///     fractions of all variables in it (in the order of `variables`); not called without a deposit.
    public func recoverableContainedTonnes(
        of variable: String, _ chain: RecoveryChain, processingRecovery: ([Double]) -> Double
    ) -> [Double]? {
        guard let contained = containedTonnes(of: variable) else { return nil }
        let grades = variables.compactMap { massFraction(of: $0) }
        return contained.indices.map { i in
            guard tonnes[i] > 0 else { return 0 }
            return contained[i] * chain.product * processingRecovery(grades.map { $0[i] })
        }
    }
}
