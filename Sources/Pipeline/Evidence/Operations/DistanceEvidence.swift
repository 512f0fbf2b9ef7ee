import Foundations

/// Distance to features.
package struct DistanceEvidence: EvidenceOperation {
    package static let verb = "distance"
    package static let summary = "Distance to the nearest feature, in metres."

    package let input: String
    package let target: DistanceTarget
    package let maximum: Length?
    package let filter: String?

    package init(_ section: inout SectionReader) {
        input = section.required(Self.verb, .input(["vector", "table"]), "The features.", example: "structures")
        target = section.value(
            "to", .choice(DistanceTarget.self), default: "geometry",
            "What it is measured to: the centres of the cells that the features touch, or their true geometry.")
        maximum = section.optional(
            "max", .quantity(Length.self, .positive), "Distances beyond are set to this one.", example: "10 km")
        filter = section.optional("where", .text, "Only the features for which this SQL condition holds.")
    }
}

/// What a distance is measured to.
package enum DistanceTarget: String, ConfigChoice {
    case cells, geometry
}
