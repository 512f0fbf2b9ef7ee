import Foundations

/// Where the cells of a block lie in a source raster: exact positions on a lattice, bilinear between.
///
/// The lattice is made finer until, halfway between its nodes, interpolated positions are within a thousandth of a source
/// cell of the exact ones; where even neighbouring cells differ by more, every cell is transformed exactly. Projections
/// bend so little over a few hundred cells that one exact position in a thousand mostly suffices.
struct PositionLattice {
    /// The greatest error of a position, in source cells.
    static let tolerance = 1e-3

    /// Cells between nodes; 0 where every cell has a node in its centre.
    let step: Int
    private let frame: Window
    private let columns: Int
    private var x: [Double] = []
    private var y: [Double] = []

    /// - Parameters:
    ///   - frame: The cells of the block.
    ///   - transformer: Gives exact positions.
    ///   - isExact: Whether every cell is transformed exactly.
    init(of frame: Window, _ transformer: PixelTransformer, isExact: Bool) {
        var step = 32
        while !isExact, step >= 4 {
            let lattice = PositionLattice(frame, step, transformer)
            if lattice.error(transformer) <= Self.tolerance {
                self = lattice
                return
            }
            step /= 4
        }
        self.init(centresOf: frame, transformer)
    }

    private init(_ frame: Window, _ step: Int, _ transformer: PixelTransformer) {
        (self.step, self.frame) = (step, frame)
        columns = (frame.width + step - 1) / step + 1
        let rows = (frame.height + step - 1) / step + 1
        for row in 0..<rows {
            for column in 0..<columns {
                x.append(Double(frame.column + column * step))
                y.append(Double(frame.row + row * step))
            }
        }
        transformer.toSource(x: &x, y: &y, count: x.count)
    }

    private init(centresOf frame: Window, _ transformer: PixelTransformer) {
        (step, self.frame, columns) = (0, frame, frame.width)
        for row in frame.rows {
            for column in frame.columns {
                x.append(Double(column) + 0.5)
                y.append(Double(row) + 0.5)
            }
        }
        transformer.toSource(x: &x, y: &y, count: x.count)
    }

    /// The greatest distance, in source cells, between exact and interpolated positions in the middle of the sides and
    /// of the area of all lattice cells: where a bilinear patch is farthest from a curved surface. Infinite where a
    /// node or middle has no image.
    private func error(_ transformer: PixelTransformer) -> Double {
        var exactX: [Double] = []
        var exactY: [Double] = []
        var interpolated: [(x: Double, y: Double)] = []
        let half = Double(step) / 2
        for row in 0..<(x.count / columns - 1) {
            for column in 0..<(columns - 1) {
                for (u, v) in [(0.5, 0.0), (0.0, 0.5), (0.5, 0.5)] {
                    exactX.append(Double(frame.column + column * step) + 2 * u * half)
                    exactY.append(Double(frame.row + row * step) + 2 * v * half)
                    interpolated.append(position(column, row, u, v))
                }
            }
        }
        transformer.toSource(x: &exactX, y: &exactY, count: exactX.count)
        var worst = 0.0
        for index in exactX.indices {
            let distance = max(
                abs(exactX[index] - interpolated[index].x), abs(exactY[index] - interpolated[index].y))
            // Not a number where a position has no image.
            if !(distance <= worst) { worst = distance.isNaN ? .infinity : distance }
        }
        return worst
    }

    private func position(_ column: Int, _ row: Int, _ u: Double, _ v: Double) -> (x: Double, y: Double) {
        let first = row * columns + column
        func mixed(_ values: [Double]) -> Double {
            let north = values[first] + u * (values[first + 1] - values[first])
            let south = values[first + columns] + u * (values[first + columns + 1] - values[first + columns])
            return north + v * (south - north)
        }
        return (mixed(x), mixed(y))
    }

    /// Positions of the centres of one row of the block, in columns and rows of the source.
    ///
    /// - Parameters:
    ///   - row: From 0 at the north of the block.
    ///   - rowX: Gets one column position per cell.
    ///   - rowY: Gets one row position per cell.
    func fill(row: Int, x rowX: inout [Double], y rowY: inout [Double]) {
        guard step > 0 else {
            rowX.replaceSubrange(0..<frame.width, with: x[(row * frame.width)..<((row + 1) * frame.width)])
            rowY.replaceSubrange(0..<frame.width, with: y[(row * frame.width)..<((row + 1) * frame.width)])
            return
        }
        let v = (Double(row % step) + 0.5) / Double(step)
        for column in 0..<(columns - 1) {
            let west = position(column, row / step, 0, v)
            let east = position(column, row / step, 1, v)
            let perCell = ((east.x - west.x) / Double(step), (east.y - west.y) / Double(step))
            let cells = (column * step)..<min((column + 1) * step, frame.width)
            for cell in cells {
                let along = Double(cell &- cells.lowerBound) + 0.5
                rowX[cell] = west.x + along * perCell.0
                rowY[cell] = west.y + along * perCell.1
            }
        }
    }
}
