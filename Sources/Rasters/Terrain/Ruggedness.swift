import Foundations

/// Ways to sum up how much a cell differs from its eight neighbours.
public enum RuggednessForm: Sendable, Hashable, CaseIterable {
    /// The root of the sum of squared differences: Riley, DeGloria and Elliot (1999), Intermountain Journal of Sciences 5, 23-27.
    case riley
    /// The mean of absolute differences: Wilson and others (2007), doi:10.1080/01490410701295962.
    case wilson
}

/// The terrain ruggedness index.
///
/// - Parameters:
///   - form: How differences are summed up.
///   - elevation: Elevations of `window.expanded(by: 1)`, row-major, missing and off-grid as NaN.
///   - window: The cells wanted.
/// - Returns: One value per cell of the window, in the unit of the elevations. Missing cells stay missing, and so does a cell without
///   neighbours; where some are missing, the mean (squared) difference of the others stands for eight.
///
/// As `gdaldem TRI`, which leaves cells beside gaps and at the border missing. Cost: O(cells), in vector code.
public func ruggedness(_ form: RuggednessForm, elevation: [Float], window: Window) -> [Float] {
    switch form {
    case .riley: mapSurroundings(elevation, width: window.width, height: window.height, Riley())
    case .wilson: mapSurroundings(elevation, width: window.width, height: window.height, Wilson())
    }
}

/// The difference between the greatest and the least of a cell and its eight neighbours, as `gdaldem roughness`.
///
/// - Parameters:
///   - elevation: Elevations of `window.expanded(by: 1)`, row-major, missing and off-grid as NaN.
///   - window: The cells wanted.
/// - Returns: One value per cell of the window, in the unit of the elevations. Missing cells stay missing and do not spread.
///
/// Source: Wilson and others (2007), doi:10.1080/01490410701295962. Cost: O(cells), in vector code.
public func roughness(elevation: [Float], window: Window) -> [Float] {
    mapSurroundings(elevation, width: window.width, height: window.height, Roughness())
}

private struct Riley: SurroundingsKernel {
    @inline(__always)
    func value(_ cells: Surroundings) -> Float {
        let sum = cells.sum { $0 * $0 }
        return (8 * sum / cells.count).squareRoot()
    }
}

private struct Wilson: SurroundingsKernel {
    @inline(__always)
    func value(_ cells: Surroundings) -> Float { cells.sum { abs($0) } / cells.count }
}

private struct Roughness: SurroundingsKernel {
    @inline(__always)
    func value(_ cells: Surroundings) -> Float {
        var (least, greatest) = (cells.level, cells.level)
        // A comparison with NaN is false, so missing neighbours never win.
        func see(_ rise: Float) {
            least = rise < least ? rise : least
            greatest = rise > greatest ? rise : greatest
        }
        see(cells.northWest)
        see(cells.north)
        see(cells.northEast)
        see(cells.west)
        see(cells.east)
        see(cells.southWest)
        see(cells.south)
        see(cells.southEast)
        return greatest - least
    }
}
