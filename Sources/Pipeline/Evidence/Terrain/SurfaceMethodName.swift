import Foundations
import Rasters

/// Names of the surfaces that tell curvatures.
package enum SurfaceMethodName: String, ConfigChoice {
    case evans
    case zevenbergenThorne = "zevenbergen_thorne"

    /// The kernel's own.
    var method: SurfaceMethod {
        switch self {
        case .evans: .evans
        case .zevenbergenThorne: .zevenbergenThorne
        }
    }

    /// Reads `method`, `evans` by default.
    init(_ section: inout SectionReader) {
        self = section.value(
            "method", .surfaceMethod, default: "evans",
            "The surface laid through the nine cells: a quadratic one of least squares (evans), which smooths, or one through all"
                + " of them (zevenbergen_thorne).")
    }
}

extension ValueKind where Value == SurfaceMethodName {
    /// A surface; of Horn's method it is said why it is none.
    fileprivate static var surfaceMethod: ValueKind {
        let choice = ValueKind.choice(SurfaceMethodName.self)
        return ValueKind(
            description: choice.description, placeholder: choice.placeholder,
            read: { node, path, notes in
                guard node.scalar?.text == GradientMethodName.horn.rawValue else {
                    return choice.read(node, path, &notes)
                }
                notes.refuse(
                    path, "is 'horn', which gives the gradient of the ground alone and no curvature",
                    remedy: "write evans or zevenbergen_thorne", at: node.location)
                return nil
            })
    }
}

extension ElevationInput {
    /// A layer of a curvature.
    func curvature(_ curvature: Curvature, _ method: SurfaceMethodName, _ context: EvidenceContext) throws
        -> DerivedLayer
    {
        let grid = context.grid
        let method = method.method
        var layer = try layer(context, halo: 1, unit: "1/m") { heights, window in
            curvaturePerMetre(curvature, elevation: heights, window: window, grid: grid, method: method)
        }
        layer.warnings += facets(context).map { [$0] } ?? []
        return layer
    }
}
