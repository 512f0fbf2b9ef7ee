import Foundations
import Geodata

/// An operation on the features of an input, or on those of them that meet a condition.
protocol FeatureOperation: EvidenceOperation {
    /// The input.
    var input: String { get }
    /// The condition in OGR SQL; nil where all features count.
    var filter: String? { get }
}

extension FeatureOperation {
    var selection: FeatureSelection? { FeatureSelection(of: input, where: filter) }

    /// The features that count; nil where the input has none.
    func features(_ survey: Survey) -> FeatureLayer? { survey.features(of: input, where: filter) }

    /// How many vertices they have.
    func vertexCount(_ survey: Survey) -> Int { features(survey)?.vertexCount ?? 0 }

    /// Windows of the grid, beside an index of the features.
    func footprint(_ survey: Survey, bytesPerVertex: Int) -> LayerFootprint {
        LayerFootprint(survey.grid.windows(), heldBytes: bytesPerVertex * vertexCount(survey))
    }

    /// The same, with a field that they must have.
    ///
    /// - Throws: `configuration` when the input has no features, `badData` when it lacks the field.
    func features(_ context: EvidenceContext, with field: String? = nil) throws -> FeatureLayer {
        try context.features(of: input, where: filter, with: field)
    }

    /// - Throws: `badData` where features are not all polygons.
    func requirePolygons(_ survey: Survey, because reason: String, remedy: String) throws {
        let others = features(survey)?.features.compactMap(\.geometry).contains {
            if case .polygons = $0 { false } else { true }
        }
        guard others == true else { return }
        throw GossanError(
            .badData, subject: "inputs.\(input)", problem: "holds points or lines, which \(reason)", remedy: remedy)
    }

    /// Their shapes.
    ///
    /// - Throws: `configuration` when the input has no features.
    func geometries(_ context: EvidenceContext) throws -> [Geometry] {
        try features(context).features.compactMap(\.geometry)
    }
}

extension SectionReader {
    /// Reads `where`, the condition of a feature operation.
    ///
    /// - Parameter features: What its features are called on the reference page.
    mutating func condition(on features: String = "features") -> String? {
        optional(
            "where", .text, "Only the \(features) for which this SQL condition holds.", example: "\"unit = 'P2h'\"")
    }
}
