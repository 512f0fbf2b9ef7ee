import Foundations

/// Curvatures of the ground at a cell.
public enum Curvature: Sendable, Hashable, CaseIterable {
    /// Of the section along the steepest slope, in the vertical plane: positive where the ground steepens downhill.
    case profile
    /// Of the contour line, in the horizontal plane: positive on noses and ridges. Grows without bound as the ground levels out.
    case contour
    /// Of the section across the steepest slope, at right angles to the ground: contour curvature times the sine of the slope.
    case tangential
}

/// A curvature of the ground.
///
/// - Parameters:
///   - curvature: Which.
///   - elevation: Elevations of `window.expanded(by: 1)` in metres, row-major, missing and off-grid as NaN.
///   - window: The cells wanted.
///   - grid: The grid, in metres; cells need not be square.
///   - method: The surface that is laid through the nine cells.
/// - Returns: 1/m per cell of the window, positive where the ground is convex. Missing elevations stay missing; a missing neighbour lies
///   on the straight line through its opposite and the centre. Level planes have 0; tops, pits and saddles, where no direction is the
///   steepest, are missing.
///
/// With p, q, r, s, t the first and second derivatives and g = p² + q²: profile −(p²r + 2pqs + q²t) / (g (1 + g)^1.5), contour
/// −(q²r − 2pqs + p²t) / g^1.5, tangential the same over g (1 + g)^0.5. Source: Evans (1980), with the names of Minár, Evans and Jenčo
/// (2020), doi:10.1016/j.earscirev.2020.103414. Zevenbergen and Thorne's own expressions leave the powers of 1 + g and g out, which makes second
/// derivatives of them. Cost: O(cells), in vector code.
public func curvaturePerMetre(
    _ curvature: Curvature, elevation: [Float], window: Window, grid: Grid, method: SurfaceMethod
) -> [Float] {
    switch curvature {
    case .profile: mapSurfaces(elevation, window: window, grid: grid, method: method, Profile())
    case .contour: mapSurfaces(elevation, window: window, grid: grid, method: method, Contour())
    case .tangential: mapSurfaces(elevation, window: window, grid: grid, method: method, Tangential())
    }
}

/// How the ground bends upward at a cell, in the direction of a curvature.
private protocol CurvatureKernel {
    func bend(_ surface: SurfaceDerivatives, _ slope: SlopeDirection) -> Float
}

private func mapSurfaces<Kernel: CurvatureKernel>(
    _ elevation: [Float], window: Window, grid: Grid, method: SurfaceMethod, _ kernel: Kernel
) -> [Float] {
    let weights = SurfaceWeights(method, cellWidth: grid.cellWidth, cellHeight: grid.cellHeight)
    return mapSurroundings(
        extrapolatedBeyondGrid(elevation, around: window, on: grid), width: window.width, height: window.height,
        OfSurface(weights: weights, kernel: kernel))
}

private struct OfSurface<Kernel: CurvatureKernel>: SurroundingsKernel {
    let weights: SurfaceWeights
    let kernel: Kernel

    @inline(__always)
    func value(_ cells: Surroundings) -> Float {
        let surface = weights.derivatives(cells.straightened())
        let slope = SlopeDirection(surface)
        return slope.curvature(kernel.bend(surface, slope), surface)
    }
}

private struct Profile: CurvatureKernel {
    @inline(__always)
    func bend(_ surface: SurfaceDerivatives, _ slope: SlopeDirection) -> Float {
        let stretch = slope.stretch
        return slope.bend(surface, slope.x, slope.y) / (stretch * stretch.squareRoot())
    }
}

private struct Contour: CurvatureKernel {
    @inline(__always)
    func bend(_ surface: SurfaceDerivatives, _ slope: SlopeDirection) -> Float {
        slope.bend(surface, slope.y, 0 - slope.x) / slope.steepness
    }
}

private struct Tangential: CurvatureKernel {
    @inline(__always)
    func bend(_ surface: SurfaceDerivatives, _ slope: SlopeDirection) -> Float {
        slope.bend(surface, slope.y, 0 - slope.x) / slope.stretch.squareRoot()
    }
}

/// The direction of the steepest slope, of length 1, and how steep it is.
private struct SlopeDirection {
    let steepness, x, y: Float

    @inline(__always)
    init(_ surface: SurfaceDerivatives) {
        steepness = (surface.p * surface.p + surface.q * surface.q).squareRoot()
        x = surface.p / steepness
        y = surface.q / steepness
    }

    /// The square of how much longer ground is than its map along it.
    @inline(__always)
    var stretch: Float { 1 + steepness * steepness }

    /// How fast the gradient changes in a direction of length 1.
    @inline(__always)
    func bend(_ surface: SurfaceDerivatives, _ x: Float, _ y: Float) -> Float {
        x * x * surface.r + 2 * x * y * surface.s + y * y * surface.t
    }

    /// The curvature, convex ground positive; of level ground that of a plane or none.
    @inline(__always)
    func curvature(_ upward: Float, _ surface: SurfaceDerivatives) -> Float {
        steepness == 0 ? (surface.isFlat ? 0 : .nan) : 0 - upward
    }
}
