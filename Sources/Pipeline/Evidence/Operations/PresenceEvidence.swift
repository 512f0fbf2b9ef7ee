import Foundations
import Geodata
import Rasters

/// Presence of features.
package struct PresenceEvidence: FeatureOperation {
    package static let verb = "presence"
    package static let summary = "1 where a feature is, 0 elsewhere; or the share of the cell that polygons cover."

    package let input: String
    package let rule: PresenceRule
    package let filter: String?

    package init(_ section: inout SectionReader) {
        input = section.required(Self.verb, .input(["vector", "table"]), "The features.", example: "units")
        rule = section.value(
            "rule", .choice(PresenceRule.self), default: "centre",
            "When a polygon is in a cell: where it covers the centre, where it or its border is anywhere in the cell, or"
                + " by the share of the cell that it covers, from 0 to 1.")
        filter = section.condition()
    }
}

/// When a polygon counts as present.
package enum PresenceRule: String, ConfigChoice {
    case centre, touched, coverage
}

extension PresenceEvidence {
    func requireShapes(_ survey: Survey) throws {
        guard rule == .coverage else { return }
        try requirePolygons(
            survey, because: "cover no share of a cell",
            remedy: "select the polygons with 'where', or use 'rule: touched'")
    }

    func footprint(_ survey: Survey) -> LayerFootprint {
        let union = rule == .coverage ? Self.unionBytesPerVertex : 0
        return footprint(survey, bytesPerVertex: FeatureRasterizer.bytesPerVertex + union)
    }

    /// GEOS's own copies of the polygons and what it builds of them, as measured.
    private static let unionBytesPerVertex = 200

    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        let shapes = try geometries(context)
        let grid = context.grid
        let source: ComputedLayer
        if rule == .coverage {
            // Ground that several polygons cover counts once.
            let polygons = shapes.flatMap { shape -> [Polygon] in
                if case .polygons(let polygons) = shape { polygons } else { [] }
            }
            let ground = try union(polygons).map { Geometry.polygons([$0]) }
            let parts = FeatureRasterizer(ground, grid: grid)
            source = ComputedLayer(grid: grid) { { window, values in values = parts.coverage(in: window) } }
        } else {
            let features = FeatureRasterizer(shapes, grid: grid)
            let cellRule: CellRule = rule == .touched ? .touched : .centre
            source = ComputedLayer(grid: grid) {
                { window, values in values = features.presence(in: window, rule: cellRule).map(Float.init) }
            }
        }
        return DerivedLayer(source, direction: .descending)
    }
}
