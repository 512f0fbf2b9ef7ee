import Foundations

/// How the direction in which the ground falls is told.
public enum AspectForm: Sendable, Hashable, CaseIterable {
    /// Degrees clockwise from north, 0..<360. It jumps from 360 to 0 at north; level ground has none.
    case angle
    /// Its cosine: 1 where the ground falls to the north, -1 to the south, 0 on level ground.
    case northness
    /// Its sine: 1 where the ground falls to the east, -1 to the west, 0 on level ground.
    case eastness
}

/// The direction in which the ground falls.
///
/// - Parameters:
///   - form: How it is told.
///   - elevation: Elevations of `window.expanded(by: 1)` in metres, row-major, missing and off-grid as NaN.
///   - window: The cells wanted.
///   - grid: The grid, in metres; cells need not be square.
///   - method: How the gradient is told.
/// - Returns: One value per cell of the window. Missing ground is missing; level ground is missing as an angle, and 0 as northness and
///   eastness, the mean of all directions. Missing neighbours and the grid's border: as for `slopeDegrees`.
///
/// Source: that of the method. Cost: O(cells), in vector code.
public func aspect(
    _ form: AspectForm = .angle, elevation: [Float], window: Window, grid: Grid, method: GradientMethod = .horn
) -> [Float] {
    switch form {
    case .angle: mapGradients(elevation, window: window, grid: grid, method: method, Angle())
    case .northness: mapGradients(elevation, window: window, grid: grid, method: method, Northness())
    case .eastness: mapGradients(elevation, window: window, grid: grid, method: method, Eastness())
    }
}

private struct Angle: GradientKernel {
    @inline(__always)
    func value(east: Float, south: Float) -> Float { degreesFromNorth(east: 0 - east, north: south) }
}

private struct Northness: GradientKernel {
    @inline(__always)
    func value(east: Float, south: Float) -> Float { shareOfLength(south, beside: east) }
}

private struct Eastness: GradientKernel {
    @inline(__always)
    func value(east: Float, south: Float) -> Float { shareOfLength(0 - east, beside: south) }
}

/// The bearing of a vector in degrees, 0..<360; NaN where it has no length.
@inline(__always)
private func degreesFromNorth(east: Float, north: Float) -> Float {
    let (sideways, ahead) = (abs(east), abs(north))
    let isBeyondDiagonal = sideways > ahead
    let fromAxis = arctangent(isBeyondDiagonal ? ahead / sideways : sideways / ahead) * (180 / .pi)
    let fromNorthOrSouth = isBeyondDiagonal ? 90 - fromAxis : fromAxis
    let onEast = north < 0 ? 180 - fromNorthOrSouth : fromNorthOrSouth
    let bearing = east < 0 ? 360 - onEast : onEast
    return bearing >= 360 ? 0 : bearing
}

/// One part of a vector over its length; 0 where it has none.
@inline(__always)
private func shareOfLength(_ part: Float, beside other: Float) -> Float {
    let length = (part * part + other * other).squareRoot()
    return length == 0 ? 0 : part / length
}
