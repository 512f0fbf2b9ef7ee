import Rasters

/// Topographic position index.
package struct TopographicPositionEvidence: TerrainOperation {
    package static let verb = "tpi"
    package static let summary =
        "Topographic position index: elevation less the mean of the cells around, in metres. Positive on ridges, negative in valleys."

    package let elevation: ElevationInput
    package let around: NeighbourhoodSize?

    package init(_ section: inout SectionReader) {
        elevation = ElevationInput(Self.verb, &section)
        around = NeighbourhoodSize(optional: &section, otherwise: "By default the eight neighbours.")
    }
}

extension TopographicPositionEvidence {
    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        try elevation.layer(context, around, unit: "m") { heights, window, neighbourhood in
            topographicPosition(elevation: heights, window: window, neighbourhood: neighbourhood)
        }
    }
}
