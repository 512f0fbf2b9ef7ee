/// The cells of a grid that a random sample takes: those whose hash is at or below a limit.
///
/// Made once for a grid (cost: one hash per cell), shared by all windows and layers.
struct DrawnCells: Sendable {
    /// The cells, ascending; nil where every cell is drawn.
    private let cells: [Int]?

    /// - Parameters:
    ///   - gridCells: Cells of the grid.
    ///   - limit: The greatest hash that is drawn; the greatest number draws every cell.
    ///   - hash: A number for each cell, by its index (row * columns + column).
    init(of gridCells: Int, upTo limit: UInt64, hash: (Int) -> UInt64) {
        cells = limit == .max ? nil : (0..<gridCells).filter { hash($0) <= limit }
    }

    /// Calls `body` for the drawn ones among neighbouring cells, in order.
    @inline(__always)
    func forEach(in range: Range<Int>, _ body: (Int) -> Void) {
        guard let cells else {
            for cell in range { body(cell) }
            return
        }
        var (low, high) = (0, cells.count)
        while low < high {
            let middle = (low + high) / 2
            if cells[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        while low < cells.count, cells[low] < range.upperBound {
            body(cells[low])
            low += 1
        }
    }
}
