import Foundations

/// The estimate of drilled ground.
package struct DrilledSection: ConfigSection {
    package let holes: String
    package let method: EstimationMethod
    package let realizations: Int
    package let variogram: VariogramChoice
    package let neighbours: Int
    package let maximumDistance: Length?
    package let extrapolation: Length
    package let barrenHoles: BarrenHoles

    package static let summary = "The estimate of drilled ground: a seam of thickness and accumulations."

    package init(_ section: inout SectionReader) {
        holes = section.required("holes", .input(["drillholes"]), "The drill holes.", example: "holes")
        method = section.value(
            "method", .choice(EstimationMethod.self), default: "simulation",
            "Sequential Gaussian simulation, which gives uncertainty, or ordinary kriging alone.")
        realizations = section.value(
            "realizations", .integer(1...100_000), default: "100", "How many simulations.")
        variogram = section.value("variogram", .variogram, default: "fit", VariogramSection.meaning)
        neighbours = section.value(
            "neighbours", .integer(1...512), default: "16", "How many of the nearest holes are used.")
        maximumDistance = section.optional(
            "max_distance", .quantity(Length.self, .positive),
            "Holes farther away are not used; by default all of them may be.")
        extrapolation = section.required(
            "extrapolate", .quantity(Length.self), "How far beyond the last hole ore is assumed to go.",
            example: "100 m")
        barrenHoles = section.value(
            "barren_holes", .choice(BarrenHoles.self), default: "zero_thickness",
            "A hole without ore: zero thickness, so that it ends the ore, or left out.")
    }
}

/// Ways to estimate drilled ground.
package enum EstimationMethod: String, ConfigChoice {
    case simulation, kriging
}

/// What a hole without ore counts for.
package enum BarrenHoles: String, ConfigChoice {
    case zeroThickness = "zero_thickness"
    case ignore
}
