import Foundations
import Resources

/// More mined than the belts with a known opening hold.
struct DepletionShortfall {
    /// The depletion, in words.
    let subject: String
    /// What is wrong with it.
    let problem: String
    /// What the belts hold in the realization in which they hold least.
    let leastHeldTonnes: Double

    /// Nil where the belts hold enough in all realizations, or no opening is known.
    ///
    /// - Parameters:
    ///   - depletion: What mining uses up.
    ///   - series: The series that it is charged to.
    ///   - ledger: The ledger after all other movements.
    init?(of depletion: Depletion, in series: LedgerSeries, of ledger: GrowthLedger) {
        let used = depletion.usedTonnes(of: series)
        let charge = ledger.depletion(of: series, usedTonnes: used)
        self.init(charge, of: used, in: series)
    }

    /// - Parameters:
    ///   - charge: The depletion as it is charged.
    ///   - used: All of it, in tonnes.
    ///   - series: The series.
    init?(_ charge: DepletionCharge, of used: Double, in series: LedgerSeries) {
        let short = charge.unmetTonnes.count { $0 > 0 }
        guard short > 0 else { return nil }
        leastHeldTonnes = used - (charge.unmetTonnes.max() ?? 0)
        subject = "depletion of \(formatMegatonnes(used)) Mt of \(series.rawValue)"
        let count = charge.unmetTonnes.count
        problem =
            "exceeds what the belts with a known opening hold, \(formatMegatonnes(leastHeldTonnes)) Mt at least"
            + (count > 1 ? ", in \(short) of \(count) realizations" : "")
    }

    /// What is said where the target counts the series.
    var refusal: GossanError {
        GossanError(
            .configuration, subject: subject, problem: problem,
            remedy: "give the ore mined in the listed belts only in 'growth.depletion', and check its unit")
    }
}

extension GrowthSection {
    /// What mining uses up from the base year to the horizon; nil where the config says nothing of it.
    ///
    /// - Parameter mining: Recovery and dilution; without it all that is lost is mined.
    /// - Throws: `configuration` when a number is out of range.
    func depletion(by mining: MiningSection?) throws -> Depletion? {
        try depletion.map { rate in
            try Depletion(
                oreMinedTonnesPerYear: rate.tonnesPerYear, years: Double(horizon - baseYear),
                miningRecovery: mining?.recovery.value ?? 1, dilution: mining?.dilution.value ?? 0)
        }
    }
}

extension GrowthMeasure {
    /// The series of the ledger that it counts.
    var series: LedgerSeries { self == .resource ? .resource : .reserve }
}
