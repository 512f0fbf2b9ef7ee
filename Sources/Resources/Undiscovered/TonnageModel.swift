import Foundations

#if canImport(Glibc)
    import Glibc
#endif

/// The tonnage of one undiscovered deposit: a lognormal distribution between two limits.
///
/// Untruncated lognormals have means that hang on a tail nobody has seen, so limits are always in force unless the
/// caller asks for none.
public struct TonnageModel: Sendable, Hashable {
    /// The mean of the natural logarithm of the tonnes, before truncation.
    public let meanLog: Double
    /// The standard deviation of the natural logarithm of the tonnes, before truncation.
    public let standardDeviationLog: Double
    /// The limits, in tonnes.
    public let limitsTonnes: ClosedRange<Double>
    private let lowerProbability: Double
    private let upperProbability: Double

    /// - Parameters:
    ///   - meanLog: The mean of ln(tonnes) before truncation.
    ///   - standardDeviationLog: The standard deviation of ln(tonnes) before truncation, 0 or more.
    ///   - limitsTonnes: The least and greatest tonnage; `0 ... .infinity` for none.
    /// - Throws: `GossanError` of kind `configuration` when the numbers are no distribution or the limits leave none of it.
    public init(meanLog: Double, standardDeviationLog: Double, limitsTonnes: ClosedRange<Double>) throws {
        self.meanLog = meanLog
        self.standardDeviationLog = standardDeviationLog
        self.limitsTonnes = limitsTonnes
        if standardDeviationLog > 0 {
            lowerProbability = normalCumulative((log(limitsTonnes.lowerBound) - meanLog) / standardDeviationLog)
            upperProbability = normalCumulative((log(limitsTonnes.upperBound) - meanLog) / standardDeviationLog)
        } else {
            lowerProbability = 0
            upperProbability = 1
        }
        let median = exp(meanLog)
        let encloses = median >= limitsTonnes.lowerBound * (1 - 1e-9) && median <= limitsTonnes.upperBound * (1 + 1e-9)
        guard meanLog.isFinite, standardDeviationLog >= 0, standardDeviationLog.isFinite, limitsTonnes.lowerBound >= 0,
            upperProbability - lowerProbability > 1e-9, standardDeviationLog > 0 || encloses
        else {
            throw GossanError(
                .configuration, subject: "tonnage model",
                problem: "mean \(meanLog) and standard deviation \(standardDeviationLog) of ln(tonnes) within"
                    + " \(limitsTonnes.lowerBound) ... \(limitsTonnes.upperBound) t leave no distribution",
                remedy: "check that tonnages are in tonnes and that the limits enclose the median")
        }
    }

    /// From the tonnages that 90, 50 and 10 % of deposits exceed, as grade-tonnage models print them.
    ///
    /// The median is `exceededBy50`; the standard deviation of the logarithm is ln(`exceededBy10` / `exceededBy90`) / (2
    /// x 1.2816). Without limits of its own the model is cut at its 1 % and 99 % quantiles.
    ///
    /// - Parameters:
    ///   - exceededBy90: Tonnes that 90 % of deposits exceed (the smallest figure).
    ///   - exceededBy50: The median in tonnes.
    ///   - exceededBy10: Tonnes that 10 % of deposits exceed (the largest figure).
    ///   - limitsTonnes: The least and greatest tonnage.
    /// - Throws: `GossanError` of kind `configuration` when the three do not rise or are not positive.
    public init(
        exceededBy90: Double, exceededBy50: Double, exceededBy10: Double, limitsTonnes: ClosedRange<Double>? = nil
    ) throws {
        guard exceededBy90 > 0, exceededBy90 <= exceededBy50, exceededBy50 <= exceededBy10, exceededBy10.isFinite else {
            throw GossanError(
                .configuration, subject: "tonnages exceeded by 90, 50 and 10 % of deposits",
                problem: "must be positive and rise, found \(exceededBy90), \(exceededBy50), \(exceededBy10)",
                remedy: "the tonnage that 90 % of deposits exceed is the smallest of the three")
        }
        let meanLog = log(exceededBy50)
        let deviation = log(exceededBy10 / exceededBy90) / (2 * normalQuantile(0.9))
        let reach = normalQuantile(0.99) * deviation
        try self.init(
            meanLog: meanLog, standardDeviationLog: deviation,
            limitsTonnes: limitsTonnes ?? exp(meanLog - reach)...exp(meanLog + reach))
    }

    /// The tonnage at a probability, in tonnes: the inverse of the cumulative distribution.
    ///
    /// - Parameter p: A probability in (0, 1); a uniform random number gives a random tonnage.
    public func quantile(_ p: Double) -> Double {
        let score = normalQuantile(lowerProbability + p * (upperProbability - lowerProbability))
        let tonnes = standardDeviationLog > 0 ? exp(meanLog + standardDeviationLog * score) : exp(meanLog)
        return min(max(tonnes, limitsTonnes.lowerBound), limitsTonnes.upperBound)
    }

    /// The expected tonnage, in tonnes.
    public var mean: Double { moment(1) }

    /// The variance of the tonnage, in square tonnes.
    public var variance: Double { moment(2) - moment(1) * moment(1) }

    /// The expectation of tonnes to the power `k`, in closed form from the truncated normal distribution.
    private func moment(_ k: Double) -> Double {
        let s = standardDeviationLog
        guard s > 0 else { return exp(k * meanLog) }
        let upper = (log(limitsTonnes.upperBound) - meanLog) / s
        let lower = (log(limitsTonnes.lowerBound) - meanLog) / s
        let shifted = normalCumulative(upper - k * s) - normalCumulative(lower - k * s)
        return exp(k * meanLog + k * k * s * s / 2) * shifted / (upperProbability - lowerProbability)
    }
}
