import Foundation
import Foundations

/// The direction in which the ground falls, in degrees.
///
/// - Parameters:
///   - elevation: Elevations of `window.expanded(by: 1)` in metres, row-major, missing and off-grid as NaN.
///   - window: The cells wanted.
///   - grid: The grid, in metres; cells need not be square.
/// - Returns: Degrees clockwise from north, 0..<360, per cell of the window; level and missing ground is missing.
///
/// Source: Horn (1981), doi:10.1109/PROC.1981.11918. Cost: O(cells).
public func aspectDegrees(elevation: [Float], window: Window, grid: Grid) -> [Float] {
    var elevation = elevation
    extrapolateBeyondGrid(&elevation, around: window, on: grid)
    return mapHornGradient(
        elevation, width: window.width, height: window.height, cellWidth: grid.cellWidth, cellHeight: grid.cellHeight
    ) { east, south in
        guard east != 0 || south != 0 else { return .nan }
        // Downhill is (-east, +south-ward fall): clockwise from north.
        let degrees = atan2(-east, south) * (180 / .pi)
        return degrees < 0 ? degrees + 360 : degrees
    }
}
