import Foundations
import Prospectivity

/// Whether the blocks of the cross-validation suit the grid, and the deposits fill enough of them.
///
/// - Parameters:
///   - validation: Its options.
///   - deposits: The known deposits; those off the grid do not count.
///   - grid: The study grid.
/// - Throws: `configuration` when a block is smaller than a cell or there are fewer blocks than folds.
func checkBlocks(of validation: ValidationSection, deposits: [Point], on grid: Grid) throws {
    let side = validation.block.metres
    func refuse(_ problem: String, _ remedy: String) -> GossanError {
        GossanError(.configuration, subject: "prospectivity.validate.block", problem: problem, remedy: remedy)
    }
    guard side >= max(grid.cellWidth, grid.cellHeight) else {
        throw refuse(
            "is \(metres(side)), less than the cell of \(metres(max(grid.cellWidth, grid.cellHeight)))",
            "choose a block of many cells, larger than the distance over which neighbouring deposits resemble each other"
        )
    }
    let folds = validation.spatialBlocks
    let across = count(grid.columns, side / grid.cellWidth)
    let down = count(grid.rows, side / grid.cellHeight)
    guard across * down >= folds else {
        throw refuse(
            "is \(metres(side)), which parts the study area into \(across * down) blocks for \(folds) folds",
            "choose a smaller block, or fewer 'spatial_blocks'")
    }
    let locations = DepositLocations(deposits, on: grid).locations
    let cells = Set(locations.map { [$0.column, $0.row] }).count
    guard cells >= validation.randomFolds else {
        throw GossanError(
            .configuration, subject: "prospectivity.validate.random_folds",
            problem: "is \(validation.randomFolds), and known deposits lie in \(cells) cells: a fold would hold none",
            remedy: "give fewer folds")
    }
    let occupied = Set(
        locations.map { location in
            [block(location.column, side / grid.cellWidth), block(location.row, side / grid.cellHeight)]
        })
    guard occupied.count >= folds else {
        throw refuse(
            "is \(metres(side)), so that only \(occupied.count) blocks hold a known deposit, for \(folds) folds",
            "choose a smaller block, or fewer 'spatial_blocks'")
    }
}

/// Cells in a block: whole ones.
private func cells(_ perBlock: Double) -> Int { max(1, Int(min(perBlock.rounded(), 1e9))) }

private func count(_ total: Int, _ perBlock: Double) -> Int { (total + cells(perBlock) - 1) / cells(perBlock) }

private func block(_ cell: Int, _ perBlock: Double) -> Int { cell / cells(perBlock) }
