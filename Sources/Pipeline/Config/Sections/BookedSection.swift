import Foundations

/// Ground that the opening books, and what it books there.
package struct BookedSection: ConfigSection {
    /// The input of outlines.
    package let outlines: String
    /// Where tonnes and classes stand; nil where the outlines carry none.
    package let fields: Fields?

    /// Fields of the outlines.
    package struct Fields: Sendable {
        /// Field of the tonnage.
        package let tonnes: String
        /// Field of the class.
        package let ledgerClass: String
        /// Unit of the tonnage.
        package let unit: TonnageUnit
    }

    package static let summary = "Ground that is booked in the opening already, with what is booked there."

    package init(_ section: inout SectionReader) {
        outlines = section.required("outlines", .input(["vector"]), "Outlines of booked ground.", example: "booked")
        let tonnes = section.required(
            "tonnes", .field, "Field of the tonnage in place of one class; empty where it is unknown.",
            example: "tonnes")
        let ledgerClass = section.required(
            "class", .field,
            "Field of the class, written as in the baseline. An outline with several classes comes once for each.",
            example: "class")
        let unit = section.value("unit", .choice(TonnageUnit.self), default: "t", "Unit of the tonnage.")
        fields = Fields(tonnes: tonnes, ledgerClass: ledgerClass, unit: unit)
    }

    /// Outlines without tonnes.
    init(outlines: String) {
        self.outlines = outlines
        fields = nil
    }
}

extension ValueKind where Value == BookedSection {
    /// The name of an input, or a section that says where tonnes and classes stand.
    static var booked: ValueKind {
        .byShape(
            "the name of a vector input, or a section with outlines, tonnes and class",
            scalar: ValueKind<String>.input(["vector"]).map { BookedSection(outlines: $0) },
            mapping: ValueKind<BookedSection>.section(BookedSection.self))
    }
}
