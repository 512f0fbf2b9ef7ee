import Rasters

/// Terrain ruggedness index.
package struct RuggednessEvidence: TerrainOperation {
    package static let verb = "tri"
    package static let summary =
        "Terrain ruggedness index: how much a cell differs from its eight neighbours, in metres. It grows with the cell."

    package let elevation: ElevationInput
    package let method: RuggednessName

    package init(_ section: inout SectionReader) {
        elevation = ElevationInput(Self.verb, &section)
        method = section.value(
            "method", .choice(RuggednessName.self), default: "riley",
            "Root of the sum of squared differences (Riley and others 1999), or mean of absolute differences (Wilson and others"
                + " 2007).")
    }
}

/// Names of ruggedness indices.
package enum RuggednessName: String, ConfigChoice {
    case riley, wilson
}

extension RuggednessEvidence {
    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        let form: RuggednessForm = method == .riley ? .riley : .wilson
        return try elevation.layer(context, halo: 1, unit: "m") { heights, window in
            ruggedness(form, elevation: heights, window: window)
        }
    }
}
