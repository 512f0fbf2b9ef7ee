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
