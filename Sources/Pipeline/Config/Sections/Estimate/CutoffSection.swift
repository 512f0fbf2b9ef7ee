import Foundations

/// What makes ore: a profile from a file, or limits written here.
package struct CutoffSection: ConfigSection {
    /// Name or path of a profile; nil where the limits are written here.
    package let profile: String?
    package let limits: CutoffLimits

    package static let summary = "What makes ore: a profile from a file, or limits written here."

    package init(_ section: inout SectionReader) {
        profile = section.optional(
            "profile", .text, "A name under `cutoffs/`, or a path ending in `.yaml`.", example: "sedimentary_open_pit")
        limits = CutoffLimits(&section)
        section.exactlyOne(of: ["profile", "cutoff"])
        if section.has("profile") {
            for key in CutoffLimits.keys where key != "cutoff" && section.has(key) {
                section.refuse(key, "cannot stand beside 'profile'", remedy: "write all limits here, or none")
            }
        }
    }
}

/// Limits that make ore.
package struct CutoffLimits: Sendable {
    package let cutoff: [GradeLimit]
    package let industrial: [GradeLimit]
    package let minimumThickness: Length
    package let maximumParting: Length
    package let maximumStripping: Double?
    package let minimumOreContent: Density?

    static let keys = [
        "cutoff", "industrial", "minimum_thickness", "maximum_parting", "maximum_stripping", "minimum_ore_content",
    ]

    /// - Parameter isWhole: Whether the cut-off must be given, as in a profile.
    init(_ section: inout SectionReader, isWhole: Bool = false) {
        let criteria = ValueKind<[GradeLimit]>.list(of: .criterion)
        let meaning = "Limits that each sample of ore must meet."
        let example = "[\"al2o3 >= 40 %\", \"a_s >= 1.8\"]"
        cutoff =
            isWhole
            ? section.required("cutoff", criteria, meaning, example: example)
            : section.optional("cutoff", criteria, meaning, example: example) ?? []
        industrial =
            section.optional(
                "industrial", criteria, "Limits that the mean over the ore interval must meet.",
                example: "[\"al2o3 >= 55 %\"]") ?? []
        minimumThickness =
            section.optional(
                "minimum_thickness", .quantity(Length.self), "Thinner ore is not ore; 0 where left out.",
                example: "0.8 m") ?? Length(metres: 0)
        maximumParting =
            section.optional(
                "maximum_parting", .quantity(Length.self),
                "Thicker waste between two ore intervals parts them; 0 where left out.", example: "0.8 m")
            ?? Length(metres: 0)
        maximumStripping = section.optional(
            "maximum_stripping", .number(0...Double.infinity), "Waste to ore, m3 for each m3.", example: "13")
        minimumOreContent = section.optional(
            "minimum_ore_content", .quantity(Density.self), "Washed ore for each m3 of ground.", example: "200 kg/m3")
    }
}
