import Foundation
import Foundations

/// One row of the opening balance: dry tonnes of a category in a belt; nil where nobody reported them.
struct OpeningRow: Sendable {
    /// Belt.
    var belt: String
    /// `measured`, `indicated`, `inferred` (resource) or `proved`, `probable` (reserve).
    var category: String
    /// Million dry tonnes; nil for unknown.
    var megatonnes: Double?
}

extension SurveyModel {
    /// The year of the opening balance.
    static let openingYear = 2024

    /// How the books divide a deposit: shares of its tonnage by class. The reserve is another account of the same ore.
    static let bookedShares = [("measured", 0.15), ("indicated", 0.35), ("inferred", 0.5), ("probable", 0.3)]

    /// What the books say of each booked deposit of the western belt, in million dry tonnes by its number among the planted,
    /// 15 % off the truth; of the eastern they say nothing.
    func bookedMegatonnes(
        belts: [Belt], known: [KnownDeposit], planted: [PlantedDeposit]
    ) -> [Int: Double] {
        var random = RandomStream(seed: seed, purpose: "opening balance")
        var booked: [Int: Double] = [:]
        guard let western = belts.first else { return booked }
        for deposit in known where deposit.isBooked && western.polygon.contains(deposit.position) {
            booked[deposit.planted] = planted[deposit.planted].ore.tonnes / 1e6 * exp(0.15 * random.normal())
        }
        return booked
    }

    /// The books by belt and class: sums over the booked deposits.
    func openingBalance(
        belts: [Belt], known: [KnownDeposit], planted: [PlantedDeposit]
    ) -> [OpeningRow] {
        let booked = bookedMegatonnes(belts: belts, known: known, planted: planted)
        let megatonnes = known.reduce(0) { $0 + (booked[$1.planted] ?? 0) }
        return belts.enumerated().flatMap { index, belt in
            Self.bookedShares.map { category, share in
                OpeningRow(belt: belt.id, category: category, megatonnes: index == 0 ? share * megatonnes : nil)
            }
        }
    }
}
