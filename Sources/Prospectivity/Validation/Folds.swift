import Foundations

/// Deposits parted into folds for cross-validation.
public struct Folds: Sendable, Hashable, Codable {
    /// How they are parted.
    public let design: FoldDesign
    /// Folds.
    public let count: Int
    /// The deposits that take part, as positions among the points given.
    public let deposits: [DepositLocations.Location]
    /// Fold in which each of them is held out.
    public let foldOfDeposit: [Int]

    init(design: FoldDesign, count: Int, deposits: [DepositLocations.Location], foldOfDeposit: [Int]) {
        self.design = design
        self.count = count
        self.deposits = deposits
        self.foldOfDeposit = foldOfDeposit
    }

    /// Folds dealt out at random; deposits that share a cell share a fold.
    ///
    /// - Parameters:
    ///   - locations: The known deposits.
    ///   - count: Folds.
    ///   - seed: The seed of the run.
    /// - Throws: `GossanError` of kind `.badData` where a fold would hold no deposit.
    public static func random(_ locations: DepositLocations, count: Int, seed: UInt64) throws(GossanError) -> Folds {
        let cells = orderedCells(locations)
        try requireOccupied(cells.count, of: "cells with deposits", count: count)
        var stream = RandomStream(seed: seed, purpose: "prospectivity/random folds")
        let dealt = cells.shuffled(using: &stream)
        var foldOfCell: [Cell: Int] = [:]
        for (position, cell) in dealt.enumerated() { foldOfCell[cell] = position % count }
        return Folds(
            design: .random, count: count, deposits: locations.locations,
            foldOfDeposit: locations.locations.map { foldOfCell[Cell($0)] ?? 0 })
    }

    /// Folds of square blocks: the blocks richest in deposits are dealt first, each to the fold that has the fewest
    /// deposits; blocks without deposits even out the number of blocks. Ties are broken by a seeded order.
    ///
    /// - Parameters:
    ///   - locations: The known deposits.
    ///   - grid: The study grid.
    ///   - blockMetres: Side of a block; rounded to whole cells.
    ///   - bufferMetres: Training leaves out cells nearer than this to a held-out block.
    ///   - count: Folds.
    ///   - seed: The seed of the run.
    /// - Throws: `GossanError` of kind `.badData` where a fold would hold no deposit.
    ///
    /// Source: Roberts et al. (2017), Cross-validation strategies for data with temporal, spatial, hierarchical, or
    /// phylogenetic structure, doi:10.1111/ecog.02881.
    public static func spatialBlocks(
        _ locations: DepositLocations, grid: Grid, blockMetres: Double, bufferMetres: Double = 0, count: Int,
        seed: UInt64
    ) throws(GossanError) -> Folds {
        var layout = BlockLayout(grid: grid, blockMetres: blockMetres, bufferMetres: bufferMetres)
        var deposits = [Int](repeating: 0, count: layout.foldOfBlock.count)
        for location in locations.locations { deposits[layout.block(location)] += 1 }
        try requireOccupied(deposits.filter { $0 > 0 }.count, of: "blocks with deposits", count: count)
        layout.foldOfBlock = deal(deposits, count: count, seed: seed)
        return Folds(
            design: .spatialBlocks(layout), count: count, deposits: locations.locations,
            foldOfDeposit: locations.locations.map { layout.fold(column: $0.column, row: $0.row) })
    }

    /// Whether ground is held out with the deposits.
    public var holdsOutGround: Bool {
        if case .spatialBlocks = design { true } else { false }
    }

    /// Positions (among the points given) of the deposits held out in a fold.
    public func heldOut(in fold: Int) -> [Int] {
        zip(deposits, foldOfDeposit).filter { $0.1 == fold }.map(\.0.deposit)
    }

    /// Positions (among the points given) of the deposits that train the model of a fold.
    public func training(in fold: Int) -> [Int] {
        zip(deposits, foldOfDeposit).filter { location, own in
            own != fold && trains(fold, column: location.column, row: location.row)
        }.map(\.0.deposit)
    }

    /// The areas of a window's cells that train the model of a fold: zero for the others.
    ///
    /// Random folds hold out deposits, not area; blocks hold out their cells and those in the buffer.
    public func trainingAreas(_ areas: CellAreas, fold: Int, window: Window) -> CellAreas {
        guard case .spatialBlocks(let layout) = design else { return areas }
        var result = [Double](repeating: 0, count: window.count)
        var offset = 0
        for row in window.rows {
            for column in window.columns {
                if layout.trains(fold: fold, column: column, row: row) { result[offset] = areas[offset] }
                offset += 1
            }
        }
        return .perCell(km2: result)
    }

