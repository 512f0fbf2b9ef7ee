import Foundations
import Rasters
import Streaming

/// Depth of closed depressions.
package struct DepressionDepthEvidence: TerrainOperation {
    package static let verb = "depression_depth"
    package static let summary =
        "Depth below the level at which a closed depression spills, in metres; 0 outside depressions. Water leaves at the border of the grid"
        + " and into missing cells."

    package let elevation: ElevationInput
    package let minimumDepth: Length?

    package init(_ section: inout SectionReader) {
        elevation = ElevationInput(Self.verb, &section)
        minimumDepth = section.optional(
            "minimum_depth", .quantity(Length.self, .positive),
            "Cells less deep count as no depression: noise of the elevation makes shallow ones everywhere.",
            example: "2 m")
    }
}

extension DepressionDepthEvidence {
    /// Between the floods about a fiftieth of the elevation's bytes are held, on rough ground up to a tenth.
    func footprint(_ survey: Survey) -> LayerFootprint {
        LayerFootprint(survey.grid.windows(), heldBytes: survey.grid.count * MemoryLayout<Float>.stride / 10)
    }

    /// Two floods of every tile; between them what the tiles know of each other is put together.
    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        let grid = context.grid
        let windows = grid.windows()
        let heights = try elevation.heights(context)
        let tiles = try reduceWindows(
            windows, bytesPerWindow: windowBytes(windows, halo: 1, inputs: 4, outputs: 2),
            execution: context.execution, into: [TileSpills](),
            makeWorker: { (reader: try heights.reader(on: grid), buffer: [Float]()) },
            partial: { worker, window in
                try worker.reader.read(window.expanded(by: 1), into: &worker.buffer)
                return TileSpills(elevation: worker.buffer, window: window)
            },
            merge: { $0.append($1) })
        let levels = SpillLevels(tiles, grid: grid)
        let minimum = Float(minimumDepth?.metres ?? 0)
        return try elevation.layer(context, halo: 1, unit: "m") { heights, window in
            let depths = levels.depths(elevation: heights, window: window)
            return minimum > 0 ? depths.map { $0 < minimum ? 0 : $0 } : depths
        }
    }
}
