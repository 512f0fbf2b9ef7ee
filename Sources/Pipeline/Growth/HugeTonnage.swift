import Foundations

/// Doubts a booked tonnage above `mostBookedTonnes`: most likely its figure is in a smaller unit than the table or the config says.
///
/// - Parameters:
///   - tonnes: The tonnage in tonnes; nil where it is unknown.
///   - place: Where it stands.
///   - remedy: What to do where the unit is wrong.
/// - Returns: One warning, or none.
func hugeTonnage(_ tonnes: Double?, at place: String, remedy: String) -> [Warning] {
    guard let tonnes, tonnes > mostBookedTonnes else { return [] }
    return [
        Warning(
            code: "huge_tonnage", subject: place,
            message:
                "is \(formatMegatonnes(tonnes)) Mt, more than all bauxite of the world, 55000 to 75000 Mt (USGS): \(remedy)"
        )
    ]
}

/// No one line of an opening holds more, 100,000 Mt: the world's bauxite resources are 55 to 75 billion t.
///
/// Source: US Geological Survey, Mineral Commodity Summaries, Bauxite and alumina, world resources.
private let mostBookedTonnes = 1e11
