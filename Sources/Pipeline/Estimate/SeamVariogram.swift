import Geostatistics
import Prospectivity

/// A variogram that the drilled estimate used.
struct SeamVariogram: Sendable, Codable {
    /// What it is of: `thickness`, `thickness_score`, `quality_factor_1`, ...
    var variable: String
    /// In squared metres for thickness; of total sill 1 for scores and factors.
    var model: VariogramModel
    /// How it was fitted; nil where the config gives it.
    var fit: VariogramFit?
}

extension [SeamVariogram] {
    /// One row per structure, or one for a pure nugget.
    var table: ModelTable {
        ModelTable(
            name: "variograms",
            columns: [
                "variable", "origin", "pairs", "nugget", "shape", "partial_sill", "range_m", "azimuth_degrees",
                "anisotropy_ratio",
            ],
            rows: flatMap(\.rows))
    }
}

extension SeamVariogram {
    fileprivate var rows: [[ModelTable.Value]] {
        let first: [ModelTable.Value] = [
            .text(variable), .text(fit == nil ? "config" : "fit"), fit.map { .number(Double($0.pairCount)) } ?? .none,
            .number(model.nuggetEffect),
        ]
        guard !model.structures.isEmpty else { return [first + [.text("none"), .none, .none, .none, .none]] }
        return model.structures.map { structure in
            first + [
                .text(structure.shape.rawValue), .number(structure.partialSill), .number(structure.rangeMetres),
                .number(structure.anisotropy.azimuthDegrees), .number(structure.anisotropy.ratio),
            ]
        }
    }
}
