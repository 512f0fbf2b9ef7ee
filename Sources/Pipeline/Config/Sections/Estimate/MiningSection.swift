import Foundations

/// What mining leaves in the ground and adds to the ore.
package struct MiningSection: ConfigSection {
    package let recovery: Fraction
    package let dilution: Fraction
    /// Grades of the waste that dilutes the ore.
    package let waste: [NamedValue<Fraction>]
    package let exclusion: String?

    package static let summary = "What mining leaves in the ground and adds to the ore."

    package init(_ section: inout SectionReader) {
        recovery = section.required(
            "recovery", .quantity(Fraction.self, .upToWhole), "Share of the ore that is mined.", example: "93 %")
        dilution = section.value(
            "dilution", .quantity(Fraction.self, .belowWhole), default: "0 %", "Waste as a share of what is mined.")
        waste =
            section.optional(
                "waste", .map(of: .quantity(Fraction.self, .upToWhole), named: "variable"),
                "Grades of that waste. With dilution those that the processing route rests on are needed; none is taken as zero."
                    + " `mass_recovery` is what washing leaves of it where ore is washed; 100 % without it.",
                example: "{ al2o3: 20 %, sio2: 40 % }") ?? []
        exclusion = section.optional(
            "exclude", .input(["vector"]), "Ground that may not be mined.", example: "protected")
        if section.has("recovery"), recovery.value == 0 {
            section.refuse("recovery", "is 0 %", remedy: "give the share of the ore that is mined, such as 93 %")
        }
    }
}
