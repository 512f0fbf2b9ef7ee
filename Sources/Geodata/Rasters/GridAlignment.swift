import Foundations

/// Whether a raster's cells are cells of a grid, so that it can be read without resampling.
struct GridAlignment {
    /// Columns and rows to add to a window of the grid to have it in the raster.
    let columnShift: Int
    let rowShift: Int

    /// Nil when they are not; a thousandth of a cell of drift over the raster counts as none, since text formats
    /// round their coordinates.
    init?(of info: RasterInfo, on grid: Grid) {
        let tolerance = 1e-3
        let place = info.geoTransform
        guard info.isNorthUp else { return nil }
        let widthDrift = abs(place[1] / grid.cellWidth - 1) * Double(max(info.width, grid.columns))
        let heightDrift = abs(-place[5] / grid.cellHeight - 1) * Double(max(info.height, grid.rows))
        let column = (grid.origin.x - place[0]) / grid.cellWidth
        let row = (place[3] - grid.origin.y) / grid.cellHeight
        let misfit = max(abs(column - column.rounded()), abs(row - row.rounded()), widthDrift, heightDrift)
        guard misfit < tolerance, abs(column) < 1e9, abs(row) < 1e9 else { return nil }
        columnShift = Int(column.rounded())
        rowShift = Int(row.rounded())
    }
}
