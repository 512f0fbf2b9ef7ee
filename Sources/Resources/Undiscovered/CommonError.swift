import Foundations

#if canImport(Glibc)
    import Glibc
#endif

/// An error that all belts and prospects share, such as that of the grade-tonnage model: a lognormal factor of median 1.
///
/// It is drawn once per realization and applied everywhere in that realization, so that sums over belts do not look
/// surer than they are.
public struct CommonError: Sendable, Hashable, Codable {
    /// What is in error; names the stream of random numbers.
    public var name: String
    /// The standard deviation of the natural logarithm of the factor; 0 for no error.
    public var standardDeviationLog: Double

    /// - Parameters:
    ///   - name: What is in error.
    ///   - standardDeviationLog: The standard deviation of the natural logarithm of the factor.
    public init(name: String, standardDeviationLog: Double) {
        self.name = name
        self.standardDeviationLog = standardDeviationLog
    }

    /// The factor of each realization.
    ///
    /// - Parameters:
    ///   - seed: The seed of the run.
    ///   - realizations: How many realizations.
    public func factors(seed: UInt64, realizations: Int) -> [Double] {
        (0..<realizations).map { realization in
            var stream = RandomStream(seed: seed, purpose: "common/\(name)", index: UInt64(realization))
            return exp(standardDeviationLog * stream.normal())
        }
    }
}
