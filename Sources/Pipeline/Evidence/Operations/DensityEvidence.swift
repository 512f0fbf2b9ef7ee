import Foundations
import Rasters

/// Density of features.
package struct DensityEvidence: FeatureOperation {
    package static let verb = "density"
    package static let summary = "Length of lines in km, or number of points, per km2 around each cell."

    package let input: String
    package let radius: Length
    package let kernel: DensityKernel
    package let filter: String?

    package init(_ section: inout SectionReader) {
        input = section.required(
            Self.verb, .input(["vector", "table"]), "Lines or points; polygons count with their borders.",
            example: "structures")
        radius = section.required(
            "radius", .quantity(Length.self, .positive), "How far around a cell is counted.", example: "5 km")
        kernel = section.value(
            "kernel", .choice(DensityKernel.self), default: "uniform",
            "How features count by distance: all alike, or less and less up to the radius (quartic: 3 / (pi r^2)"
                + " (1 - d^2 / r^2)^2, along lines its integral).")
        filter = section.condition()
    }
}

/// How features count by their distance.
package enum DensityKernel: String, ConfigChoice {
    case uniform, quartic
}

extension DensityEvidence {
    var lookout: (key: String, metres: Double)? { ("radius", radius.metres) }

    func footprint(_ survey: Survey) -> LayerFootprint {
        footprint(survey, bytesPerVertex: LineDensity.bytesPerVertex)
    }

    /// Points and lines have no density in common.
    func requireShapes(_ survey: Survey) throws {
        let shapes = features(survey)?.features.compactMap(\.geometry) ?? []
        let points = shapes.count(where: \.isPoints)
        guard points > 0, points < shapes.count else { return }
        throw GossanError(
            .badData, subject: "inputs.\(input)",
            problem:
                "has \(points) features of points and \(shapes.count - points) of lines or polygons, which have no density"
                + " in common",
            remedy: "put points and lines into inputs of their own, or select one kind with 'where'")
    }

    /// Points where the input has points, otherwise lines.
    func derive(_ context: EvidenceContext) throws -> DerivedLayer {
        let layer = try features(context)
        let shapes = layer.features.compactMap(\.geometry)
        let grid = context.grid
        let kernel: Rasters.DensityKernel = self.kernel == .quartic ? .quartic : .uniform
        if shapes.allSatisfy(\.isPoints) {
            let density = PointDensity(of: shapes, radiusMetres: radius.metres, kernel: kernel, grid: grid)
            let source = ComputedLayer(grid: grid) { { window, values in values = density.perKm2(in: window) } }
            return DerivedLayer(source, unit: "1/km2", direction: .descending)
        }
        let density = LineDensity(of: shapes, radiusMetres: radius.metres, kernel: kernel, grid: grid)
        let source = ComputedLayer(grid: grid) { { window, values in values = density.kmPerKm2(in: window) } }
        return DerivedLayer(source, unit: "km/km2", direction: .descending)
    }
}

extension Geometry {
    fileprivate var isPoints: Bool { if case .points = self { true } else { false } }
}
