import Foundation
import Foundations

/// Where a hole meets host formation, ore and limestone, to the centimetre, and the intervals sampled there.
struct OreContacts {
    /// Distances from the collar at which ore begins and ends, in metres; nil where the hole meets none.
    let ore: ClosedRange<Double>?
    /// Distance at which the hole meets limestone, in metres.
    let floor: Double
    /// Length of the hole: some metres into limestone.
    var endOfHole: Double { ((floor + 4) * 10).rounded(.up) / 10 }

    init(path: HolePath, model: SurveyModel) {
        let top = model.column(at: path.collar)
        let steepness = -sineCosine(degrees: path.dip).sine
        var floor = max(0, (top.surface - top.floor) / steepness)
        // The floor is not flat: move to where an inclined hole really meets it.
        for _ in 0..<8 { floor = max(0, (top.surface - model.column(at: path.point(at: floor)).floor) / steepness) }
        self.floor = (floor * 100).rounded() / 100
        guard let ore = model.column(at: path.point(at: floor)).ore else {
            self.ore = nil
            return
        }
        let from = ((top.surface - ore.top) / steepness * 100).rounded() / 100
        let to = ((top.surface - ore.base) / steepness * 100).rounded() / 100
        self.ore = from < to ? max(0, from)...to : nil
    }

    /// Sampled intervals: the ore in lengths of about a metre cut at its contacts, the clay above and below, and the
    /// base of the host formation where there is no ore. Ore thinner than 0.2 m is not sampled apart.
    func intervals(from random: inout RandomStream) -> [(from: Double, to: Double)] {
        let limestone = (floor * 100).rounded() / 100
        guard let ore, ore.upperBound - ore.lowerBound >= 0.2 else {
            return pieces(from: max(0, limestone - 3), to: limestone) + pieces(from: limestone, to: limestone + 1)
        }
        return pieces(from: max(0, ore.lowerBound - 2), to: ore.lowerBound)
            + pieces(from: ore.lowerBound, to: ore.upperBound, length: random.uniform(in: 0.6...1.1))
            + pieces(from: ore.upperBound, to: limestone + 1)
    }

    private func pieces(from: Double, to: Double, length: Double = 1) -> [(from: Double, to: Double)] {
        guard to - from >= 0.05 else { return [] }
        let count = max(1, Int(((to - from) / length).rounded()))
        let ends = (0...count).map { index in
            ((from + (to - from) * Double(index) / Double(count)) * 100).rounded() / 100
        }
        return zip(ends, ends.dropFirst()).map { ($0, $1) }
    }
}
