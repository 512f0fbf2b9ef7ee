import Foundations

/// Bulk density of ore.
package struct DensitySection: ConfigSection {
    package let dry: Density
    package let uncertainty: Fraction
    package let moisture: Fraction
    package let source: String?

    package static let summary = "Bulk density of ore."

    /// No ore is lighter than half of water or heavier than lead ore, in t/m3; what is outside was meant in another unit.
    static let possible = 0.5...10.0

    package init(_ section: inout SectionReader) {
        dry = section.required(
            "dry", .quantity(Density.self, .positive),
            "Dry bulk density; tonnages are dry. Samples that have their own, in a column `density` of the drill holes, keep it.",
            example: "2.8 t/m3")
        uncertainty = section.value(
            "uncertainty", .quantity(Fraction.self, .belowWhole), default: "0 %",
            "Relative standard error of the mean density, which all tonnages of a realization share; at 0 % a simulation warns."
        )
        moisture = section.value(
            "moisture", .quantity(Fraction.self, .belowWhole), default: "0 %",
            "Water by mass of moist ore. All tonnages stay dry; a statement tells how to get moist ones.")
        source = section.optional(
            "source", .text, "Where the density comes from; the statements of the results repeat it.")
        if section.has("dry"), dry.tonnesPerCubicMetre > 0, !Self.possible.contains(dry.tonnesPerCubicMetre) {
            section.refuse(
                "dry", "is \(dry.tonnesPerCubicMetre) t/m3, which no ore has",
                remedy: "check the unit: 2800 kg/m3 is 2.8 t/m3")
        }
    }
}
