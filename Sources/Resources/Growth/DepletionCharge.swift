import Foundations

/// A depletion shared out among the belts and classes of one series.
public struct DepletionCharge: Sendable, Hashable {
    /// One movement for each class that loses something, by belt and class.
    public var movements: [LedgerMovement]
    /// What the known belts do not hold of it, in tonnes in each realization; 0 where all of it is charged.
    public var unmetTonnes: [Double]
}

extension GrowthLedger {
    /// Charges a national depletion to belts: in proportion to their openings, and within a belt to the surest class first.
    ///
    /// A class can lose what it holds after all movements of this ledger, such as re-estimation and discovery, in the same
    /// realization (what is unknown of its discovery counts for nothing); what it lacks passes to the next surest class. What a belt lacks passes to the others, again in
    /// proportion to their openings, and at last in proportion to what they hold. So no class falls below zero by mining.
    /// Belts whose opening is unknown bear nothing, so that the known ones bear all of it; the figure should be that of
    /// the listed belts.
    ///
    /// - Parameters:
    ///   - series: The series.
    ///   - usedTonnes: What the series loses over all belts, in tonnes.
    /// - Returns: The movements, and what the known belts do not hold; neither where no belt's opening is known.
    ///
    /// Cost: belts x belts x realizations at worst.
    public func depletion(of series: LedgerSeries, usedTonnes: Double) -> DepletionCharge {
        let belts = beltsWithKnownOpening(series)
        guard usedTonnes > 0, !belts.isEmpty else {
            return DepletionCharge(movements: [], unmetTonnes: Array(repeating: 0, count: realizations))
        }
        let classes = series.classes
        let none = [Double](repeating: 0, count: realizations)
        let openings = belts.map { tonnes(.opening, of: series, in: $0)?.first ?? 0 }
        let held = belts.map { belt in classes.map { knownTonnes(.closing, of: $0, in: belt) ?? none } }
        var used = belts.map { _ in classes.map { _ in none } }
        var unmet = none
        for i in 0..<realizations {
            let capacities = held.map { belt in belt.reduce(0) { $0 + max(0, $1[i]) } }
            let charged = charges(of: usedTonnes, weights: openings, capacities: capacities)
            unmet[i] = max(0, usedTonnes - sum(charged))
            // What is left by rounding is nothing.
            if unmet[i] <= 1e-9 * usedTonnes { unmet[i] = 0 }
            for (belt, var left) in charged.enumerated() {
                for place in classes.indices where left > 0 {
                    let taken = min(left, max(0, held[belt][place][i]))
                    used[belt][place][i] = taken
                    left -= taken
                }
            }
        }
        let movements = belts.indices.flatMap { belt in
            classes.indices.filter { place in used[belt][place].contains { $0 > 0 } }.map { place in
                LedgerMovement(
                    beltID: belts[belt], ledgerClass: classes[place], kind: .depletion, tonnes: used[belt][place])
            }
        }
        return DepletionCharge(movements: movements, unmetTonnes: unmet)
    }
}

/// Shares a total out in proportion to weights, none beyond its capacity; what one cannot bear passes to the others, and
/// where no weight is left in proportion to capacities. Sums to the total, or to all capacities where these are less.
private func charges(of total: Double, weights: [Double], capacities: [Double]) -> [Double] {
    var charged = [Double](repeating: 0, count: weights.count)
    var open = Set(weights.indices.filter { capacities[$0] > 0 })
    var left = total
    while left > 0, !open.isEmpty {
        let places = open.sorted()
        let weight = places.reduce(0) { $0 + weights[$1] }
        let room = places.reduce(0) { $0 + capacities[$1] }
        let share = { (place: Int) in
            weight > 0 ? left * weights[place] / weight : min(1, left / room) * capacities[place]
        }
        let full = places.filter { share($0) >= capacities[$0] }
        guard !full.isEmpty else {
            for place in places { charged[place] = share(place) }
            return charged
        }
        for place in full { charged[place] = capacities[place] }
        left -= full.reduce(0) { $0 + capacities[$1] }
        open.subtract(full)
    }
    return charged
}
