import Foundations
import Geodata
import Rasters
import Streaming

/// Which feature is nearest.
package struct AllocationEvidence: EvidenceOperation {
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
        filter = section.optional("where", .text, "Only the features for which this SQL condition holds.")
    }

    package var classes: ClassContent { .own }
}

extension AllocationEvidence {
    var selection: FeatureSelection? { FeatureSelection(of: input, where: filter) }
    var neededField: NeededField? { field.map { NeededField(input: input, field: $0) } }

    func footprint(on grid: Grid) -> LayerFootprint {
        guard target == .cells else { return LayerFootprint(grid.windows()) }
        var footprint = LayerFootprint.strips(of: grid, height: Self.stripHeight)
        // Owners are held beside rows.
        footprint.heldBytes *= 2
        return footprint
    }

    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        let named = try named(context)
        let codes = named.codes
        let limit = maximum.map { DistanceLimit(metres: $0.metres, beyond: .missing) }
        switch target {
        case .geometry:
            let index = GeometryDistance(to: named.shapes, grid: context.grid)
            let source = ComputedLayer(grid: context.grid) {
                { window, values in
                    let nearest = index.distances(in: window, limit: limit, wantsNearest: true).nearest
                    values = nearest.map { $0 < 0 ? .nan : codes[$0] }
                }
            }
            return DerivedLayer(source, classNames: named.names, direction: .categorical)
        case .cells: return try byCells(named, limit, context)
        }
    }

    /// Two passes over full-width strips, as those of a distance.
    private func byCells(_ named: NamedShapes, _ limit: DistanceLimit?, _ context: EvidenceContext) throws
        -> DerivedLayer
    {
        let grid = context.grid
        let strips = grid.strips(height: Self.stripHeight)
        let features = FeatureRasterizer(named.shapes, grid: grid)
        let codes = named.codes
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
        return DerivedLayer(source, classNames: named.names, direction: .categorical)
    }

    /// Features with the codes of their classes, and the names of the codes 1, 2, ...
    private struct NamedShapes {
        var shapes: [Geometry]
        var codes: [Float]
        var names: [String]
    }

    /// Classes of a field are numbered in the alphabetical order of their names, as those of `class`; features without a
    /// value in it are left out. Without a field features are numbered in the order of the file.
    private func named(_ context: EvidenceContext) throws -> NamedShapes {
        let layer = try context.features(of: input, where: filter)
        guard let field else {
            let features = layer.features.compactMap { feature in feature.geometry.map { (feature.id, $0) } }
            try requireExactCodes(features.count)
            return NamedShapes(
                shapes: features.map(\.1), codes: features.indices.map { Float($0 + 1) },
                names: features.map { String($0.0) })
        }
        guard layer.fieldNames.contains(field) else {
            throw GossanError(
                .badData, subject: "inputs.\(input)", problem: "has no field '\(field)'",
                remedy: suggestion(for: field, among: layer.fieldNames))
        }
        let named = layer.features.compactMap { feature -> (Geometry, String)? in
            guard let geometry = feature.geometry, let value = feature.fields[field] else { return nil }
            return (geometry, value.description)
        }
        let names = Set(named.map(\.1)).sorted()
        try requireExactCodes(names.count)
        let codes = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, Float($0 + 1)) })
        return NamedShapes(shapes: named.map(\.0), codes: named.map { codes[$0.1] ?? .nan }, names: names)
    }

    /// Maps hold single-precision numbers, which are whole and exact up to 2^24.
    private func requireExactCodes(_ count: Int) throws {
        guard count <= 1 << 24 else {
            throw GossanError(
                .badData, subject: "inputs.\(input)", problem: "has \(count) classes, more than a map can tell apart",
                remedy: "name a 'field' with fewer values, or select features with 'where'")
        }
    }

    private static let stripHeight = 256
}
