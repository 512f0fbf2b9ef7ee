import Foundations

#if canImport(Glibc)
    import Glibc
#endif

/// One expert's estimate and how much it counts.
public struct WeightedElicitation: Sendable, Hashable {
    /// The elicited numbers; only n90, n50 and n10 are used.
    public var counts: ElicitedDepositCounts
    /// The weight, above 0; 1 is usual.
    public var weight: Double

    /// - Parameters:
    ///   - counts: The elicited numbers.
    ///   - weight: How much the estimate counts.
    public init(counts: ElicitedDepositCounts, weight: Double = 1) {
        self.counts = counts
        self.weight = weight
    }
}

extension DepositCountDistribution {
    /// A negative binomial distribution fitted to the estimates of several experts.
    ///
    /// Mean and variance come from a grid of 40 x 40: mean between the weighted means of n90 and n10, variance from
    /// just above the mean to the square of their difference; the node with the smallest weighted sum of absolute
    /// differences between the distribution's quantiles and the estimates wins, the first of equals by variance and
    /// then mean. No refinement follows, for the misfit is piecewise constant. The upper tail is cut where 0.001 is
    /// left, the lower one below the probability at that cut, and the rest scaled to 1.
    ///
    /// - Parameter elicitations: At least one estimate.
    /// - Throws: `GossanError` of kind `configuration` when no estimate counts, or the estimates lie too close together
    ///   for a negative binomial distribution, whose variance exceeds its mean.
    ///
    /// Source: Ellefsen (2017), Probability calculations for three-part mineral resource assessments, USGS Techniques
    /// and Methods 7-C15, doi:10.3133/tm7C15. Cost: 1600 quantile searches.
    public static func negativeBinomial(
        fittedTo elicitations: [WeightedElicitation]
    ) throws -> DepositCountDistribution {
        let counted = elicitations.filter { $0.weight > 0 }
        let totalWeight = sum(counted.lazy.map(\.weight))
        guard totalWeight > 0, totalWeight.isFinite else {
            throw GossanError(
                .configuration, subject: "estimates of the number of deposits", problem: "none has a weight above 0",
                remedy: "give at least one estimate with a positive weight")
        }
        let low = sum(counted.lazy.map { $0.weight * Double($0.counts.n90) }) / totalWeight
        let high = sum(counted.lazy.map { $0.weight * Double($0.counts.n10) }) / totalWeight
        guard let best = bestNode(fitting: counted, low: low, high: high) else {
            throw GossanError(
                .configuration, subject: "estimates of the number of deposits",
                problem: "lie too close together for a negative binomial distribution",
                remedy: "use the MARK3 distribution of n90, n50 and n10 instead")
        }
        return best.truncated(upperTail: 0.001)
    }

    private static func bestNode(
        fitting elicitations: [WeightedElicitation], low: Double, high: Double
    ) -> NegativeBinomial? {
        let nodes = 40
        let largestVariance = (high - low) * (high - low)
        var best: (misfit: Double, node: NegativeBinomial)?
        for j in 0..<nodes {
            for i in 0..<nodes {
                let mean = low + 0.01 + (high - low - 0.01) * Double(i) / Double(nodes - 1)
                guard largestVariance >= mean + 0.01 else { continue }
                let variance = mean + 0.01 + (largestVariance - mean - 0.01) * Double(j) / Double(nodes - 1)
                let node = NegativeBinomial(mean: mean, variance: variance)
                let misfit = node.misfit(to: elicitations)
                if best.map({ misfit < $0.misfit }) ?? true { best = (misfit, node) }
            }
        }
        return best?.node
    }
}

/// The negative binomial distribution: failures before `size` successes of probability `probability`.
struct NegativeBinomial {
    let probability: Double
    let size: Double

    init(mean: Double, variance: Double) {
        probability = mean / variance
        size = mean * probability / (1 - probability)
    }

    /// The probabilities of 0, 1, 2 ... until `upperTail` or less is left above.
    func probabilities(upTo upperTail: Double) -> [Double] {
        let logFailure = log1p(-probability)
        var logarithm = size * log(probability)
        var values: [Double] = []
        var cumulative = CompensatedSum()
        repeat {
            values.append(exp(logarithm))
            cumulative.add(exp(logarithm))
            let k = Double(values.count - 1)
            logarithm += log((k + size) / (k + 1)) + logFailure
        } while cumulative.value < 1 - upperTail
        return values
    }

    func misfit(to elicitations: [WeightedElicitation]) -> Double {
        let probabilities = probabilities(upTo: 0.1)
        var quantiles: [Int] = []
        var cumulative = 0.0
        for (count, probability) in probabilities.enumerated() {
            cumulative += probability
            for level in [0.1, 0.5].dropFirst(quantiles.count) where cumulative >= level { quantiles.append(count) }
        }
        let n90 = quantiles[0]
        let n50 = quantiles[1]
        let n10 = probabilities.count - 1
        return elicitations.reduce(0) { total, expert in
            let difference = abs(n90 - expert.counts.n90) + abs(n50 - expert.counts.n50) + abs(n10 - expert.counts.n10)
            return total + expert.weight * Double(difference)
        }
    }

    func truncated(upperTail: Double) -> DepositCountDistribution {
        let values = probabilities(upTo: upperTail)
        let last = values[values.count - 1]
        return DepositCountDistribution(relative: values.map { $0 < last ? 0 : $0 })
    }
}
