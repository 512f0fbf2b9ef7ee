/// Classes of a map.
package struct ClassEvidence: EvidenceOperation {
    package static let verb = "class"
    package static let summary = "The class of a map: one code for each distinct value of a field."

    package let input: String
    package let field: String
    package let filter: String?

    package init(_ section: inout SectionReader) {
        input = section.required(Self.verb, .input(["vector"]), "The polygons.", example: "geology")
        field = section.required("field", .field, "Field of the class.", example: "CODE")
        filter = section.optional("where", .text, "Only the features for which this SQL condition holds.")
    }
}
