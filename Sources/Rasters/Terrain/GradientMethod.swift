import Foundations

/// How the gradient of the ground at a cell is told from the cells around it.
public enum GradientMethod: Sendable, Hashable, CaseIterable {
    /// Weighted differences of all eight neighbours: Horn (1981), doi:10.1109/PROC.1981.11918. A gradient alone, no surface.
    case horn
    /// The quadratic surface of least squares through all nine cells: Evans (1980), Zeitschrift für Geomorphologie,
    /// Supplementband 36, 274-295.
    case evans
    /// The surface of nine terms through all nine cells, whose gradient is that of the four nearest neighbours: Zevenbergen and
    /// Thorne (1987), doi:10.1002/esp.3290120107.
    case zevenbergenThorne
}

/// The weights of the neighbours in a gradient.
struct GradientWeights {
    /// Of the four corners.
    let corner: Float
    /// Of the four nearest.
    let nearest: Float
    /// One over the sum of all weights times their distances, in the direction of columns.
    let perColumn: Float
    /// The same in the direction of rows.
    let perRow: Float

    init(_ method: GradientMethod, cellWidth: Double, cellHeight: Double) {
        let (corner, nearest): (Double, Double) =
            switch method {
            case .horn: (1, 2)
            case .evans: (1, 1)
            case .zevenbergenThorne: (0, 1)
            }
        let sum = 2 * (2 * corner + nearest)
        (self.corner, self.nearest) = (Float(corner), Float(nearest))
        (perColumn, perRow) = (Float(1 / (sum * cellWidth)), Float(1 / (sum * cellHeight)))
    }

    /// How the ground rises to the east and to the south, in metres per metre.
    @inline(__always)
    func gradient(_ cells: Surroundings) -> (east: Float, south: Float) {
        let east = corner * cells.northEast + nearest * cells.east + corner * cells.southEast
        let west = corner * cells.northWest + nearest * cells.west + corner * cells.southWest
        let below = corner * cells.southWest + nearest * cells.south + corner * cells.southEast
        let above = corner * cells.northWest + nearest * cells.north + corner * cells.northEast
        return ((east - west) * perColumn, (below - above) * perRow)
    }
}

/// What is made of the gradient at a cell.
protocol GradientKernel {
    /// - Parameters:
    ///   - east: How the ground rises to the east, in metres per metre.
    ///   - south: The same to the south.
    func value(east: Float, south: Float) -> Float
}

/// Works out one value per cell of a window from the gradient there; missing neighbours are level with the cell.
///
/// - Parameters:
///   - elevation: Elevations of `window.expanded(by: 1)` in metres, row-major, missing and off-grid as NaN.
///   - window: The cells wanted.
///   - grid: The grid, in metres; cells need not be square.
///   - method: How the gradient is told.
///   - kernel: What is made of it.
func mapGradients<Kernel: GradientKernel>(
    _ elevation: [Float], window: Window, grid: Grid, method: GradientMethod, _ kernel: Kernel
) -> [Float] {
    let weights = GradientWeights(method, cellWidth: grid.cellWidth, cellHeight: grid.cellHeight)
    return mapSurroundings(
        extrapolatedBeyondGrid(elevation, around: window, on: grid), width: window.width, height: window.height,
        OfGradient(weights: weights, kernel: kernel))
}

private struct OfGradient<Kernel: GradientKernel>: SurroundingsKernel {
    let weights: GradientWeights
    let kernel: Kernel

    @inline(__always)
    func value(_ cells: Surroundings) -> Float {
        let (east, south) = weights.gradient(cells.levelled())
        return kernel.value(east: east, south: south)
    }
}
