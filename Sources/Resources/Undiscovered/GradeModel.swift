import Foundations

/// The grades of one undiscovered deposit.
public enum GradeModel: Sendable, Hashable {
    /// Grades are not modelled.
    case none
    /// Several grades at once, always positive and together below 1.
    case logRatioNormal(LogRatioNormalGrades)
    /// One grade, normal between limits.
    case truncatedNormal(TruncatedNormalGrade)

    /// The names of the grade variables, in the order of all results.
    public var variables: [String] {
        switch self {
        case .none: []
        case .logRatioNormal(let model): model.variables
        case .truncatedNormal(let model): [model.variable]
        }
    }

    /// Draws the grades of one deposit as mass fractions, in the order of `variables`, and adds them to `output`.
    ///
    /// - Parameters:
    ///   - tonnageScore: The standard normal score of the deposit's tonnage, which the grades may be correlated with.
    ///   - stream: The stream for grades; takes one number per variable.
    ///   - output: Where the mass fractions are added.
    public func draw(tonnageScore: Double, from stream: inout RandomStream, into output: inout [Double]) {
        switch self {
        case .none: break
        case .logRatioNormal(let model): model.draw(tonnageScore: tonnageScore, from: &stream, into: &output)
        case .truncatedNormal(let model):
            output.append(model.draw(tonnageScore: tonnageScore, from: &stream))
        }
    }
}
