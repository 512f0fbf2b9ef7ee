import Foundations

#if canImport(Glibc)
    import Glibc
#endif

/// How many deposits, known and unknown, well-explored ground of a deposit model holds: a log-linear regression.
///
/// log10(deposits per `unitAreaKm2`) = `intercept` + `areaSlope` log10(permissive area in km2) + `tonnageSlope`
/// log10(median tonnage in Mt). The coefficients come from a deposit-model file with their source; none is built in.
///
/// Form: Singer (2008), Mineral deposit densities for estimating mineral resources, Mathematical Geosciences 40,
/// 33-46, doi:10.1007/s11004-007-9127-0.
public struct DepositDensityModel: Sendable, Hashable, Codable {
    /// The constant of the regression.
    public var intercept: Double
    /// The slope on the decimal logarithm of the permissive area in km2.
    public var areaSlope: Double
    /// The slope on the decimal logarithm of the median tonnage in Mt.
    public var tonnageSlope: Double
    /// The area that the density is counted on, in km2.
    public var unitAreaKm2: Double
    /// The standard deviation of the regression's residual, in decimal logarithms.
    public var residualLog10: Double
    /// Where the coefficients come from.
    public var source: String
    /// How sure they are, as the source file says.
    public var confidence: String

    /// - Parameters:
    ///   - intercept: The constant of the regression.
    ///   - areaSlope: The slope on log10 of the area in km2.
    ///   - tonnageSlope: The slope on log10 of the median tonnage in Mt.
    ///   - unitAreaKm2: The area that the density is counted on, in km2.
    ///   - residualLog10: The standard deviation of the residual, in decimal logarithms.
    ///   - source: Where the coefficients come from.
    ///   - confidence: How sure they are.
    public init(
        intercept: Double, areaSlope: Double, tonnageSlope: Double, unitAreaKm2: Double, residualLog10: Double,
        source: String, confidence: String
    ) {
        self.intercept = intercept
        self.areaSlope = areaSlope
        self.tonnageSlope = tonnageSlope
        self.unitAreaKm2 = unitAreaKm2
        self.residualLog10 = residualLog10
        self.source = source
        self.confidence = confidence
    }

    /// The same density everywhere.
    ///
    /// - Parameters:
    ///   - depositsPerKm2: Deposits per km2, above 0.
    ///   - residualLog10: The standard deviation of its decimal logarithm.
    ///   - source: Where the figure comes from.
    ///   - confidence: How sure it is.
    public init(depositsPerKm2: Double, residualLog10: Double = 0, source: String, confidence: String) {
        self.init(
            intercept: log10(depositsPerKm2), areaSlope: 0, tonnageSlope: 0, unitAreaKm2: 1,
            residualLog10: residualLog10, source: source, confidence: confidence)
    }

    /// The number of deposits, known and unknown, that the regression line gives for an area.
    ///
    /// - Parameters:
    ///   - permissiveAreaKm2: The true area of permissive ground, in km2.
    ///   - medianTonnes: The median tonnage of the deposit model, in tonnes.
    public func numberOfDeposits(permissiveAreaKm2: Double, medianTonnes: Double) -> Double {
        let logDensity = intercept + areaSlope * log10(permissiveAreaKm2) + tonnageSlope * log10(medianTonnes / 1e6)
        return pow(10, logDensity) * permissiveAreaKm2 / unitAreaKm2
    }

    /// The distribution of the number of deposits, known and unknown: Poisson around a lognormal expectation.
    ///
    /// The line gives the median of the expectation; its lognormal residual is taken at 201 equally likely values.
    ///
    /// - Parameters:
    ///   - permissiveAreaKm2: The true area of permissive ground, in km2.
    ///   - medianTonnes: The median tonnage of the deposit model, in tonnes.
    /// - Throws: `GossanError` of kind `configuration` when the numbers are not positive or the largest expectation
    ///   exceeds 500 deposits.
    public func counts(permissiveAreaKm2: Double, medianTonnes: Double) throws -> DepositCountDistribution {
        let middle = numberOfDeposits(permissiveAreaKm2: permissiveAreaKm2, medianTonnes: medianTonnes)
        let nodes = residualLog10 > 0 ? 201 : 1
        let expectations = (0..<nodes).map { node in
            middle * pow(10, residualLog10 * normalQuantile((Double(node) + 0.5) / Double(nodes)))
        }
        guard permissiveAreaKm2 > 0, medianTonnes > 0, middle.isFinite, let largest = expectations.last, largest <= 500
        else {
            throw GossanError(
                .configuration, subject: "deposit density on \(permissiveAreaKm2) km2",
                problem: "needs positive numbers and at most 500 expected deposits, found \(expectations.last ?? .nan)",
                remedy: "check the coefficients, the unit area and the permissive area, or split the belt")
        }
        var mixture: [Double] = []
        for expectation in expectations {
            let terms = DepositCountDistribution.poissonProbabilities(mean: expectation)
            if terms.count > mixture.count { mixture += [Double](repeating: 0, count: terms.count - mixture.count) }
            for (count, term) in terms.enumerated() { mixture[count] += term }
        }
        return DepositCountDistribution(relative: mixture)
    }
}
