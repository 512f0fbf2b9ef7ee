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
