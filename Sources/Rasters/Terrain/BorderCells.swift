import Foundations

/// The values of a window with a halo of one cell, those off the grid filled, so that neighbours exist at the grid's border.
///
/// - Parameters:
///   - values: The values of `window.expanded(by: 1)` in row-major order, missing and off-grid as NaN.
///   - window: The window.
///   - grid: The grid.
///
/// Linear extrapolation 2a - b from the two cells before, as `gdaldem -compute_edges` does, so that a plane keeps its
/// slope up to the border, corners too (gdaldem replicates a column there).
func extrapolatedBeyondGrid(_ values: [Float], around window: Window, on grid: Grid) -> [Float] {
    let width = window.width + 2
    let height = window.height + 2
    precondition(values.count == width * height)
    let isInside =
        window.row > 0 && window.column > 0 && window.rows.upperBound < grid.rows
        && window.columns.upperBound < grid.columns
    if isInside { return values }
    var values = values
    /// A grid of one row or column goes on as it is.
    func fill(_ target: Int, _ near: Int, _ far: Int, of count: Int) {
        values[target] = count == 1 ? values[near] : 2 * values[near] - values[far]
    }
    let last = (height - 1) * width
    for column in 0..<width {
        if window.row == 0 { fill(column, column + width, column + 2 * width, of: grid.rows) }
        if window.rows.upperBound == grid.rows {
            fill(last + column, last + column - width, last + column - 2 * width, of: grid.rows)
        }
    }
    for row in 0..<height {
        let start = row * width
        if window.column == 0 { fill(start, start + 1, start + 2, of: grid.columns) }
        if window.columns.upperBound == grid.columns {
            fill(start + width - 1, start + width - 2, start + width - 3, of: grid.columns)
        }
    }
    return values
}
