/// Surfaces whose second derivatives tell curvatures. Horn (1981) gives a gradient alone and is none of them.
public enum SurfaceMethod: Sendable, Hashable, CaseIterable {
    /// The quadratic surface of least squares through all nine cells: Evans (1980), Zeitschrift für Geomorphologie,
    /// Supplementband 36, 274-295.
    case evans
    /// The surface of nine terms through all nine cells: Zevenbergen and Thorne (1987), doi:10.1002/esp.3290120107.
    case zevenbergenThorne

    var gradient: GradientMethod {
        switch self {
        case .evans: .evans
        case .zevenbergenThorne: .zevenbergenThorne
        }
    }
}

/// First and second derivatives of a surface at the centre of a cell, x to the east and y to the south.
struct SurfaceDerivatives {
    /// Per metre: of x, of y.
    var p, q: Float
    /// Per square metre: of x twice, of x and y, of y twice.
    var r, s, t: Float

    /// Whether the surface is a level plane.
    @inline(__always)
    var isFlat: Bool { r == 0 && s == 0 && t == 0 }
}

/// The weights that give the derivatives of a surface.
struct SurfaceWeights {
    private let gradient: GradientWeights
    /// Of the rows and columns beside the middle ones, in the second derivatives: 1 where all cells take part, 0 where the middle ones do.
    private let beside: Float
    private let perColumnSquared, perRowSquared, perBoth: Float

    init(_ method: SurfaceMethod, cellWidth: Double, cellHeight: Double) {
        gradient = GradientWeights(method.gradient, cellWidth: cellWidth, cellHeight: cellHeight)
        beside = method == .evans ? 1 : 0
        let lines = method == .evans ? 3.0 : 1
        perColumnSquared = Float(1 / (lines * cellWidth * cellWidth))
        perRowSquared = Float(1 / (lines * cellHeight * cellHeight))
        perBoth = Float(1 / (4 * cellWidth * cellHeight))
    }

    /// The derivatives, none of the neighbours missing.
    @inline(__always)
    func derivatives(_ cells: Surroundings) -> SurfaceDerivatives {
        let (p, q) = gradient.gradient(cells)
        let corners = cells.northWest + cells.southWest + (cells.northEast + cells.southEast)
        let alongRow = cells.west + cells.east
        let alongColumn = cells.north + cells.south
        let twisted = cells.southEast + cells.northWest - (cells.southWest + cells.northEast)
        return SurfaceDerivatives(
            p: p, q: q,
            r: (alongRow + beside * (corners - 2 * alongColumn)) * perColumnSquared, s: twisted * perBoth,
            t: (alongColumn + beside * (corners - 2 * alongRow)) * perRowSquared)
    }
}
