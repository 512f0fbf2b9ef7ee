import Rasters

/// Direction in which a surface falls.
package struct AspectEvidence: TerrainOperation {
    package static let verb = "aspect"
    package static let summary =
        "Direction in which a surface falls. Level ground has no angle, and northness and eastness 0."

    package let elevation: ElevationInput
    package let form: AspectFormName
    package let method: GradientMethodName

    package init(_ section: inout SectionReader) {
        elevation = ElevationInput(Self.verb, &section)
        form = section.value(
            "as", .choice(AspectFormName.self), default: "angle",
            "Degrees clockwise from north, or their cosine (northness) or sine (eastness). An angle jumps from 360 to 0 at"
                + " north: models that take classes or means of it need the other two.")
        method = GradientMethodName(&section)
    }
}

/// How an aspect is told.
package enum AspectFormName: String, ConfigChoice {
    case angle, northness, eastness
}

extension AspectEvidence {
    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        let grid = context.grid
        let method = method.method
        let form: AspectForm =
            switch form {
            case .angle: .angle
            case .northness: .northness
            case .eastness: .eastness
            }
        return try elevation.layer(context, halo: 1, unit: form == .angle ? "degrees" : "") { heights, window in
            aspect(form, elevation: heights, window: window, grid: grid, method: method)
        }
    }
}
