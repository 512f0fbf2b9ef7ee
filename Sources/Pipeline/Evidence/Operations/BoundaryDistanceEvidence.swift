import Foundations
import Rasters
import Streaming

/// Distance to the contacts of a class map.
package struct BoundaryDistanceEvidence: EvidenceOperation {
    package static let verb = "distance_to_boundary"
    package static let summary =
        "Distance to the nearest contact between units of a class map, in metres, measured to the sides of its cells."

    package let input: String
    package let units: [String]?
    package let maximum: Length?

    package init(_ section: inout SectionReader) {
        input = section.required(
            Self.verb, .rasterOrLayer, "A layer of classes (see 'class'), or a raster of classes.", example: "units_map"
        )
        units = section.optional(
            "between", .list(of: .text, count: 2...2), "Only contacts between these two classes.", example: "[P2h, C2]")
        maximum = section.optional(
            "max", .quantity(Length.self, .positive), "Distances beyond are set to this one.", example: "10 km")
        if let units, units[0] == units[1] {
            section.refuse(
                "between", "there is no contact of '\(units[0])' with itself", remedy: "name two classes")
        }
    }

    package var reads: [String] { [input] }
    package var readsClasses: String? { input }
    var namedClasses: (key: String, names: [String])? { units.map { ("between", $0) } }
}

extension BoundaryDistanceEvidence {
    func footprint(_ survey: Survey) -> LayerFootprint {
        var footprint = LayerFootprint.strips(of: survey.grid, height: Self.stripHeight)
        // The lattice has twice as many columns.
        footprint.heldBytes *= 2
        return footprint
    }

    /// Two passes over full-width strips: which rows of the lattice hold contacts, then distances strip by strip.
    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        let grid = context.grid
        let layer = try context.layer(input).source
        let boundary = BoundaryLattice(of: grid, contact: try contact(context))
        let strips = grid.strips(height: Self.stripHeight)
        let found = try reduceWindows(
            strips, bytesPerWindow: Self.stripHeight * grid.columns * 12, execution: context.execution,
            into: [StripFeatures](), makeWorker: { try layer.open() },
            partial: { reader, strip in
                var classes: [Float] = []
                try reader.read(boundary.rows(for: strip), into: &classes)
                return StripFeatures(of: boundary.points(of: classes, in: strip), in: boundary.window(of: strip))
            },
            merge: { $0.append($1) })
        let carry = FeatureCarry(found)
        let limit = maximum.map { DistanceLimit(metres: $0.metres, beyond: .limit) }
        let source = ComputedLayer(grid: grid) {
            let reader = try layer.open()
            var classes: [Float] = []
            return { strip, values in
                try reader.read(boundary.rows(for: strip), into: &classes)
                values = boundary.distances(
                    boundary.points(of: classes, in: strip), classes: classes, strip: strip,
                    index: strip.row / Self.stripHeight, carry: carry, limit: limit)
            }
        }
        var derived = DerivedLayer(source, unit: "m", direction: .ascending)
        if carry.isEmpty { derived.warnings = [nothingFound] }
        return derived
    }

    private var nothingFound: Warning {
        Warning(
            code: "no_boundary", subject: input,
            message: units.map { "'\($0[0])' and '\($0[1])' touch nowhere" } ?? "no two classes touch")
    }

    private func contact(_ context: EvidenceContext) throws -> ClassContact {
        guard let units else { return .any }
        let codes = try units.map {
            Float(
                try classCode(
                    of: $0, layer: input, at: "\(context.subject).between", names: context.classNames(of: input)))
        }
        return .between(codes[0], codes[1])
    }

    /// Rows of a strip: there are four points of the lattice to a cell.
    private static let stripHeight = 128
}
