import Rasters

/// Height above the local base level.
package struct HeightAboveBaseEvidence: TerrainOperation {
    package static let verb = "height_above_base"
    package static let summary =
        "Elevation less a base surface through the valley floors around, in metres. The base comes from elevations alone, not from streams."

    package let elevation: ElevationInput
    package let around: NeighbourhoodSize?
    package let base: BaseSurfaceName

    package init(_ section: inout SectionReader) {
        elevation = ElevationInput(Self.verb, &section)
        around = NeighbourhoodSize(&section, example: "3 km")
        base = section.value(
            "base", .choice(BaseSurfaceName.self), default: "smoothed",
            "The least elevation within the radius, which has steps, or its mean within the radius (smoothed), which lies below it"
                + " or at it everywhere.")
    }
}

/// Names of base surfaces.
package enum BaseSurfaceName: String, ConfigChoice {
    case lowest, smoothed
}

extension HeightAboveBaseEvidence {
    private var surface: BaseSurface { base == .lowest ? .lowest : .smoothed }

    package var reach: Int { surface.reach }

    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        let surface = surface
        return try elevation.layer(context, around, unit: "m", reach: reach) { heights, window, neighbourhood in
            heightAboveBase(elevation: heights, window: window, neighbourhood: neighbourhood, surface: surface)
        }
    }
}
