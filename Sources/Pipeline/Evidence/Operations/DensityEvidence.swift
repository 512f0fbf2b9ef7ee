import Foundations

/// Density of features.
package struct DensityEvidence: EvidenceOperation {
    package static let verb = "density"
    package static let summary = "Length of lines in km, or number of points, per km2 around each cell."

    package let input: String
    package let radius: Length
    package let kernel: DensityKernel
    package let filter: String?

    package init(_ section: inout SectionReader) {
        input = section.required(Self.verb, .input(["vector", "table"]), "Lines or points.", example: "structures")
        radius = section.required(
            "radius", .quantity(Length.self, .positive), "How far around a cell is counted.", example: "5 km")
        kernel = section.value(
            "kernel", .choice(DensityKernel.self), default: "uniform",
            "How features count by distance: all alike, or less and less up to the radius.")
        filter = section.optional("where", .text, "Only the features for which this SQL condition holds.")
    }
}

/// How features count by their distance.
package enum DensityKernel: String, ConfigChoice {
    case uniform, quartic
}
