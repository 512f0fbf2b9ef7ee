import Foundations

/// The undiscovered deposits of one belt in all realizations, one after the other.
public struct DrawnDeposits: Sendable, Hashable {
    /// The belt.
    public let beltID: String
    /// The names of the grade variables.
    public let variables: [String]
    /// Where each realization's deposits begin; one entry more than there are realizations.
    public let firstDeposit: [Int]
    /// The tonnage of each deposit, in tonnes.
    public let tonnes: [Double]
    /// The grades of each deposit as mass fractions, deposit by deposit in the order of `variables`.
    public let massFractions: [Double]

    /// How many realizations there are.
    public var realizations: Int { firstDeposit.count - 1 }

    /// The deposits of one realization.
    public func deposits(in realization: Int) -> Range<Int> {
        firstDeposit[realization]..<firstDeposit[realization + 1]
    }
}

/// What the undiscovered deposits of a belt are like: how many, how large, of which grades.
public struct UndiscoveredDepositModel: Sendable, Hashable {
    /// How many there are.
    public var counts: DepositCountDistribution
    /// How large one is.
    public var tonnage: TonnageModel
    /// What its grades are.
    public var grades: GradeModel

    /// - Parameters:
    ///   - counts: How many there are.
    ///   - tonnage: How large one is.
    ///   - grades: What its grades are.
    public init(counts: DepositCountDistribution, tonnage: TonnageModel, grades: GradeModel = .none) {
        self.counts = counts
        self.tonnage = tonnage
        self.grades = grades
    }

    /// Draws the undiscovered deposits of a belt.
    ///
    /// Number, tonnage and grade have streams of random numbers of their own, each keyed by belt and realization, so
    /// that none depends on another unless the grade model says so, and no belt on which others there are.
    ///
    /// - Parameters:
    ///   - beltID: The belt.
    ///   - seed: The seed of the run.
    ///   - realizations: How many realizations.
    ///   - tonnageFactors: A factor on all tonnages of each realization, from errors common to all belts; none where
    ///     empty. It may carry tonnages beyond the limits of the model, which are in error by the same factor.
    /// - Throws: `GossanError` of kind `internalFault` when the number of factors is not that of the realizations.
    ///
    /// Cost: proportional to the number of deposits drawn.
    public func drawDeposits(
        beltID: String, seed: UInt64, realizations: Int, tonnageFactors: [Double] = []
    ) throws -> DrawnDeposits {
        guard tonnageFactors.isEmpty || tonnageFactors.count == realizations else {
            throw GossanError(
                .internalFault, subject: "belt \(beltID)",
                problem: "\(tonnageFactors.count) common factors for \(realizations) realizations", remedy: "")
        }
        var firstDeposit = [0]
        var tonnes: [Double] = []
        var massFractions: [Double] = []
        for realization in 0..<realizations {
            let stream = { (purpose: String) in
                RandomStream(seed: seed, purpose: "undiscovered/\(purpose)/\(beltID)", index: UInt64(realization))
            }
            var numberStream = stream("number")
            var tonnageStream = stream("tonnage")
            var gradeStream = stream("grade")
            let factor = tonnageFactors.isEmpty ? 1 : tonnageFactors[realization]
            for _ in 0..<counts.quantile(numberStream.uniform()) {
                let p = tonnageStream.uniform()
                tonnes.append(factor * tonnage.quantile(p))
                grades.draw(tonnageScore: normalQuantile(p), from: &gradeStream, into: &massFractions)
            }
            firstDeposit.append(tonnes.count)
        }
        return DrawnDeposits(
            beltID: beltID, variables: grades.variables, firstDeposit: firstDeposit, tonnes: tonnes,
            massFractions: massFractions)
    }
}
