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

    /// What the books say of the western belt, 15 % off the truth deposit by deposit; of the eastern they say nothing.
    func openingBalance(
        belts: [Belt], known: [KnownDeposit], planted: [PlantedDeposit]
    ) -> [OpeningRow] {
        var random = RandomStream(seed: seed, purpose: "opening balance")
        let shares = [("measured", 0.15), ("indicated", 0.35), ("inferred", 0.5), ("probable", 0.3)]
        return belts.enumerated().flatMap { index, belt in
            var megatonnes = 0.0
            for deposit in known where deposit.isBooked && belt.polygon.contains(deposit.position) {
                megatonnes += planted[deposit.planted].ore.tonnes / 1e6 * exp(0.15 * random.normal())
            }
            return shares.map { category, share in
                OpeningRow(belt: belt.id, category: category, megatonnes: index == 0 ? share * megatonnes : nil)
            }
        }
    }
}
