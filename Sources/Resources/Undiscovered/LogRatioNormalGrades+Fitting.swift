import Foundations

#if canImport(Glibc)
    import Glibc
#endif

/// The grades of one variable that 90, 50 and 10 % of deposits exceed, as mass fractions.
public struct GradePercentiles: Sendable, Hashable, Codable {
    /// The grade variable, as the data files name it.
    public var variable: String
    /// The mass fraction that 90 % of deposits exceed (the smallest figure).
    public var exceededBy90: Double
    /// The median mass fraction.
    public var exceededBy50: Double
    /// The mass fraction that 10 % of deposits exceed (the largest figure).
    public var exceededBy10: Double

    /// - Parameters:
    ///   - variable: The grade variable.
    ///   - exceededBy90: The mass fraction that 90 % of deposits exceed.
    ///   - exceededBy50: The median mass fraction.
    ///   - exceededBy10: The mass fraction that 10 % of deposits exceed.
    public init(variable: String, exceededBy90: Double, exceededBy50: Double, exceededBy10: Double) {
        self.variable = variable
        self.exceededBy90 = exceededBy90
        self.exceededBy50 = exceededBy50
        self.exceededBy10 = exceededBy10
    }
}

extension LogRatioNormalGrades {
    /// From the grades of known deposits: mean and sample covariance of their log-ratios.
    ///
    /// - Parameters:
    ///   - variables: The grade variables.
    ///   - deposits: For each deposit the mass fractions in that order; complete, positive, together below 1.
    ///   - correlationWithTonnage: The correlation of each log-ratio with the normal score of the tonnage; 0 where empty.
    /// - Throws: `GossanError` of kind `badData` when there are too few deposits or a grade is out of range.
    public init(
        variables: [String], deposits: [[Double]], correlationWithTonnage: [Double] = []
    ) throws {
        let n = variables.count
        for (row, grades) in deposits.enumerated() {
            guard grades.count == n, grades.allSatisfy({ $0 > 0 }), grades.reduce(0, +) < 1 else {
                throw GossanError(
                    .badData, subject: "grades of known deposits, row \(row + 1)",
                    problem: "must all be positive and together below 100 %, found \(grades)",
                    remedy: "leave out deposits with a missing or zero grade; check percent against fraction")
            }
        }
        guard deposits.count > n + 1 else {
            throw GossanError(
                .badData, subject: "grades of known deposits",
                problem: "\(deposits.count) deposits do not determine the spread of \(n) grades",
                remedy: "give at least \(n + 2) deposits, or the model by percentiles")
        }
        let ratios = deposits.map { grades in
            let gangue = 1 - grades.reduce(0, +)
            return grades.map { log($0 / gangue) }
        }
        let count = Double(deposits.count)
        let means = (0..<n).map { i in sum(ratios.lazy.map { $0[i] }) / count }
        var covariance: [Double] = []
        for i in 0..<n {
            for j in 0..<n {
                covariance.append(sum(ratios.lazy.map { ($0[i] - means[i]) * ($0[j] - means[j]) }) / (count - 1))
            }
        }
        try self.init(
            variables: variables, meanLogRatio: means, covariance: covariance,
            correlationWithTonnage: correlationWithTonnage)
    }

    /// From percentiles of each grade and the correlations between grades, as deposit-model files state them.
    ///
    /// The medians fix the means. The spread of ln(grade / (1 - grade)) between the outer percentiles fixes the
    /// covariances, to first order about the medians; for a single grade this is exact.
    ///
    /// - Parameters:
    ///   - percentiles: The percentiles of each grade; medians together below 1.
    ///   - correlations: The correlation matrix of the logarithms of the grades, row by row; uncorrelated where empty.
    ///   - correlationWithTonnage: The correlation of each log-ratio with the normal score of the tonnage; 0 where empty.
    /// - Throws: `GossanError` of kind `configuration` when percentiles do not rise or the matrix is no correlation.
    public init(
        percentiles: [GradePercentiles], correlations: [Double] = [], correlationWithTonnage: [Double] = []
    ) throws {
        let n = percentiles.count
        let gangue = 1 - percentiles.reduce(0) { $0 + $1.exceededBy50 }
        for grade in percentiles {
            guard grade.exceededBy90 > 0, grade.exceededBy90 <= grade.exceededBy50,
                grade.exceededBy50 <= grade.exceededBy10, grade.exceededBy10 < 1, gangue > 0
            else {
                throw GossanError(
                    .configuration, subject: "grades of \(grade.variable) exceeded by 90, 50 and 10 % of deposits",
                    problem: "must be positive, rise, and have medians that sum to less than 100 %",
                    remedy: "the grade that 90 % of deposits exceed is the smallest of the three")
            }
        }
        guard correlations.isEmpty || correlations.count == n * n else {
            throw GossanError(
                .configuration, subject: "correlations of grades", problem: "need \(n) x \(n) numbers",
                remedy: "give the full matrix row by row")
        }
        let deviations = percentiles.map { grade in
            let logit = { (g: Double) in log(g / (1 - g)) }
            let spread = (logit(grade.exceededBy10) - logit(grade.exceededBy90)) / (2 * normalQuantile(0.9))
            return (1 - grade.exceededBy50) * spread
        }
        // d ln(grade_i / gangue) = d ln grade_i + sum_k (grade_k / gangue) d ln grade_k
        var covariance = [Double](repeating: 0, count: n * n)
        let weight = { (i: Int, k: Int) in (i == k ? 1 : 0) + percentiles[k].exceededBy50 / gangue }
        for i in 0..<n {
            for j in 0..<n {
                for k in 0..<n {
                    for l in 0..<n {
                        let correlation = correlations.isEmpty ? (k == l ? 1 : 0) : correlations[k * n + l]
                        covariance[i * n + j] +=
                            weight(i, k) * weight(j, l) * deviations[k] * deviations[l] * correlation
                    }
                }
            }
        }
        try self.init(
            variables: percentiles.map(\.variable), meanLogRatio: percentiles.map { log($0.exceededBy50 / gangue) },
            covariance: covariance, correlationWithTonnage: correlationWithTonnage)
    }
}
