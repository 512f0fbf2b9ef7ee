import Foundations

/// Whether the study grid suits the study area.
///
/// - Parameters:
///   - grid: The grid.
///   - box: The study area with its margin, in metres.
/// - Throws: `configuration` when one cell is as large as the study area.
func checkSize(of grid: Grid, over box: Extent) throws -> [Warning] {
    let longest = max(box.width, box.height)
    let size = "\(metres(box.width)) x \(metres(box.height))"
    guard max(grid.cellWidth, grid.cellHeight) < longest else {
        throw GossanError(
            .configuration, subject: "grid.cell",
            problem: "is \(metres(grid.cellWidth)), not less than the study area of \(size)",
            remedy: "choose a cell that the study area holds thousands of, and check the unit")
    }
    guard grid.count < fewCells else { return [] }
    return [
        Warning(
            code: "few_cells", subject: "grid",
            message: "the study area of \(size) has \(grid.columns) x \(grid.rows) cells of \(metres(grid.cellWidth));"
                + " shares of area, classes and prospects mean little with fewer than \(fewCells)")
    ]
}

/// With fewer cells the best 1 % of the area, the least share that is reported, is less than one cell.
private let fewCells = 100

/// A length in words, in the larger unit where that is shorter.
func metres(_ length: Double) -> String {
    let rounded = length.rounded()
    return rounded >= 10_000
        ? "\(Int((rounded / 1000).rounded())) km" : length == rounded ? "\(Int(rounded)) m" : "\(length) m"
}
