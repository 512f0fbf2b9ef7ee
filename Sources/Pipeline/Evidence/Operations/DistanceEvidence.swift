import Foundations
import Rasters
import Streaming

/// Distance to features.
package struct DistanceEvidence: FeatureOperation {
    package static let verb = "distance"
    package static let summary = "Distance to the nearest feature, in metres."

    package let input: String
    package let target: DistanceTarget
    package let maximum: Length?
    package let filter: String?

    package init(_ section: inout SectionReader) {
        input = section.required(Self.verb, .input(["vector", "table"]), "The features.", example: "structures")
        target = section.value(
            "to", .choice(DistanceTarget.self), default: "geometry",
            "What it is measured to: the centres of the cells that the features touch, or their true geometry.")
        maximum = section.optional(
            "max", .quantity(Length.self, .positive), "Distances beyond are set to this one.", example: "10 km")
        filter = section.condition()
    }
}

/// What a distance is measured to.
package enum DistanceTarget: String, ConfigChoice {
    case cells, geometry
}

extension DistanceEvidence {
    func footprint(_ survey: Survey) -> LayerFootprint {
        guard target == .cells else { return footprint(survey, bytesPerVertex: GeometryDistance.bytesPerVertex) }
        var footprint = LayerFootprint.strips(of: survey.grid, height: Self.stripHeight(survey.grid))
        footprint.heldBytes += FeatureRasterizer.bytesPerVertex * vertexCount(survey)
        // Features, nearest rows, distances and room to change them.
        footprint.bytesPerCell = 13
        return footprint
    }

    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        let shapes = try geometries(context)
        switch target {
        case .cells: return try distanceToCells(of: shapes, context)
        case .geometry: return distanceToGeometry(of: shapes, context)
        }
    }

    private var limit: DistanceLimit? { maximum.map { DistanceLimit(metres: $0.metres, beyond: .limit) } }

    private func distanceToGeometry(of shapes: [Geometry], _ context: EvidenceContext) -> DerivedLayer {
        let index = GeometryDistance(to: shapes, grid: context.grid)
        let limit = limit
        let source = ComputedLayer(grid: context.grid) {
            { window, values in values = index.distances(in: window, limit: limit).metres }
        }
        return DerivedLayer(source, unit: "m", direction: .ascending)
    }

    /// Two passes over full-width strips: which rows hold features, then distances strip by strip.
    private func distanceToCells(of shapes: [Geometry], _ context: EvidenceContext) throws -> DerivedLayer {
        let grid = context.grid
        let height = Self.stripHeight(grid)
        let strips = grid.strips(height: height)
        let features = FeatureRasterizer(shapes, grid: grid)
        let found = try reduceWindows(
            strips, bytesPerWindow: height * grid.columns * 2, execution: context.execution,
            into: [StripFeatures](), makeWorker: {},
            partial: { _, strip in StripFeatures(of: features.presence(in: strip, rule: .touched), in: strip) },
            merge: { $0.append($1) })
        let carry = FeatureCarry(found)
        let limit = limit
        let source = ComputedLayer(grid: grid) {
            { strip, values in
                values =
                    Rasters.distanceToCells(
                        features.presence(in: strip, rule: .touched), strip: strip, index: strip.row / height,
                        carry: carry, grid: grid, limit: limit
                    ).metres
            }
        }
        return DerivedLayer(source, unit: "m", direction: .ascending)
    }

    /// Rows of a strip: half the tiles of the written raster, so that two strips fill a row of them; of long rows fewer, so
    /// that a strip has two million cells.
    private static func stripHeight(_ grid: Grid) -> Int {
        var height = 256
        while height > 64, height * grid.columns > 2 << 20 { height /= 2 }
        return height
    }
}
