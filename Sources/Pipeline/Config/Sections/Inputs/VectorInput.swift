/// A vector layer: belts, geology, faults, known deposits, exclusion zones.
package struct VectorInput: ConfigSection {
    package let path: ConfigPath
    package let layer: String?
    package let fields: FeatureFields
    package let about: InputProvenance

    package static let summary = "A vector layer in any format that GDAL reads."

    package init(_ section: inout SectionReader) {
        path = section.required("vector", .path, "The file that holds the layer.", example: "geology.gpkg")
        layer = section.optional("layer", .text, "The layer, where the file holds several.")
        fields = FeatureFields(&section)
        about = InputProvenance(&section)
    }
}
