import Rasters

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Slope of a surface.
package struct SlopeEvidence: TerrainOperation {
    package static let verb = "slope"
    package static let summary = "Steepness of a surface."

    package let elevation: ElevationInput
    package let measure: SlopeMeasure
    package let method: GradientMethodName

    package init(_ section: inout SectionReader) {
        elevation = ElevationInput(Self.verb, &section)
        measure = section.value(
            "measure", .choice(SlopeMeasure.self), default: "degrees", "Angle in degrees, or rise over run in percent.")
        method = GradientMethodName(&section)
    }
}

/// How a slope is told.
package enum SlopeMeasure: String, ConfigChoice {
    case degrees, percent
}

extension SlopeEvidence {
    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        let grid = context.grid
        let method = method.method
        let isPercent = measure == .percent
        return try elevation.layer(context, halo: 1, unit: isPercent ? "%" : "degrees") { heights, window in
            let degrees = slopeDegrees(elevation: heights, window: window, grid: grid, method: method)
            return isPercent ? degrees.map { tan($0 * .pi / 180) * 100 } : degrees
        }
    }
}
