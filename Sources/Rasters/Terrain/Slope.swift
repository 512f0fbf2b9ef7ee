import Foundation
import Foundations

/// The slope of the ground in degrees.
///
/// - Parameters:
///   - elevation: Elevations of `window.expanded(by: 1)` in metres, row-major, missing and off-grid as NaN.
///   - window: The cells wanted.
///   - grid: The grid, in metres; cells need not be square.
/// - Returns: Degrees from level, 0...90, per cell of the window. Missing elevations stay missing; a missing
///   neighbour counts as level with the centre; beyond the grid the ground goes on in a straight line.
///
/// Source: Horn (1981), doi:10.1109/PROC.1981.11918. Cost: O(cells).
public func slopeDegrees(elevation: [Float], window: Window, grid: Grid) -> [Float] {
    var elevation = elevation
    extrapolateBeyondGrid(&elevation, around: window, on: grid)
    return mapHornGradient(
        elevation, width: window.width, height: window.height, cellWidth: grid.cellWidth, cellHeight: grid.cellHeight
    ) { east, south in
        atan((east * east + south * south).squareRoot()) * (180 / .pi)
    }
}
