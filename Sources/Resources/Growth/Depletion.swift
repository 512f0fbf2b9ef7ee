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

/// Charges a national depletion to belts: in proportion to their openings, and within a belt to the surest class first.
///
/// Belts whose opening is unknown bear nothing, so that the known ones bear all of it; the figure should be that of the
/// listed belts.
///
/// - Parameters:
///   - totalTonnes: What the series loses over all belts, in tonnes.
///   - series: The series.
///   - openings: The baseline.
/// - Returns: One movement for each class that loses something, by belt and class; none when nothing is known.
/// - Throws: `GossanError` of kind `configuration` when more is used than the known belts hold.
public func depletionMovements(
    totalTonnes: Double, of series: LedgerSeries, openings: [OpeningBalance]
) throws -> [LedgerMovement] {
    let belts = Set(openings.lazy.map(\.beltID)).sorted().filter { belt in
        let lines = openings.filter { $0.beltID == belt && $0.ledgerClass.series == series }
        return !lines.isEmpty && lines.allSatisfy { $0.tonnes != nil }
    }
    let held = { (belt: String, ledgerClass: LedgerClass) in
        openings.reduce(0) {
            $0 + ($1.beltID == belt && $1.ledgerClass == ledgerClass ? $1.tonnes ?? 0 : 0)
        }
    }
    let openingOfBelt = belts.map { belt in series.classes.reduce(0) { $0 + held(belt, $1) } }
    let opening = sum(openingOfBelt)
    guard !belts.isEmpty, totalTonnes > 0 else { return [] }
    guard totalTonnes <= opening else {
        throw GossanError(
            .configuration, subject: "depletion of \(totalTonnes) t of \(series.rawValue)",
            problem: "exceeds the known opening of \(opening) t",
            remedy: "give the ore mined in the listed belts only, and check its unit")
    }
    var movements: [LedgerMovement] = []
    for (belt, beltOpening) in zip(belts, openingOfBelt) {
        var left = totalTonnes * beltOpening / opening
        for ledgerClass in series.classes where left > 0 {
            let used = min(left, held(belt, ledgerClass))
            left -= used
            guard used > 0 else { continue }
            movements.append(
                LedgerMovement(beltID: belt, ledgerClass: ledgerClass, kind: .depletion, tonnes: [used]))
        }
    }
    return movements
}
