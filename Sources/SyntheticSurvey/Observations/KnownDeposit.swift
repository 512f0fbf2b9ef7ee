import Foundation
import Foundations

/// What the files say about a deposit that was found.
struct KnownDeposit: Sendable {
    /// Number in the list of planted deposits.
    var planted: Int
    /// Name, synthetic by its wording.
    var name: String
    /// Where the files place it, some hundred metres off.
    var position: Point
    /// When it was found.
    var year: Int
    /// Whether its tonnage is in the opening balance.
    var isBooked: Bool
    /// Spacing of the holes when it is drilled in this survey, in metres; nil when it is not.
    var holeSpacingMetres: Double?
}

extension SurveyModel {
    /// The discovered deposits: large and shallow ones are found first, with luck.
    func knownDeposits(among planted: [PlantedDeposit]) -> [KnownDeposit] {
        var random = RandomStream(seed: seed, purpose: "discovery")
        let luck = planted.map { deposit in
            log(deposit.lens.tonnes / 1e6) - deposit.leastCoverMetres / 90 + 1.5 * random.normal()
        }
        let found = Int((Double(planted.count) * options.discoveredShare).rounded())
        let order = planted.indices.sorted { (luck[$0], $1) > (luck[$1], $0) }
        let drilled = drillSpacings(of: order.prefix(found).sorted(), among: planted)
        return order.prefix(found).sorted().map { index in
            let center = planted[index].center
            let east = random.normal(mean: 0, deviation: 130)
            let north = random.normal(mean: 0, deviation: 130)
            let year = 1956 + random.index(below: 64)
            let spacing = drilled.first { $0.index == index }?.spacing
            // The densest grid is infill of a deposit that stood in the books before.
            let isNew = spacing.map { $0 > 100 } ?? false
            return KnownDeposit(
                planted: index, name: "Synthetic deposit " + padded(index + 1, to: 2),
                position: Point(x: center.x + east, y: center.y + north),
                year: isNew ? 2022 : year, isBooked: !isNew, holeSpacingMetres: spacing)
        }
    }

    /// The deposits drilled: shallow, of middling size and mostly rich enough to mine, so that a programme of some
    /// hundred holes covers each and finds ore.
    private func drillSpacings(
        of known: [Int], among planted: [PlantedDeposit]
    ) -> [(index: Int, spacing: Double)] {
        func unfitness(_ index: Int) -> Double {
            let deposit = planted[index]
            let poorShare = 1 - deposit.ore.tonnes / deposit.lens.tonnes
            return abs(log(deposit.lens.areaKm2 / 0.9)) + max(0, deposit.meanCoverMetres - 60) / 60 + 2 * poorShare
        }
        let chosen = known.sorted { (unfitness($0), $0) < (unfitness($1), $1) }.prefix(options.drilledDeposits)
        let bySize = chosen.sorted { (planted[$0].lens.areaKm2, $0) < (planted[$1].lens.areaKm2, $1) }
        return bySize.enumerated().map { place, index in (index, [100, 141, 200][place % 3]) }
    }
}
