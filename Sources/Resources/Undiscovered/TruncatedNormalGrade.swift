import Foundations

/// One grade of an undiscovered deposit: a normal distribution between two limits.
public struct TruncatedNormalGrade: Sendable, Hashable {
    /// The grade variable, as the data files name it.
    public let variable: String
    /// The mean before truncation, as mass fraction.
    public let mean: Double
    /// The standard deviation before truncation, as mass fraction.
    public let standardDeviation: Double
    /// The limits, as mass fractions.
    public let limits: ClosedRange<Double>
    /// The correlation with the normal score of the tonnage.
    public let correlationWithTonnage: Double
    private let lowerProbability: Double
    private let upperProbability: Double

    /// - Parameters:
    ///   - variable: The grade variable.
    ///   - mean: The mean before truncation, as mass fraction.
    ///   - standardDeviation: The standard deviation before truncation, as mass fraction, above 0.
    ///   - limits: The limits, within 0 ... 1.
    ///   - correlationWithTonnage: The correlation of the normal scores of grade and tonnage, in -1 ... 1.
    /// - Throws: `GossanError` of kind `configuration` when the numbers leave no distribution.
    public init(
        variable: String, mean: Double, standardDeviation: Double, limits: ClosedRange<Double> = 0...1,
        correlationWithTonnage: Double = 0
    ) throws {
        self.variable = variable
        self.mean = mean
        self.standardDeviation = standardDeviation
        self.limits = limits
        self.correlationWithTonnage = correlationWithTonnage
        lowerProbability = normalCumulative((limits.lowerBound - mean) / standardDeviation)
        upperProbability = normalCumulative((limits.upperBound - mean) / standardDeviation)
        guard standardDeviation > 0, limits.lowerBound >= 0, limits.upperBound <= 1,
            upperProbability - lowerProbability > 1e-9, abs(correlationWithTonnage) <= 1
        else {
            throw GossanError(
                .configuration, subject: "grade model of \(variable)",
                problem: "mean \(mean), standard deviation \(standardDeviation), limits \(limits) and correlation"
                    + " \(correlationWithTonnage) leave no distribution",
                remedy: "give grades as mass fractions within 0 ... 1 and a correlation within -1 ... 1")
        }
    }

    /// One grade as mass fraction, by inversion of the cumulative distribution.
    func draw(tonnageScore: Double, from stream: inout RandomStream) -> Double {
        let own = stream.normal()
        let r = correlationWithTonnage
        let p = normalCumulative(r * tonnageScore + (1 - r * r).squareRoot() * own)
        let score = normalQuantile(lowerProbability + p * (upperProbability - lowerProbability))
        return min(max(mean + standardDeviation * score, limits.lowerBound), limits.upperBound)
    }
}
