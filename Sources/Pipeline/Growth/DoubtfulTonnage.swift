import Delivery
import Foundations

/// Doubts a booked tonnage above `mostBookedTonnes`, or above nothing and below `leastBookedTonnes`: most likely its figure is in another
/// unit than the table or the config says.
///
/// - Parameters:
///   - tonnes: The tonnage in tonnes; nil where it is unknown.
///   - place: Where it stands.
///   - ifHuge: What to do where the unit is wrong and the figure too large.
///   - ifTiny: The same where it is too small.
/// - Returns: One warning, or none.
func doubtfulTonnage(_ tonnes: Double?, at place: String, ifHuge: String, ifTiny: String) -> [Warning] {
    guard let tonnes else { return [] }
    if tonnes > mostBookedTonnes {
        return [
            Warning(
                code: "huge_tonnage", subject: place,
                message:
                    "is \(formatMegatonnes(tonnes)) Mt, more than all bauxite of the world, 55000 to 75000 Mt (USGS): \(ifHuge)"
            )
        ]
    }
    guard tonnes > 0, tonnes < leastBookedTonnes else { return [] }
    return [
        Warning(
            code: "tiny_tonnage", subject: place,
            message:
                "is \(tonnes < 0.1 ? formatReading(tonnes) : formatNumber(tonnes, decimals: tonnes < 100 || tonnes > 1999 ? 1 : 0) ?? "?") t, less than a small mine takes out in a week: \(ifTiny)"
        )
    ]
}

/// No one line of an opening holds more, 100,000 Mt: the world's bauxite resources are 55 to 75 billion t.
///
/// Source: US Geological Survey, Mineral Commodity Summaries, Bauxite and alumina, world resources.
private let mostBookedTonnes = 1e11

/// Hardly any line of an opening holds less, 2,000 t: a mine of 0.1 Mt a year takes that out in a week. Our own choice.
private let leastBookedTonnes = 2e3
