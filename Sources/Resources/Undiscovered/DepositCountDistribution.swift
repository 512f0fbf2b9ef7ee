import Foundations

/// How many deposits there are: a probability for 0, 1, 2 ... deposits.
public struct DepositCountDistribution: Sendable, Hashable {
    /// The probability of as many deposits as the index; they sum to 1.
    public let probabilities: [Double]

    /// A distribution stated in full.
    ///
    /// - Parameter probabilities: The probability of 0, 1, 2 ... deposits; they sum to 1 within 1e-6.
    /// - Throws: `GossanError` of kind `configuration` when one is negative or not finite, or they do not sum to 1.
    public init(probabilities: [Double]) throws {
        let total = sum(probabilities)
        guard probabilities.allSatisfy({ $0 >= 0 && $0.isFinite }), abs(total - 1) <= 1e-6 else {
            throw GossanError(
                .configuration, subject: "probabilities of the number of deposits",
                problem: "must be at least 0 and sum to 1, found a sum of \(total)",
                remedy: "give one probability for each of 0, 1, 2 ... deposits")
        }
        self.init(relative: probabilities)
    }

    /// Scales positive weights to sum to 1; the caller vouches that they are finite and that one is above 0.
    init(relative weights: [Double]) {
        let total = sum(weights)
        var trimmed = weights
        while trimmed.count > 1, trimmed.last == 0 { trimmed.removeLast() }
        probabilities = trimmed.map { $0 / total }
    }

    /// The expected number of deposits.
    public var mean: Double {
        sum(probabilities.enumerated().lazy.map { Double($0.offset) * $0.element })
    }

    /// The variance of the number of deposits.
    public var variance: Double {
        let mean = mean
        return sum(
            probabilities.enumerated().lazy.map {
                let deviation = Double($0.offset) - mean
                return deviation * deviation * $0.element
            })
    }

    /// The probability of no deposit at all.
    public var probabilityOfNone: Double { probabilities[0] }

    /// The least number of deposits that is reached or undercut with probability `p`.
    ///
    /// - Parameter p: A probability in 0 ... 1. A uniform random number gives a random count (inverse transform).
    public func quantile(_ p: Double) -> Int {
        var cumulative = 0.0
        for (count, probability) in probabilities.enumerated() {
            cumulative += probability
            if p <= cumulative { return count }
        }
        return probabilities.count - 1
    }
}
