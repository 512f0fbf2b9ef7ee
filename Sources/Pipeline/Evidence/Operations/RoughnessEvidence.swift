import Rasters

/// Roughness of the ground.
package struct RoughnessEvidence: TerrainOperation {
    package static let verb = "roughness"
    package static let summary =
        "Greatest less least elevation of a cell and its eight neighbours, in metres, as gdaldem tells it; 'relief' looks farther."

    package let elevation: ElevationInput

    package init(_ section: inout SectionReader) {
        elevation = ElevationInput(Self.verb, &section)
    }
}

extension RoughnessEvidence {
    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        try elevation.layer(context, halo: 1, unit: "m") { heights, window in
            roughness(elevation: heights, window: window)
        }
    }
}
