import Foundations

/// Where a variogram comes from.
package enum VariogramChoice: Sendable {
    /// Fitted to the data of the run.
    case fit
    /// Given in the config.
    case model(VariogramSection)
}

/// A variogram with a nugget effect and one structure.
package struct VariogramSection: ConfigSection {
    package let shape: VariogramShapeName
    package let nuggetEffect: Double
    package let partialSill: Double
    package let range: Length
    package let azimuthDegrees: Double
    package let ratio: Double

    package static let summary = "A variogram with a nugget effect and one structure."
    static let meaning = "`fit`, or a variogram: it is fitted to the data, or taken as given."

    package init(_ section: inout SectionReader) {
        shape = section.required(
            "model", .choice(VariogramShapeName.self), "Shape of the structure.", example: "spherical")
        nuggetEffect = section.value(
            "nugget", .number(0...Double.infinity), default: "0", "Nugget effect, in squared units of the variable.")
        partialSill = section.required(
            "sill", .number(0...Double.infinity),
            "Sill of the structure without the nugget, above 0, in squared units.",
            example: "0.6")
        range = section.required(
            "range", .quantity(Length.self, .positive),
            "Range along the major axis; for exponential and gaussian the distance parameter, not the practical range.",
            example: "900 m")
        azimuthDegrees = section.value(
            "azimuth", .number(0...360), default: "0", "Direction of the major axis, degrees clockwise from north.")
        ratio = section.value(
            "ratio", .number(0.001...1), default: "1", "Range across the major axis over the range along it.")
        if section.has("sill"), partialSill == 0 {
            section.refuse("sill", "is 0", remedy: "give a sill above 0, in squared units of the variable")
        }
    }
}

/// Shapes of variogram structures.
package enum VariogramShapeName: String, ConfigChoice {
    case spherical, exponential, gaussian
}

extension ValueKind where Value == VariogramChoice {
    static var variogram: ValueKind {
        .byShape(
            "'fit', or a section with model, nugget, sill and range",
            scalar: ValueKind<FitWord>.choice(FitWord.self).map { _ in .fit },
            mapping: ValueKind<VariogramSection>.section(VariogramSection.self).map { .model($0) })
    }
}

private enum FitWord: String, ConfigChoice {
    case fit
}
