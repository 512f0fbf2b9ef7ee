import Rasters

/// Local relief: the focal range of heights, which are brought to metres first.
package struct ReliefEvidence: TerrainOperation {
    package static let verb = "relief"
    package static let summary =
        "Greatest less least elevation around each cell, in metres. Missing cells stay missing and do not spread."

    package let elevation: ElevationInput
    package let around: NeighbourhoodSize?

    package init(_ section: inout SectionReader) {
        elevation = ElevationInput(Self.verb, &section)
        around = NeighbourhoodSize(&section, example: "1 km")
    }
}

extension ReliefEvidence {
    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        try elevation.layer(context, around, unit: "m") { heights, window, neighbourhood in
            focalRange(heights, window: window, neighbourhood: neighbourhood)
        }
    }
}
