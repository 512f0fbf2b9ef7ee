/// A rectangle of cells of a grid: the unit in which rasters are read, computed and written.
public struct Window: Sendable, Hashable, Codable {
    /// First column, from 0 at the western edge.
    public var column: Int
    /// First row, from 0 at the northern edge.
    public var row: Int
    /// Columns covered.
    public var width: Int
    /// Rows covered.
    public var height: Int

    /// - Parameters:
    ///   - column: First column, from 0 at the western edge.
    ///   - row: First row, from 0 at the northern edge.
    ///   - width: Columns covered.
    ///   - height: Rows covered.
    public init(column: Int, row: Int, width: Int, height: Int) {
        self.column = column
        self.row = row
        self.width = width
        self.height = height
    }

    /// Cells covered.
    public var count: Int { width * height }
    /// Columns covered.
    public var columns: Range<Int> { column..<(column + width) }
    /// Rows covered.
    public var rows: Range<Int> { row..<(row + height) }

    /// The common part; nil when there is none.
    public func intersection(_ other: Window) -> Window? {
        let left = max(column, other.column)
        let top = max(row, other.row)
        let right = min(columns.upperBound, other.columns.upperBound)
        let bottom = min(rows.upperBound, other.rows.upperBound)
        guard left < right, top < bottom else { return nil }
        return Window(column: left, row: top, width: right - left, height: bottom - top)
    }

    /// The window grown by `halo` cells on every side; it may reach beyond the grid.
    public func expanded(by halo: Int) -> Window {
        Window(column: column - halo, row: row - halo, width: width + 2 * halo, height: height + 2 * halo)
    }
}
