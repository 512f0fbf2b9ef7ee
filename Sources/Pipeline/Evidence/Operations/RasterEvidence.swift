import Rasters

/// A raster as it is.
package struct RasterEvidence: EvidenceOperation {
    package static let verb = "raster"
    package static let summary = "A raster as it is, brought to the grid."

    package let input: String

    package init(_ section: inout SectionReader) {
        input = section.required(Self.verb, .input(["raster"]), "The raster.", example: "magnetics")
    }

    package var classes: ClassContent { .of(input) }
}

extension RasterEvidence {
    var opens: [Operand] { [Operand(name: input)] }

    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        let layer = try context.raster(input)
        let isClasses = layer.input.kind == .classes
        let info = context.survey.rasters[input]
        return DerivedLayer(layer, unit: info?.unit ?? "", direction: isClasses ? .categorical : nil)
    }
}
