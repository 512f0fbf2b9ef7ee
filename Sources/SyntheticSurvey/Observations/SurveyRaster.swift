import Foundations

/// A raster as a field party or a flight delivers it: its own grid, its own holes.
struct SurveyRaster: Sendable {
    /// Its grid; cells may be degrees.
    var grid: Grid
    /// Row by row from the north-west; missing cells are NaN.
    var values: [Float]
    /// What the values are, with their unit.
    var title: String

    /// Fills a raster cell by cell.
    init(title: String, grid: Grid, _ value: (Int, Int) -> Double?) {
        self.title = title
        self.grid = grid
        values = []
        values.reserveCapacity(grid.columns * grid.rows)
        for row in 0..<grid.rows {
            for column in 0..<grid.columns {
                values.append(value(column, row).map { Float($0) } ?? .nan)
            }
        }
    }
}
