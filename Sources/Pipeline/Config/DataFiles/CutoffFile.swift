/// A cut-off profile: what makes ore.
package struct CutoffFile: ConfigSection {
    package let id: String
    package let title: String
    package let commodity: String?
    package let limits: CutoffLimits
    package let provenance: Provenance

    package static let summary = "A cut-off profile: what makes ore."

    package init(_ section: inout SectionReader) {
        id = section.required("id", .variable, "Name of the file without its ending.", example: "sedimentary_open_pit")
        title = section.required("title", .text, "The profile in words.", example: "Sedimentary bauxite, open pit")
        commodity = section.optional("commodity", .variable, "The commodity it belongs to.")
        limits = CutoffLimits(&section, isWhole: true)
        provenance = Provenance(&section)
    }
}
