import Foundations
import Geodata

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

/// A warning where the unit cell of probabilities is smaller than a cell of the grid, which then holds more than one.
func checkUnitCell(_ unitCell: Area?, on grid: Grid) -> Warning? {
    guard let unitCell else { return nil }
    let ground = Double(grid.count) * grid.cellArea / 1e6
    if unitCell.squareKilometres > ground / 5 {
        return Warning(
            code: "unit_cell_above_ground", subject: "prospectivity.unit_cell",
            message:
                "is \(formatReading(unitCell.squareKilometres)) km2, and the grid has \(formatReading(ground)) km2: fewer than 5 "
                + "unit cells, where no more deposits than unit cells can be; choose about the ground of one deposit, and check the unit"
        )
    }
    guard unitCell.squareKilometres * 1e6 < grid.cellArea * (1 - 1e-9) else { return nil }
    return Warning(
        code: "unit_cell_below_cell", subject: "prospectivity.unit_cell",
        message: "is \(formatReading(unitCell.squareKilometres)) km2, less than a cell of the grid"
            + " (\(formatReading(grid.cellArea / 1e6)) km2), which then counts as several; choose at least the cell, and check the unit"
    )
}

/// Whether lengths on the study grid are those of the ground.
///
/// - Returns: A warning where they are off by more than 1 %, as on a zone far away or in Web Mercator.
func checkScale(of grid: Grid, in crs: CoordinateReference) throws -> [Warning] {
    let box = grid.extent
    let steps = [0, 0.5, 1]
    let points = steps.flatMap { v in
        steps.map { Point(x: box.minX + box.width * $0, y: box.minY + box.height * v) }
    }
    let scales = try lengthScales(at: points, in: crs)
    let worst = scales.upperBound - 1 > 1 - scales.lowerBound ? scales.upperBound : scales.lowerBound
    guard abs(worst - 1) > tolerableScale else { return [] }
    let size = percentText(abs(worst - 1))
    return [
        Warning(
            code: "grid_scale", subject: "grid",
            message:
                "lengths in \(crs) are up to \(size) \(worst > 1 ? "longer" : "shorter") here than on the ground, and so are"
                + " distances, radii and spacings, and slopes are off; areas are those of the ground. Choose the UTM or Gauss-Kruger zone of the"
                + " study area")
    ]
}

/// Zones of 6 degrees stay within 0.1 %.
private let tolerableScale = 0.01

/// With fewer cells the best 1 % of the area, the least share that is reported, is less than one cell.
private let fewCells = 100

/// A length in words, in the larger unit where that is shorter.
func metres(_ length: Double) -> String {
    let rounded = length.rounded()
    return rounded >= 10_000
        ? "\(Int((rounded / 1000).rounded())) km" : length == rounded ? "\(Int(rounded)) m" : "\(length) m"
}
