import Delivery
import Foundations
import Resources

/// In how many realizations a prospect scores 0 because it has nothing that ranks: no ore, or nothing recoverable (docs/methods.md, Rank).
struct ZeroScore {
    /// Whether recoverable ore is a criterion of the rank.
    let ranksRecoverable: Bool
    /// How many realizations there are, and how many of them without ore, with ore of which mining recovers nothing (whether or not that
    /// ranks), and with ore that is mined while nothing is recovered that ranks.
    private let counts: (all: Int, noOre: Int, nothingMined: Int, nothingRecovered: Int)
    private let limits: MiningLimits
    private let component: String

    /// Nil where grade and tonnage are not estimated.
    init?(_ prospect: Prospect, _ explained: ExplainedRun) {
        let result = explained.result
        guard let own = result.estimate?.prospects[prospect.id], !own.tonnes.isEmpty else { return nil }
        let criteria = result.scheme.criteria.map(\.name)
        let absences = RankFigures(estimate: result.estimate).absences(of: prospect, criteria: criteria)
        ranksRecoverable = criteria.contains { $0.hasPrefix("recoverable_") }
        let unmined = zip(own.tonnes, own.recoverableTonnes ?? []).count { tonnes, mined in tonnes > 0 && mined <= 0 }
        counts = (
            own.tonnes.count, absences.count { $0 == .noOre },
            ranksRecoverable ? absences.count { $0 == .nothingMined } : unmined,
            absences.count { $0 == .nothingRecovered }
        )
        limits = explained.miningLimits(of: prospect)
        component = own.recoveredComponent?.name ?? "ore"
    }

    /// Whether there are realizations of whose ore mining recovers nothing.
    var hasUnmined: Bool { counts.nothingMined > 0 }

    /// In how many realizations it scores 0 for that.
    private var count: Int {
        counts.noOre + counts.nothingRecovered + (ranksRecoverable ? counts.nothingMined : 0)
    }

    private func share(_ count: Int) -> Double { Double(count) / Double(counts.all) }

    /// `Scores 0 in 12.6 % of the realizations: there is no ore`; nil where it never does.
    var words: String? {
        guard count > 0 else { return nil }
        let reasons = [
            (counts.noOre, "there is no ore"), (ranksRecoverable ? counts.nothingMined : 0, kept),
            (counts.nothingRecovered, unrecovered),
        ].filter { $0.0 > 0 }
        let told =
            reasons.count == 1
            ? reasons[0].1 : reasons.map { "in \(percentText(share($0.0))) \($0.1)" }.joined(separator: ", ")
        return "Scores 0\(often): \(told)"
    }

    private var often: String {
        guard count == counts.all else { return " in \(percentText(share(count))) of the realizations" }
        return counts.all == 1 ? "" : " in every realization"
    }

    /// The weakness that it is; nil where ore that is there can nearly always be used.
    var weakness: String? {
        let unused = count - counts.noOre
        if counts.noOre == counts.all || (unused > 0 && share(unused) >= Self.weakShare) { return words }
        guard !ranksRecoverable, hasUnmined, counts.noOre + counts.nothingMined == counts.all else { return nil }
        return "None of its ore can be mined, which its score does not count: \(kept)"
    }

    private var kept: String { "all of its ore is \(limits.words)" }
    private var unrecovered: String { "processing recovers none of its \(component)" }

    var json: JSONValue {
        .object([
            ("share", .number(share(count))), ("no_ore", .number(share(counts.noOre))),
            ("nothing_mined", .number(share(counts.nothingMined))),
            ("nothing_recovered", .number(share(counts.nothingRecovered))),
            ("ranks_recoverable", .boolean(ranksRecoverable)), ("words", words.map(JSONValue.text) ?? .null),
        ])
    }

    /// At least one realization in ten.
    private static let weakShare = 0.1
}
