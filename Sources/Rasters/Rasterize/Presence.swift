import Foundations

extension FeatureRasterizer {
    /// Where any feature is.
    ///
    /// - Parameters:
    ///   - window: The cells wanted, inside the grid.
    ///   - rule: When a polygon counts as present in a cell.
    /// - Returns: One byte per cell in row-major order: 1 where a feature is, else 0.
    public func presence(in window: Window, rule: CellRule = .centre) -> [UInt8] {
        var cells = [UInt8](repeating: 0, count: window.count)
        forEachRun(in: window, rule: rule) { _, row, run in
            let start = (row - window.row) * window.width - window.column
            for column in run { cells[start + column] = 1 }
        }
        return cells
    }

    /// The share of each cell that polygons which do not overlap cover together, exactly.
    ///
    /// - Parameter window: The cells wanted, inside the grid.
    /// - Returns: A share in 0...1 per cell in row-major order; ground in two polygons counts twice, up to 1.
    public func coverage(in window: Window) -> [Float] {
        var total = [Double](repeating: 0, count: window.count)
        forEachCoverage(in: window) { _, part, coverage in
            for row in 0..<part.height {
                let target = (part.row - window.row + row) * window.width + part.column - window.column
                for column in 0..<part.width { total[target + column] += coverage[row * part.width + column] }
            }
        }
        return total.map { Float(min(1, $0)) }
    }

    /// The first feature, in their order, that is in each cell.
    ///
    /// - Parameters:
    ///   - window: The cells wanted, inside the grid.
    ///   - rule: When a polygon counts as present in a cell.
    /// - Returns: The index of a feature per cell in row-major order, -1 where none is.
    public func firstFeature(in window: Window, rule: CellRule = .centre) -> [Int32] {
        var cells = [Int32](repeating: -1, count: window.count)
        forEachRun(in: window, rule: rule) { feature, row, run in
            let start = (row - window.row) * window.width - window.column
            for column in run where cells[start + column] < 0 { cells[start + column] = Int32(feature) }
        }
        return cells
    }
}
