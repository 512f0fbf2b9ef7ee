import Foundations

/// Values of points, brought to the grid.
package struct InterpolateEvidence: EvidenceOperation {
    package static let verb = "interpolate"
    package static let summary = "Values of points, interpolated; missing beyond their support."

    package let input: String
    package let value: String
    package let method: InterpolationMethod
    package let neighbours: Int
    package let maximumDistance: Length?
    package let power: Double
    package let variogram: VariogramChoice
    package let beyondSupport: BeyondSupport

    package init(_ section: inout SectionReader) {
        input = section.required(Self.verb, .input(["table", "vector"]), "The points.", example: "soils")
        value = section.required("value", .field, "Field of the value.", example: "al2o3")
        method = section.value(
            "method", .choice(InterpolationMethod.self), default: "ordinary_kriging",
            "Inverse distance weights, ordinary kriging, or the nearest point.")
        neighbours = section.value(
            "neighbours", .integer(1...512), default: "16", "How many of the nearest points are used.")
        maximumDistance = section.optional(
            "max_distance", .quantity(Length.self, .positive),
            "Points farther away are not used; by default the range of the variogram, or three times the typical"
                + " spacing of the points.")
        power = section.value("power", .number(0...20), default: "2", "Power of inverse distance weights.")
        variogram = section.value("variogram", .variogram, default: "fit", VariogramSection.meaning)
        beyondSupport = section.value(
            "beyond_support", .choice(BeyondSupport.self), default: "missing",
            "What cells get that no point reaches: nothing, never a guess.")
    }
}

/// Ways to interpolate points.
package enum InterpolationMethod: String, ConfigChoice {
    case inverseDistance = "idw"
    case ordinaryKriging = "ordinary_kriging"
    case nearest
}

/// What lies beyond the support of the points.
package enum BeyondSupport: String, ConfigChoice {
    case missing
}
