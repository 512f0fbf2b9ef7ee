import Foundations

/// Resource categories by drill spacing.
package struct CategoriesSection: ConfigSection {
    package let measured: Length
    package let indicated: Length
    package let inferred: Length
    package let tolerance: Fraction

    package static let summary =
        "The widest drill spacing of each resource category; ground within `extrapolate` of a hole is inferred however wide the holes stand, other ground is not estimated."

    package init(_ section: inout SectionReader) {
        let spacing = ValueKind<Length>.quantity(Length.self, .positive)
        measured = section.required("measured", spacing, "Spacing up to which ground is measured.", example: "50 m")
        indicated = section.required("indicated", spacing, "Spacing up to which it is indicated.", example: "100 m")
        inferred = section.required("inferred", spacing, "Spacing up to which it is inferred.", example: "200 m")
        tolerance = section.value(
            "tolerance", .quantity(Fraction.self, .belowWhole), default: "0 %",
            "How much wider holes may be apart than these spacings and still pass: with 10 %, 55 m pass as 50 m.")
        let spacings = [("measured", measured), ("indicated", indicated), ("inferred", inferred)]
        for (narrow, wide) in zip(spacings, spacings.dropFirst())
        where section.has(narrow.0) && section.has(wide.0) && narrow.1 >= wide.1 && wide.1.metres > 0 {
            section.refuse(
                wide.0, "is not wider than '\(narrow.0)'", remedy: "spacings rise from measured to inferred")
        }
    }
}
