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
    package let discretization: Int
    package let declustering: Length?
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
            "Holes farther away are not used; by default all of them may be. Beyond it kriged ground is missing, and "
                + "simulated ground follows the distribution of all holes.")
        extrapolation = section.required(
            "extrapolate", .quantity(Length.self), "How far beyond the last hole ore is assumed to go.",
            example: "100 m")
        discretization = section.value(
            "discretization", .integer(1...16), default: "2",
            "Each study cell is a block that is mined or left, and is the mean of this many points each way; 1 takes its "
                + "centre for the whole.")
        declustering = section.value(
            "declustering", .lengthOrNone, default: "none",
            "Side of the cells in which holes share one weight, for holes that crowd in rich or poor ground: about the "
                + "spacing of the sparse ones. It changes the distribution of thickness and grades that is simulated.")
        barrenHoles = section.value(
            "barren_holes", .choice(BarrenHoles.self), default: "zero_thickness",
            "A hole without ore: zero thickness, so that it ends the ore, or left out.")
    }
}

extension ValueKind where Value == Length? {
    /// A length above zero, or the word `none`.
    static var lengthOrNone: ValueKind {
        let length = ValueKind<Length>.quantity(Length.self, .positive)
        return ValueKind(
            description: {
                let inner = length.description()
                return KindDescription(
                    words: "none, or \(inner.words)", schema: ["anyOf": [["enum": ["none"]], inner.schema]])
            },
            placeholder: { nil },
            read: { node, path, notes in
                if node.scalar?.text == "none" { return (nil, .text("none")) }
                return length.read(node, path, &notes).map { ($0.value, $0.json) }
            })
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
