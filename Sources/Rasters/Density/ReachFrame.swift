import Foundations

/// The cell centres of a window relative to the grid's origin, in metres, y to the north.
struct ReachFrame {
    private let window: Window
    private let grid: Grid

    init(window: Window, grid: Grid) {
        self.window = window
        self.grid = grid
    }

    /// The box around the centres.
    var centres: SegmentTree.Box {
        SegmentTree.Box(
            minX: (Double(window.column) + 0.5) * grid.cellWidth,
            minY: -(Double(window.rows.upperBound) - 0.5) * grid.cellHeight,
            maxX: (Double(window.columns.upperBound) - 0.5) * grid.cellWidth,
            maxY: -(Double(window.row) + 0.5) * grid.cellHeight)
    }

    /// Calls `body` for the centres inside a box with the cell's place in the window.
    @inline(__always)
    func forEachCentre(in box: SegmentTree.Box, _ body: (_ cell: Int, _ x: Double, _ y: Double) -> Void) {
        forEachRun(in: box) { cells, columns, y in
            for (cell, column) in zip(cells, columns) { body(cell, x(column), y) }
        }
    }

    /// The centre of a column.
    @inline(__always)
    func x(_ column: Int) -> Double { (Double(column) + 0.5) * grid.cellWidth }

    /// Calls `body` for the part of each row inside a box: places in the window, columns of the grid, and the centres' y.
    @inline(__always)
    func forEachRun(in box: SegmentTree.Box, _ body: (_ cells: Range<Int>, _ columns: Range<Int>, _ y: Double) -> Void)
    {
        let west = max(Double(window.column), (box.minX / grid.cellWidth - 0.5).rounded(.up))
        let east = min(Double(window.columns.upperBound - 1), (box.maxX / grid.cellWidth - 0.5).rounded(.down))
        let north = max(Double(window.row), (-box.maxY / grid.cellHeight - 0.5).rounded(.up))
        let south = min(Double(window.rows.upperBound - 1), (-box.minY / grid.cellHeight - 0.5).rounded(.down))
        guard west <= east, north <= south else { return }
        for row in Int(north)...Int(south) {
            let y = -(Double(row) + 0.5) * grid.cellHeight
            let start = (row - window.row) * window.width - window.column
            let columns = Int(west)..<(Int(east) + 1)
            body((start + columns.lowerBound)..<(start + columns.upperBound), columns, y)
        }
    }
}
