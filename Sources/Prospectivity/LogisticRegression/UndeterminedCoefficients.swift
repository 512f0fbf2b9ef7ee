/// Coefficients that the ridge holds and not the deposits.
///
/// Where a layer parts deposits from all other cells, alone or with others, the likelihood rises without end (Albert and Anderson
/// 1984, doi:10.1093/biomet/71.1.1); where two layers nearly say the same, their difference is open. Only the ridge then keeps the
/// coefficient finite, so that a hundred times weaker one lets its standard error grow up to tenfold. Where the deposits determine a
/// coefficient, a steep one too, its error hardly changes.
extension LogisticRegressionModel {
    /// How much weaker the ridge is for the comparison.
    public static let weakening = 100.0
    /// How many times a standard error has grown then that rests on the ridge: nine tenths of what was known was the ridge.
    private static let growth = 3.0
    /// The share of the ridge in what is known of a coefficient below which no error can grow so much.
    private static let leastShare = 0.01

    /// Whether the ridge may hold a coefficient, so that the comparison is worth its passes.
    public var mayRestOnRidge: Bool {
        variances.contains { options.ridge * $0 > Self.leastShare }
    }

    /// Names of the columns whose coefficients the deposits do not determine.
    ///
    /// - Parameter weaker: The same fit with a ridge `weakening` times weaker; nil where that comes to no end.
    public func undetermined(weaker: LogisticRegressionModel?) -> [String] {
        covariates.indices.filter { index in
            guard options.ridge * variances[index] > Self.leastShare else { return false }
            guard let weaker else { return true }
            return weaker.variances[index] > Self.growth * Self.growth * variances[index]
        }.map { covariates[$0].name }
    }

    /// Variances of the coefficients, without the intercept's.
    private var variances: [Double] {
        let n = coefficients.count
        return (1..<n).map { covariance[$0 * n + $0] }
    }
}
