import Foundations

/// The corners of the outlines of cell groups, linked into closed walks with the cells on their left.
///
/// Built in one pass over the rows from the north. Straight stretches have no corners. Where two cells meet only at a
/// corner there are two corners at one place, `twin`s of each other; each hugs its own cell.
struct BoundaryGraph {
    struct Corner {
        var column: Int32
        var row: Int32
        var next: Int32 = -1
        var twin: Int32 = -1
        /// The run whose cell the walk hugs here.
        var run: Int32
    }

    private(set) var corners: [Corner] = []
    private let runs: [ComponentRun]
    /// Per column border, the corner at which the vertical edge that is still open began.
    private var open: [Int32]

    /// - Parameters:
    ///   - runs: Runs in row order; those of one row do not touch each other.
    ///   - columns: Columns of the grid.
    init(_ runs: [ComponentRun], columns: Int) {
        self.runs = runs
        open = [Int32](repeating: -1, count: columns + 1)
        // Each end of a run makes at most one corner above and one below; room that is not used costs no memory.
        corners.reserveCapacity(4 * runs.count)
        var above = 0..<0
        var index = 0
        while index < runs.count {
            let row = runs[index].row
            if let last = above.last, runs[last].row + 1 < row {
                addBorder(row: runs[last].row + 1, above: above, below: index..<index)
                above = index..<index
            }
            let first = index
            while index < runs.count, runs[index].row == row { index += 1 }
            addBorder(row: row, above: above, below: first..<index)
            above = first..<index
        }
        if let last = above.last { addBorder(row: runs[last].row + 1, above: above, below: index..<index) }
    }

    /// The state of a border between two rows just east of a place: the runs there, or -1.
    private struct Sides {
        var above: Int32 = -1
        var below: Int32 = -1
        /// Whether the outline runs along the border here.
        var isEdge: Bool { (above < 0) != (below < 0) }
    }

    private mutating func addBorder(row: Int32, above: Range<Int>, below: Range<Int>) {
        var north = EndReader(above)
        var south = EndReader(below)
        var west = Sides()
        var pending: Int32 = -1
        while true {
            let column = min(north.column(runs), south.column(runs))
            guard column < .max else { return }
            var east = west
            let turnsAbove = north.column(runs) == column
            if turnsAbove { east.above = north.advance() }
            if south.column(runs) == column { east.below = south.advance() }
            addPlace(column: column, row: row, west, east, turnsAbove, &pending)
            west = east
        }
    }

    private mutating func addPlace(
        column: Int32, row: Int32, _ west: Sides, _ east: Sides, _ hasEdgeAbove: Bool,
        _ pending: inout Int32
    ) {
        switch (west.isEdge, east.isEdge) {
        case (false, false):
            return
        case (true, true):
            let first = addCorner(column, row, hugging: west.above < 0 ? west.below : west.above)
            let second = addCorner(column, row, hugging: east.above < 0 ? east.below : east.above)
            corners[Int(first)].twin = second
            corners[Int(second)].twin = first
            link(pending, first, along: west)
            pending = second
            // The cell that a corner hugs is above or below; so is its vertical edge.
            close(at: column, with: west.above >= 0 ? first : second, cellIsWest: west.above >= 0)
            open[Int(column)] = west.above >= 0 ? second : first
        case (true, false), (false, true):
            let sides = west.isEdge ? west : east
            let corner = addCorner(column, row, hugging: max(sides.above, sides.below))
            if west.isEdge { link(pending, corner, along: west) } else { pending = corner }
            if hasEdgeAbove {
                close(at: column, with: corner, cellIsWest: west.above >= 0)
            } else {
                open[Int(column)] = corner
            }
        }
    }

    private mutating func addCorner(_ column: Int32, _ row: Int32, hugging run: Int32) -> Int32 {
        corners.append(Corner(column: column, row: row, run: run))
        return Int32(corners.count - 1)
    }

    /// Links two corners along the border: eastward where the cells are above, westward where they are below.
    private mutating func link(_ west: Int32, _ east: Int32, along sides: Sides) {
        if sides.above >= 0 { corners[Int(west)].next = east } else { corners[Int(east)].next = west }
    }

    /// Links the open vertical edge down to its lower corner: northward where the cells are west, else southward.
    private mutating func close(at column: Int32, with lower: Int32, cellIsWest: Bool) {
        let upper = open[Int(column)]
        if cellIsWest { corners[Int(lower)].next = upper } else { corners[Int(upper)].next = lower }
    }
}

/// Walks along the starts and ends of the runs of one row.
private struct EndReader {
    private let range: Range<Int>
    private var index: Int
    private var isInside = false

    init(_ range: Range<Int>) {
        self.range = range
        index = range.lowerBound
    }

    /// The column of the next start or end; the greatest number after the last.
    func column(_ runs: [ComponentRun]) -> Int32 {
        guard index < range.upperBound else { return .max }
        return isInside ? runs[index].end : runs[index].start
    }

    /// Passes it: the run that follows, or -1 for a gap.
    mutating func advance() -> Int32 {
        isInside.toggle()
        guard !isInside else { return Int32(index) }
        index += 1
        return -1
    }
}
