import Foundations
import Geodata
import Rasters
import Streaming

/// Which feature is nearest.
package struct AllocationEvidence: FeatureOperation {
    package static let verb = "allocation"
    package static let summary =
        "The nearest feature, as a class: the value of a field, or its number in the file. Of features equally far the first"
        + " counts."

    package let input: String
    package let field: String?
    package let target: DistanceTarget
    package let maximum: Length?
    package let filter: String?

    package init(_ section: inout SectionReader) {
        input = section.required(Self.verb, .input(["vector", "table"]), "The features.", example: "structures")
        field = section.optional(
            "field", .field, "Field of the class; without it each feature is a class of its own.", example: "kind")
        target = section.value(
            "to", .choice(DistanceTarget.self), default: "geometry",
            "What the distance is measured to: the centres of the cells that the features touch, or their true geometry."
        )
        maximum = section.optional(
            "max", .quantity(Length.self, .positive), "Cells farther from all features are missing.", example: "10 km")
        filter = section.condition()
    }

    package var classes: ClassContent { .own }
}

extension AllocationEvidence {
    var neededField: NeededField? { field.map { NeededField(input: input, field: $0) } }

    func footprint(_ survey: Survey) -> LayerFootprint {
        guard target == .cells else { return footprint(survey, bytesPerVertex: GeometryDistance.bytesPerVertex) }
        var footprint = LayerFootprint.strips(of: survey.grid, height: Self.stripHeight)
        // Owners are held beside rows.
        footprint.heldBytes *= 2
        footprint.heldBytes += FeatureRasterizer.bytesPerVertex * vertexCount(survey)
        return footprint
    }

    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        let classed = try classed(context)
        let codes = classed.codes
        let warnings = classed.unclassed(by: field, of: input)
        let limit = maximum.map { DistanceLimit(metres: $0.metres, beyond: .missing) }
        switch target {
        case .geometry:
            let index = GeometryDistance(to: classed.shapes, grid: context.grid)
            let source = ComputedLayer(grid: context.grid) {
                { window, values in
                    let nearest = index.distances(in: window, limit: limit, wantsNearest: true).nearest
                    values = nearest.map { $0 < 0 ? .nan : codes[$0] }
                }
            }
            var layer = DerivedLayer(source, classNames: classed.names, direction: .categorical)
            layer.warnings = warnings
            return layer
        case .cells:
            var layer = try byCells(classed, limit, context)
            layer.warnings = warnings
            return layer
        }
    }

    func knownClasses(_ survey: Survey) -> KnownClasses {
        guard let layer = features(survey),
            field.map(layer.fieldNames.contains) ?? true
        else { return .unknown }
        return .named(classed(layer).names)
    }

    private func classed(_ layer: FeatureLayer) -> ClassedShapes {
        field.map { ClassedShapes(layer, by: $0) } ?? ClassedShapes(each: layer)
    }

    private func classed(_ context: EvidenceContext) throws -> ClassedShapes {
        let classed = classed(try features(context, with: field))
        try classed.requireExactCodes(of: input)
        return classed
    }

    /// Two passes over full-width strips, as those of a distance.
    private func byCells(_ classed: ClassedShapes, _ limit: DistanceLimit?, _ context: EvidenceContext) throws
        -> DerivedLayer
    {
        let grid = context.grid
        let strips = grid.strips(height: Self.stripHeight)
        let features = FeatureRasterizer(classed.shapes, grid: grid)
        let codes = classed.codes
        let found = try reduceWindows(
            strips, bytesPerWindow: Self.stripHeight * grid.columns * 6, execution: context.execution,
            into: [StripOwners](), makeWorker: {},
            partial: { _, strip in StripOwners(of: features.firstFeature(in: strip, rule: .touched), in: strip) },
            merge: { $0.append($1) })
        let carry = OwnerCarry(found)
        let source = ComputedLayer(grid: grid) {
            { strip, values in
                let owners = features.firstFeature(in: strip, rule: .touched)
                let nearest = allocateToCells(
                    owners, strip: strip, index: strip.row / Self.stripHeight, carry: carry, grid: grid, limit: limit
                ).nearest
                values = nearest.map { $0 < 0 ? .nan : codes[$0] }
            }
        }
        return DerivedLayer(source, classNames: classed.names, direction: .categorical)
    }

    private static let stripHeight = 256
}
