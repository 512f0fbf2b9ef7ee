import Foundations

/// How deposits are parted into folds, each held out in turn.
public enum FoldDesign: Sendable, Hashable, Codable {
    /// Deposits are dealt out at random; near neighbours of a held-out deposit stay in training, which flatters a model.
    case random
    /// Square blocks of the study area are held out whole, with a margin around them.
    case spatialBlocks(BlockLayout)
}

/// Square blocks over the study grid and the fold of each.
public struct BlockLayout: Sendable, Hashable, Codable {
    /// Side of a block in cells, in x.
    public var blockColumns: Int
    /// Side of a block in cells, in y.
    public var blockRows: Int
    /// Blocks in x.
    public var blocksAcross: Int
    /// Blocks in y.
    public var blocksDown: Int
    /// Fold of each block, row by row.
    public var foldOfBlock: [Int]
    /// Training leaves out cells nearer than this to a held-out block, in metres.
    public var bufferMetres: Double
    /// Cell extents in metres.
    public var cellWidthMetres: Double
    /// Cell extents in metres.
    public var cellHeightMetres: Double

    /// The fold of the block that holds a cell.
    public func fold(column: Int, row: Int) -> Int {
        foldOfBlock[row / blockRows * blocksAcross + column / blockColumns]
    }

    /// Whether a cell may train the model of a fold: not in its blocks nor within the buffer of one.
    public func trains(fold: Int, column: Int, row: Int) -> Bool {
        guard self.fold(column: column, row: row) != fold else { return false }
        guard bufferMetres > 0 else { return true }
        let reachAcross = Int((bufferMetres / (Double(blockColumns) * cellWidthMetres)).rounded(.up))
        let reachDown = Int((bufferMetres / (Double(blockRows) * cellHeightMetres)).rounded(.up))
        let across = column / blockColumns
        let down = row / blockRows
        for y in max(0, down - reachDown)...min(blocksDown - 1, down + reachDown) {
            for x in max(0, across - reachAcross)...min(blocksAcross - 1, across + reachAcross)
            where foldOfBlock[y * blocksAcross + x] == fold {
                if distanceMetres(fromColumn: column, row: row, toBlock: (x, y)) < bufferMetres { return false }
            }
        }
        return true
    }

    /// Whether a block of the fold, with its buffer, can hold a cell of a window.
    func reaches(fold: Int, _ window: Window) -> Bool {
        let across = Int((bufferMetres / cellWidthMetres).rounded(.up))
        let down = Int((bufferMetres / cellHeightMetres).rounded(.up))
        let columns = max(0, window.column - across) / blockColumns
        let rows = max(0, window.row - down) / blockRows
        let lastColumn = min(blocksAcross - 1, (window.columns.upperBound - 1 + across) / blockColumns)
        let lastRow = min(blocksDown - 1, (window.rows.upperBound - 1 + down) / blockRows)
        return (rows...lastRow).contains { y in
            (columns...lastColumn).contains { foldOfBlock[y * blocksAcross + $0] == fold }
        }
    }

    /// Distance from a cell's centre to the nearest edge of a block.
    private func distanceMetres(fromColumn column: Int, row: Int, toBlock block: (x: Int, y: Int)) -> Double {
        let x = Double(column) + 0.5
        let y = Double(row) + 0.5
        let left = Double(block.x * blockColumns)
        let top = Double(block.y * blockRows)
        let dx = max(left - x, 0, x - left - Double(blockColumns)) * cellWidthMetres
        let dy = max(top - y, 0, y - top - Double(blockRows)) * cellHeightMetres
        return (dx * dx + dy * dy).squareRoot()
    }
}
