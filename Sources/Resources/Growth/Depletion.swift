import Foundations

/// What mining uses up between the opening and the horizon.
public struct Depletion: Sendable, Hashable, Codable {
    /// Run-of-mine ore mined per year, in tonnes.
    public var oreMinedTonnesPerYear: Double
    /// Years from opening to horizon.
    public var years: Double
    /// The share of the resource in mined ground that is won, as fraction.
    public var miningRecovery: Double
    /// The share of waste in run-of-mine ore, as fraction.
    public var dilution: Double

    /// - Parameters:
    ///   - oreMinedTonnesPerYear: Run-of-mine ore mined per year, in tonnes.
    ///   - years: Years from opening to horizon.
    ///   - miningRecovery: The share of the resource in mined ground that is won, above 0.
    ///   - dilution: The share of waste in run-of-mine ore, below 1.
    /// - Throws: `GossanError` of kind `configuration` when a number is out of range.
    public init(oreMinedTonnesPerYear: Double, years: Double, miningRecovery: Double, dilution: Double = 0) throws {
        guard oreMinedTonnesPerYear >= 0, oreMinedTonnesPerYear.isFinite, years >= 0, years.isFinite,
            miningRecovery > 0, miningRecovery <= 1, dilution >= 0, dilution < 1
        else {
            throw GossanError(
                .configuration, subject: "depletion",
                problem: "\(oreMinedTonnesPerYear) t/a over \(years) years with recovery \(miningRecovery) and dilution"
                    + " \(dilution) is out of range",
                remedy: "give tonnes a year, years from base year to horizon, and shares between 0 and 100 %")
        }
        self.oreMinedTonnesPerYear = oreMinedTonnesPerYear
        self.years = years
        self.miningRecovery = miningRecovery
        self.dilution = dilution
    }

    /// What a series loses, in tonnes.
    ///
    /// Resource: ore mined x (1 - dilution) / mining recovery, for what is left in the ground is lost too. Reserve: ore
    /// mined, for a reserve is stated after recovery and dilution.
    public func usedTonnes(of series: LedgerSeries) -> Double {
        let mined = oreMinedTonnesPerYear * years
        return series == .reserve ? mined : mined * (1 - dilution) / miningRecovery
    }
}
