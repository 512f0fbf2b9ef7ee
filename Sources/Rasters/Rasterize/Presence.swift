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
}
