import Foundations

/// Means and most frequent values of cells: each cell of the source counts by the share of it inside, exactly.
///
/// GDAL's warper takes the box around a cell, which at 45 degrees is twice as large, gives values to cells beside the raster, and
/// counts touched cells whole for the most frequent value.
struct CoveredCells {
    /// Whether the most frequent value is wanted; the mean otherwise.
    let isMode: Bool
    /// The most cells of the source on a side of a cell.
    let limit: Int

    /// The values of a block, row by row; missing is NaN.
    ///
    /// - Parameters:
    ///   - frame: The block.
    ///   - transformer: Gives positions in the part of the source.
    ///   - source: The part, row by row.
    ///   - part: Its size.
    func values(of frame: Window, _ transformer: PixelTransformer, _ source: [Float], _ part: Window) -> [Float] {
        let across = frame.width + 1
        let corners = transformer.sourcePositions(
            of: (0...frame.height).flatMap { row in
                (0...frame.width).map { Point(x: Double(frame.column + $0), y: Double(frame.row + row)) }
            })
        var coverage = CellCoverage()
        var shares: [Float: Double] = [:]
        var values = [Float](repeating: .nan, count: frame.count)
        for row in 0..<frame.height {
            for column in 0..<frame.width {
                let first = row * across + column
                guard let a = corners[first], let b = corners[first + 1], let c = corners[first + across + 1],
                    let d = corners[first + across], coverage.cover([a, b, c, d], limit: limit)
                else { continue }
                let least = Self.rounding * min(1, area(a, b, c, d))
                values[row * frame.width + column] =
                    isMode ? mode(coverage, source, part, least, &shares) : mean(coverage, source, part, least)
            }
        }
        return values
    }

    /// What rounding can leave of a cell beside, as a share of the smaller of both cells: coordinates of seven digits before the point
    /// are good to 5e-10 m, 5e-9 of a cell of 0.1 m.
    private static let rounding = 1e-6

    private func area(_ a: Point, _ b: Point, _ c: Point, _ d: Point) -> Double {
        abs((c.x - a.x) * (d.y - b.y) - (c.y - a.y) * (d.x - b.x)) / 2
    }

    private func mean(_ coverage: CellCoverage, _ source: [Float], _ part: Window, _ least: Double) -> Float {
        var (sum, weight) = (0.0, 0.0)
        each(coverage, source, part, least) { value, share in
            sum += share * Double(value)
            weight += share
        }
        return weight > 0 ? Float(sum / weight) : .nan
    }

    /// Of values equally common, but for rounding, the greatest.
    private func mode(
        _ coverage: CellCoverage, _ source: [Float], _ part: Window, _ least: Double, _ shares: inout [Float: Double]
    ) -> Float {
        shares.removeAll(keepingCapacity: true)
        each(coverage, source, part, least) { value, share in shares[value, default: 0] += share }
        let most = shares.values.max() ?? 0
        return shares.filter { $0.value >= most - max(least, Self.rounding * most) }.keys.max() ?? .nan
    }

    /// Calls `body` for each cell that is known, with the share that is covered.
    private func each(
        _ coverage: CellCoverage, _ source: [Float], _ part: Window, _ least: Double, _ body: (Float, Double) -> Void
    ) {
        let inside = Window(column: 0, row: 0, width: part.width, height: part.height)
        guard let common = coverage.window.intersection(inside) else { return }
        for row in common.rows {
            for column in common.columns {
                let share =
                    coverage.shares[
                        (row - coverage.window.row) * coverage.window.width + column - coverage.window.column]
                let value = source[row * part.width + column]
                // What rounding leaves beside the cell counts for nothing.
                if share > least, !value.isNaN { body(value, share) }
            }
        }
    }
}
