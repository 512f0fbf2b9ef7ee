/// Slope of a surface.
package struct SlopeEvidence: EvidenceOperation {
    package static let verb = "slope"
    package static let summary = "Steepness of a surface, by Horn's method."

    package let input: String
    package let measure: SlopeMeasure

    package init(_ section: inout SectionReader) {
        input = section.required(Self.verb, .input(["raster"]), "The elevation.", example: "elevation")
        measure = section.value(
            "measure", .choice(SlopeMeasure.self), default: "degrees", "Angle in degrees, or rise over run in percent.")
    }
}

/// How a slope is told.
package enum SlopeMeasure: String, ConfigChoice {
    case degrees, percent
}
