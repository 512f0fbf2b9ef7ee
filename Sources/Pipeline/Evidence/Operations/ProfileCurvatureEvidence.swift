/// Curvature down the slope.
package struct ProfileCurvatureEvidence: TerrainOperation {
    package static let verb = "profile_curvature"
    package static let summary =
        "Curvature of the ground along the steepest slope, in 1/m: positive where it is convex and steepens downhill, negative where it is"
        + " concave and levels out."

    package let elevation: ElevationInput
    package let method: SurfaceMethodName

    package init(_ section: inout SectionReader) {
        elevation = ElevationInput(Self.verb, &section)
        method = SurfaceMethodName(&section)
    }
}

extension ProfileCurvatureEvidence {
    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        try elevation.curvature(.profile, method, context)
    }
}
