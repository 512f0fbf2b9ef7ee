import Foundations

#if canImport(Glibc)
    import Glibc
#endif

/// Several grades of an undiscovered deposit at once: the logarithms of their ratios to the gangue are jointly normal.
///
/// The gangue is the rest, 1 less all grades. Every draw is positive and sums to less than 1, so that ratios of grades
/// such as A/S are always defined. A normal distribution of isometric log-ratios is the same distribution: the two
/// sets of coordinates differ by a linear map.
///
/// Source: Aitchison (1986), The statistical analysis of compositional data; Egozcue and others (2003),
/// doi:10.1023/A:1023818214614.
public struct LogRatioNormalGrades: Sendable, Hashable {
    /// The grade variables, as the data files name them.
    public let variables: [String]
    /// The mean of ln(grade / gangue) of each variable.
    public let meanLogRatio: [Double]
    /// The covariance of the log-ratios, row by row.
    public let covariance: [Double]
    /// The correlation of each log-ratio with the normal score of the tonnage.
    public let correlationWithTonnage: [Double]
    private let loading: [Double]
    private let factor: [Double]

    /// - Parameters:
    ///   - variables: The grade variables, at least one.
    ///   - meanLogRatio: The mean of ln(grade / gangue) of each.
    ///   - covariance: The covariance of the log-ratios, row by row.
    ///   - correlationWithTonnage: The correlation of each log-ratio with the normal score of the tonnage; 0 where empty.
    /// - Throws: `GossanError` of kind `configuration` when the sizes differ or no distribution has these covariances
    ///   and correlations together.
    public init(
        variables: [String], meanLogRatio: [Double], covariance: [Double], correlationWithTonnage: [Double] = []
    ) throws {
        let n = variables.count
        let correlation = correlationWithTonnage.isEmpty ? [Double](repeating: 0, count: n) : correlationWithTonnage
        let subject = "grade model of \(variables.joined(separator: ", "))"
        guard n > 0, Set(variables).count == n, meanLogRatio.count == n, covariance.count == n * n,
            correlation.count == n, (meanLogRatio + covariance + correlation).allSatisfy(\.isFinite)
        else {
            throw GossanError(
                .configuration, subject: subject,
                problem: "means, covariances and correlations do not fit the variables",
                remedy: "give every variable once, with its mean, its covariances and its correlation with tonnage")
        }
        let variances = (0..<n).map { max(0, covariance[$0 * n + $0]) }
        let loading = (0..<n).map { correlation[$0] * variances[$0].squareRoot() }
        var remainder = covariance
        for i in 0..<n { for j in 0..<n { remainder[i * n + j] -= loading[i] * loading[j] } }
        guard correlation.allSatisfy({ abs($0) <= 1 }),
            let factor = choleskyFactor(of: remainder, order: n, scale: variances)
        else {
            throw GossanError(
                .configuration, subject: subject,
                problem: "no distribution has these covariances and these correlations with tonnage together",
                remedy: "bring the correlations nearer to 0")
        }
        self.variables = variables
        self.meanLogRatio = meanLogRatio
        self.covariance = covariance
        self.correlationWithTonnage = correlation
        self.loading = loading
        self.factor = factor
    }

    /// Adds the mass fractions of one deposit to `output`.
    func draw(tonnageScore: Double, from stream: inout RandomStream, into output: inout [Double]) {
        let n = variables.count
        let first = output.count
        var whole = 1.0
        for i in 0..<n { output.append(meanLogRatio[i] + loading[i] * tonnageScore) }
        for j in 0..<n {
            let deviate = stream.normal()
            for i in j..<n { output[first + i] += factor[i * n + j] * deviate }
        }
        for i in first..<(first + n) {
            output[i] = exp(output[i])
            whole += output[i]
        }
        for i in first..<(first + n) { output[i] /= whole }
    }
}

/// The lower triangular factor of a symmetric matrix without negative eigenvalues, row by row; nil for any other.
///
/// `scale` holds the size of each variable's variance; a pivot below 1e-10 of it is zero, so that a correlation of
/// exactly 1 is allowed.
func choleskyFactor(of matrix: [Double], order n: Int, scale: [Double]) -> [Double]? {
    var factor = [Double](repeating: 0, count: n * n)
    for j in 0..<n {
        var pivot = matrix[j * n + j]
        for k in 0..<j { pivot -= factor[j * n + k] * factor[j * n + k] }
        let tolerance = 1e-10 * scale[j]
        guard pivot >= -tolerance else { return nil }
        let root = pivot > tolerance ? pivot.squareRoot() : 0
        factor[j * n + j] = root
        for i in (j + 1)..<max(j + 1, n) {
            var value = matrix[i * n + j]
            for k in 0..<j { value -= factor[i * n + k] * factor[j * n + k] }
            if root > 0 {
                factor[i * n + j] = value / root
            } else if abs(value) > 1e-5 * (scale[i] * scale[j]).squareRoot() {
                return nil
            }
        }
    }
    return factor
}
