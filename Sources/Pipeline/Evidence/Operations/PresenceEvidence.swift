import Foundations
import Rasters

/// Presence of features.
package struct PresenceEvidence: EvidenceOperation {
    package static let verb = "presence"
    package static let summary = "1 where a feature is, 0 elsewhere."

    package let input: String
    package let filter: String?

    package init(_ section: inout SectionReader) {
        input = section.required(Self.verb, .input(["vector", "table"]), "The features.", example: "units")
        filter = section.optional(
            "where", .text, "Only the features for which this SQL condition holds.", example: "\"unit = 'P2h'\"")
    }
}

extension PresenceEvidence {
    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        let shapes = FeatureRasterizer(try context.geometries(of: input, where: filter), grid: context.grid)
        let source = ComputedLayer(grid: context.grid) {
            { window, values in values = shapes.presence(in: window).map(Float.init) }
        }
        return DerivedLayer(source, direction: .descending)
    }
}
