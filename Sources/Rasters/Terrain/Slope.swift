import Foundations

/// The slope of the ground in degrees.
///
/// - Parameters:
///   - elevation: Elevations of `window.expanded(by: 1)` in metres, row-major, missing and off-grid as NaN.
///   - window: The cells wanted.
///   - grid: The grid, in metres; cells need not be square.
///   - method: How the gradient is told.
/// - Returns: Degrees from level, 0...90, per cell of the window. Missing elevations stay missing; a missing
///   neighbour counts as level with the centre; beyond the grid the ground goes on in a straight line.
///
/// Source: that of the method. Cost: O(cells), in vector code.
public func slopeDegrees(elevation: [Float], window: Window, grid: Grid, method: GradientMethod = .horn) -> [Float] {
    mapGradients(elevation, window: window, grid: grid, method: method, SlopeKernel())
}

private struct SlopeKernel: GradientKernel {
    @inline(__always)
    func value(east: Float, south: Float) -> Float {
        arctangent((east * east + south * south).squareRoot()) * (180 / .pi)
    }
}
