import Foundations

/// The topographic position index: how far a cell lies above the mean of the cells around it.
///
/// - Parameters:
///   - elevation: Elevations of `window.expanded(by: neighbourhood.radius)`, row-major, missing and off-grid as NaN.
///   - window: The cells wanted.
///   - neighbourhood: The cells around; the cell itself does not count.
/// - Returns: One value per cell of the window, in the unit of the elevations: positive on ridges, negative in valleys. Missing
///   cells stay missing and do not spread; a cell without known neighbours is missing.
///
/// Over a square of radius 1 as `gdaldem TPI`. Source: Weiss (2001), ESRI User Conference, poster; Wilson and others (2007),
/// doi:10.1080/01490410701295962. Cost: that of the focal mean.
public func topographicPosition(elevation: [Float], window: Window, neighbourhood: Neighbourhood) -> [Float] {
    if neighbourhood == .square(radius: 1) {
        return mapSurroundings(elevation, width: window.width, height: window.height, Nearest())
    }
    let radius = neighbourhood.radius
    let padded = window.width + 2 * radius
    // Differences from one of the heights, so that the mean keeps its digits on high ground.
    let level = elevation.first { !$0.isNaN } ?? 0
    let heights = elevation.map { $0 - level }
    var result = focal(.mean, heights, window: window, neighbourhood: neighbourhood)
    let all = Float(neighbourhood.reach.reduce(0) { $0 + 2 * $1 + 1 })
    let counts = knownCells(elevation, window: window, neighbourhood: neighbourhood)
    for row in 0..<window.height {
        let centres = heights.span.extracting(((row + radius) * padded + radius)...).extracting(first: window.width)
        var target = result.mutableSpan
        for column in 0..<window.width {
            // From the mean of all cells to that of the others.
            let index = row * window.width + column
            let count = counts.isEmpty ? all : counts[index]
            target[index] = (centres[column] - target[index]) * (count / (count - 1))
        }
    }
    return result
}

private struct Nearest: SurroundingsKernel {
    @inline(__always)
    func value(_ cells: Surroundings) -> Float { 0 - cells.sum { $0 } / cells.count }
}

/// How many cells of the neighbourhood of each cell are known, itself included; empty where all are.
private func knownCells(_ values: [Float], window: Window, neighbourhood: Neighbourhood) -> [Float] {
    let reach = neighbourhood.reach
    guard values.contains(where: { $0 != $0 }) else { return [] }
    let radius = neighbourhood.radius
    let padded = window.width + 2 * radius
    // Per row, the known cells west of each cell.
    var west: [Float] = []
    west.reserveCapacity((padded + 1) * (window.height + 2 * radius))
    for row in 0..<(window.height + 2 * radius) {
        var known: Float = 0
        west.append(known)
        for index in (row * padded)..<((row + 1) * padded) {
            known += values[index].isNaN ? 0 : 1
            west.append(known)
        }
    }
    var counts = [Float](repeating: 0, count: window.count)
    for row in 0..<window.height {
        var target = counts.mutableSpan
        let start = row * window.width
        for (offset, reach) in reach.enumerated() {
            let line = (row + offset) * (padded + 1) + radius
            let from = west.span.extracting((line - reach)..<(line - reach + window.width))
            let to = west.span.extracting((line + reach + 1)..<(line + reach + 1 + window.width))
            for column in 0..<window.width { target[start + column] += to[column] - from[column] }
        }
    }
    return counts
}
