import Foundations

#if canImport(Glibc)
    import Glibc
#endif

extension DepositCountDistribution {
    /// A Poisson distribution of the number of deposits, its upper tail cut where less than 1e-12 is left.
    ///
    /// - Parameter mean: The expected number of deposits, 0 ... 500.
    /// - Throws: `GossanError` of kind `configuration` when the mean lies outside.
    public static func poisson(mean: Double) throws -> DepositCountDistribution {
        guard (0...500).contains(mean) else {
            throw GossanError(
                .configuration, subject: "expected number of deposits", problem: "must lie in 0 ... 500, found \(mean)",
                remedy: "check the deposit density and the permissive area, or split the belt")
        }
        return DepositCountDistribution(relative: poissonProbabilities(mean: mean))
    }

    static func poissonProbabilities(mean: Double) -> [Double] {
        var term = exp(-mean)
        var values = [term]
        var cumulative = CompensatedSum()
        cumulative.add(term)
        while cumulative.value < 1 - 1e-12, Double(values.count) < 20 + 10 * mean {
            term *= mean / Double(values.count)
            values.append(term)
            cumulative.add(term)
        }
        return values
    }
}
