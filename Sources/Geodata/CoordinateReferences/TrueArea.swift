import Foundations

/// True areas of the cells of a grid, on the ellipsoid.
///
/// A map projection stretches areas by a factor that changes slowly; PROJ tells it, and a cell's true area is its
/// nominal area divided by it. The factor is taken from PROJ on a lattice of at most 4 km (1/512 of the grid on larger
/// ones) and interpolated bilinearly between.
///
/// Error: for Gauss-Krueger and UTM the interpolation is good to h² / (4 R²), below 2e-7 at 4 km; below 1e-6 relative
/// for grids up to 6000 km wide. Taking the factor at the cell's centre errs by as much for cells of that size. Cost:
/// one PROJ call for each lattice node when made, a few operations for each cell.
public struct TrueArea: Sendable {
    /// The grid the areas are for.
    public let grid: Grid

    private let nominalSquareMetres: Double
    private let nodesAcross: Int
    /// Lattice steps in cells.
    private let stepX: Double
    private let stepY: Double
    /// True area over nominal area at the lattice nodes, row by row.
    private let factors: [Double]

    /// - Throws: `GossanError(.badData)` when the grid's system is geographic or part of the grid lies outside of the
    ///   projection.
    public init(grid: Grid) throws {
        let crs = try CoordinateReference(grid.crs)
        guard crs.isProjected else {
            throw GossanError(
                .badData, subject: crs.description, problem: "areas need a projected coordinate reference system",
                remedy: "choose the UTM or Gauss-Kruger zone of the area")
        }
        self.grid = grid
        nominalSquareMetres = grid.cellArea * crs.metresPerUnit * crs.metresPerUnit
        let across = Self.steps(Double(grid.columns) * grid.cellWidth * crs.metresPerUnit)
        let down = Self.steps(Double(grid.rows) * grid.cellHeight * crs.metresPerUnit)
        nodesAcross = across + 1
        stepX = Double(grid.columns) / Double(across)
        stepY = Double(grid.rows) / Double(down)
        let (width, height) = (stepX * grid.cellWidth, stepY * grid.cellHeight)
        let nodes = (0...down).flatMap { row in
            (0...across).map { column in
                Point(x: grid.origin.x + Double(column) * width, y: grid.origin.y - Double(row) * height)
            }
        }
        factors = try localScales(at: nodes, in: crs).map { 1 / $0.area }
    }

    /// The true area of a cell over its nominal area.
    public func factor(column: Int, row: Int) -> Double {
        interpolated(Double(column) + 0.5, rowNodes(row))
    }

    /// The true area of a cell in square metres.
    public func cellAreaSquareMetres(column: Int, row: Int) -> Double {
        nominalSquareMetres * factor(column: column, row: row)
    }

    /// The true areas of a run of cells of one row, in square metres.
    ///
    /// - Parameters:
    ///   - row: The row of the grid.
    ///   - columns: The columns of the grid.
    ///   - areas: Resized to the number of columns.
    public func row(_ row: Int, columns: Range<Int>, into areas: inout [Double]) {
        if areas.count != columns.count { areas = [Double](repeating: 0, count: columns.count) }
        let nodes = rowNodes(row)
        var column = columns.lowerBound
        while column < columns.upperBound {
            let node = node(atX: Double(column) + 0.5)
            let ends = ends(node, nodes)
            // The cells whose centres lie before the next node.
            let next = node + 2 == nodesAcross ? columns.upperBound : Int((Double(node + 1) * stepX - 0.5).rounded(.up))
            let run = column..<min(columns.upperBound, max(next, column + 1))
            for cell in run {
                let weight = (Double(cell) + 0.5) / stepX - Double(node)
                areas[cell - columns.lowerBound] = nominalSquareMetres * (ends.west * (1 - weight) + ends.east * weight)
            }
            column = run.upperBound
        }
    }

    private struct RowNodes {
        var upper: Int
        var lower: Int
        var weightOfLower: Double
    }

    private func rowNodes(_ row: Int) -> RowNodes {
        let position = (Double(row) + 0.5) / stepY
        let last = factors.count / nodesAcross - 2
        let node = Int(position).clamped(to: 0...last)
        return RowNodes(
            upper: node * nodesAcross, lower: (node + 1) * nodesAcross, weightOfLower: position - Double(node))
    }

    private func interpolated(_ x: Double, _ nodes: RowNodes) -> Double {
        let node = node(atX: x)
        let ends = ends(node, nodes)
        let weight = x / stepX - Double(node)
        return ends.west * (1 - weight) + ends.east * weight
    }

    /// The lattice column west of a position in cells.
    private func node(atX x: Double) -> Int { Int(x / stepX).clamped(to: 0...(nodesAcross - 2)) }

    /// The factor at a row's height on the lattice columns west and east of a position.
    private func ends(_ node: Int, _ nodes: RowNodes) -> (west: Double, east: Double) {
        func mixed(_ column: Int) -> Double {
            factors[nodes.upper + column] * (1 - nodes.weightOfLower)
                + factors[nodes.lower + column] * nodes.weightOfLower
        }
        return (mixed(node), mixed(node + 1))
    }

    private static func steps(_ metres: Double) -> Int {
        Int((metres / 4000).rounded(.up).clamped(to: 1...512))
    }
}
