/// Curvature across the slope.
package struct PlanCurvatureEvidence: TerrainOperation {
    package static let verb = "plan_curvature"
    package static let summary =
        "Curvature of the contour lines, or of the ground across the steepest slope, in 1/m: positive on noses and ridges, negative in"
        + " hollows and valleys."

    package let elevation: ElevationInput
    package let form: PlanCurvatureForm
    package let method: SurfaceMethodName

    package init(_ section: inout SectionReader) {
        elevation = ElevationInput(Self.verb, &section)
        form = section.value(
            "as", .choice(PlanCurvatureForm.self), default: "contour",
            "Of the contour line on the map, which grows without bound as the ground levels out, or of the ground at right"
                + " angles to it (tangential), which does not.")
        method = SurfaceMethodName(&section)
    }
}

/// How curvature across the slope is told.
package enum PlanCurvatureForm: String, ConfigChoice {
    case contour, tangential
}

extension PlanCurvatureEvidence {
    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        try elevation.curvature(form == .contour ? .contour : .tangential, method, context)
    }
}
