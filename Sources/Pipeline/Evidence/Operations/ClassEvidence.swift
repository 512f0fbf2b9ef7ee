import Foundations
import Geodata
import Rasters

/// Classes of a map.
package struct ClassEvidence: FeatureOperation {
    package static let verb = "class"
    package static let summary = "The class of a map: one code for each distinct value of a field."

    package let input: String
    package let field: String
    package let filter: String?

    package init(_ section: inout SectionReader) {
        input = section.required(Self.verb, .input(["vector"]), "The polygons.", example: "geology")
        field = section.required("field", .field, "Field of the class.", example: "CODE")
        filter = section.condition()
    }

    package var classes: ClassContent { .own }
}

extension ClassEvidence {
    func footprint(_ survey: Survey) -> LayerFootprint {
        footprint(survey, bytesPerVertex: FeatureRasterizer.bytesPerVertex)
    }

    var neededField: NeededField? { NeededField(input: input, field: field) }

    /// Where polygons overlap the last one counts.
    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        let classed = ClassedShapes(try features(context, with: field), by: field)
        try classed.requireExactCodes(of: input)
        let shapes = FeatureRasterizer(classed.shapes, grid: context.grid)
        let source = ComputedLayer(grid: context.grid) {
            { window, buffer in buffer = shapes.classes(classed.codes, in: window) }
        }
        var layer = DerivedLayer(source, classNames: classed.names, direction: .categorical)
        layer.warnings = classed.unclassed(by: field, of: input)
        return layer
    }

    func knownClasses(_ survey: Survey) -> KnownClasses {
        guard let layer = features(survey), layer.fieldNames.contains(field) else {
            return .unknown
        }
        return .named(ClassedShapes(layer, by: field).names)
    }
}