    /// The areas of scattered cells that train the model of a fold: zero for the others.
    public func trainingAreas(_ areas: [Double], fold: Int, columns: [Int32], rows: [Int32]) -> [Double] {
        guard case .spatialBlocks(let layout) = design else { return areas }
        return areas.indices.map {
            layout.trains(fold: fold, column: Int(columns[$0]), row: Int(rows[$0])) ? areas[$0] : 0
        }
    }

    /// The areas of a window's cells that do not train the model of a fold, zero for the others; nil where all train.
    public func heldOutAreas(_ areas: CellAreas, fold: Int, window: Window) -> CellAreas? {
        guard case .spatialBlocks(let layout) = design, layout.reaches(fold: fold, window) else { return nil }
        var result = [Double](repeating: 0, count: window.count)
        var offset = 0
        for row in window.rows {
            for column in window.columns {
                if !layout.trains(fold: fold, column: column, row: row) { result[offset] = areas[offset] }
                offset += 1
            }
        }
        return .perCell(km2: result)
    }

    private func trains(_ fold: Int, column: Int, row: Int) -> Bool {
        guard case .spatialBlocks(let layout) = design else { return true }
        return layout.trains(fold: fold, column: column, row: row)
    }
}

/// A cell of the grid, ordered by row and column.
private struct Cell: Hashable, Comparable {
    let row: Int
    let column: Int

    init(_ location: DepositLocations.Location) {
        row = location.row
        column = location.column
    }

    static func < (a: Cell, b: Cell) -> Bool { (a.row, a.column) < (b.row, b.column) }
}

private func orderedCells(_ locations: DepositLocations) -> [Cell] { Set(locations.locations.map(Cell.init)).sorted() }

private func requireOccupied(_ occupied: Int, of what: String, count: Int) throws(GossanError) {
    guard count >= 2, occupied < count else {
        if count >= 2 { return }
        throw GossanError(
            .configuration, subject: "validation", problem: "\(count) folds cannot hold anything out",
            remedy: "give 2 folds or more")
    }
    throw GossanError(
        .badData, subject: "validation",
        problem: "\(occupied) \(what) cannot fill \(count) folds: a fold would hold no deposit",
        remedy: "give fewer folds, smaller blocks or more deposits")
}

/// The fold of each block.
private func deal(_ deposits: [Int], count: Int, seed: UInt64) -> [Int] {
    var stream = RandomStream(seed: seed, purpose: "prospectivity/spatial folds")
    let shuffled = deposits.indices.shuffled(using: &stream)
    // A stable order: richest first, ties in the shuffled order.
    let order = shuffled.enumerated().sorted { a, b in
        (deposits[b.element], a.offset) < (deposits[a.element], b.offset)
    }.map(\.element)
    var folds = [Int](repeating: 0, count: deposits.count)
    var held = [Int](repeating: 0, count: count)
    var blocks = held
    for block in order {
        let fold = (0..<count).min { a, b in
            deposits[block] > 0 ? (held[a], blocks[a], a) < (held[b], blocks[b], b) : (blocks[a], a) < (blocks[b], b)
        }
        folds[block] = fold ?? 0
        held[folds[block]] += deposits[block]
        blocks[folds[block]] += 1
    }
    return folds
}

extension BlockLayout {
    /// Blocks from the north-western corner of the grid, all in fold 0 until they are dealt.
    init(grid: Grid, blockMetres: Double, bufferMetres: Double) {
        blockColumns = max(1, Int((blockMetres / grid.cellWidth).rounded()))
        blockRows = max(1, Int((blockMetres / grid.cellHeight).rounded()))
        blocksAcross = (grid.columns + blockColumns - 1) / blockColumns
        blocksDown = (grid.rows + blockRows - 1) / blockRows
        foldOfBlock = Array(repeating: 0, count: blocksAcross * blocksDown)
        self.bufferMetres = bufferMetres
        cellWidthMetres = grid.cellWidth
        cellHeightMetres = grid.cellHeight
    }

    func block(_ location: DepositLocations.Location) -> Int {
        location.row / blockRows * blocksAcross + location.column / blockColumns
    }
}
