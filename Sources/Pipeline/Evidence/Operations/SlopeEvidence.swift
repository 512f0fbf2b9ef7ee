import Foundations
import Rasters
import Streaming

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Slope of a surface.
package struct SlopeEvidence: EvidenceOperation {
    package static let verb = "slope"
    package static let summary = "Steepness of a surface, by Horn's method."

    package let input: String
    package let measure: SlopeMeasure

    package init(_ section: inout SectionReader) {
        input = section.required(Self.verb, .input(["raster"]), "The elevation.", example: "elevation")
        measure = section.value(
            "measure", .choice(SlopeMeasure.self), default: "degrees", "Angle in degrees, or rise over run in percent.")
    }

    package var calculatesWith: String? { input }
}

/// How a slope is told.
package enum SlopeMeasure: String, ConfigChoice {
    case degrees, percent
}

extension SlopeEvidence {
    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        let elevation = try context.raster(input)
        let grid = context.grid
        let isPercent = measure == .percent
        let source = ComputedLayer(grid: grid) {
            let reader = try elevation.open()
            var heights: [Float] = []
            return { window, values in
                // The reader gives missing cells beyond the grid.
                try reader.read(window.expanded(by: 1), into: &heights)
                values = slopeDegrees(elevation: heights, window: window, grid: grid)
                if isPercent { values = values.map { tan($0 * .pi / 180) * 100 } }
            }
        }
        return DerivedLayer(source, unit: isPercent ? "%" : "degrees")
    }
}
