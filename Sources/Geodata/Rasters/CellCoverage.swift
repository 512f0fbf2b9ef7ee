import Foundations

/// Which shares of the cells of a raster a quadrilateral covers, exactly.
///
/// Each edge adds, in every row that it passes, the height that it spans to all cells on its right; the sum along a row is the area
/// between the edges. What lies beside the quadrilateral cancels.
struct CellCoverage {
    /// The cells around the quadrilateral.
    private(set) var window = Window(column: 0, row: 0, width: 0, height: 0)
    /// The share of each of them that is covered, 0...1, row by row.
    private(set) var shares: [Double] = []

    /// Takes a quadrilateral.
    ///
    /// - Parameters:
    ///   - corners: In order around it, in columns and rows.
    ///   - limit: The most cells on a side that it may span.
    /// - Returns: Whether its corners are known and so near each other.
    mutating func cover(_ corners: [Point], limit: Int) -> Bool {
        guard let box = Extent(around: corners), corners.allSatisfy({ $0.x.isFinite && $0.y.isFinite }),
            box.width < Double(limit), box.height < Double(limit), abs(box.minX) < 1e9, abs(box.minY) < 1e9
        else { return false }
        let (left, top) = (Int(box.minX.rounded(.down)), Int(box.minY.rounded(.down)))
        // One column more, for an edge adds to the cell on its right too.
        window = Window(
            column: left, row: top, width: Int(box.maxX.rounded(.down)) - left + 2,
            height: Int(box.maxY.rounded(.down)) - top + 1)
        shares.removeAll(keepingCapacity: true)
        shares.append(contentsOf: repeatElement(0, count: window.count))
        for (index, start) in corners.enumerated() { addEdge(start, corners[(index + 1) % corners.count]) }
        for row in 0..<window.height {
            var sum = 0.0
            for cell in (row * window.width)..<((row + 1) * window.width) {
                sum += shares[cell]
                shares[cell] = min(abs(sum), 1)
            }
        }
        return true
    }

    /// Adds an edge, piece by piece: each lies in one cell.
    private mutating func addEdge(_ start: Point, _ end: Point) {
        guard start.y != end.y else { return }
        let sign = end.y > start.y ? 1.0 : -1
        let (upper, lower) = sign > 0 ? (start, end) : (end, start)
        let slope = (lower.x - upper.x) / (lower.y - upper.y)
        var here = upper
        while here.y < lower.y {
            let row = here.y.rounded(.down)
            let bottom = min(row + 1, lower.y)
            let along = upper.x + (bottom - upper.y) * slope
            // Rounding must not carry it beyond the ends.
            let goal = bottom == lower.y ? lower.x : along.clamped(to: min(upper.x, lower.x)...max(upper.x, lower.x))
            addRow(Int(row), from: here, to: Point(x: goal, y: bottom), sign)
            here = Point(x: goal, y: bottom)
        }
    }

    /// Adds a piece of an edge within one row.
    private mutating func addRow(_ row: Int, from: Point, to: Point, _ sign: Double) {
        let height = to.y - from.y
        let (west, east) = (min(from.x, to.x), max(from.x, to.x))
        let first = (row - window.row) * window.width - window.column
        var x = west
        var left = height
        while true {
            let column = x.rounded(.down)
            let next = min(column + 1, east)
            let isLast = next >= east
            let part = isLast ? left : height * (next - x) / (east - west)
            // The mean distance of the piece from the western side of its cell is the share of the cell on its left.
            let onLeft = (x + next) / 2 - column
            shares[first + Int(column)] += sign * part * (1 - onLeft)
            shares[first + Int(column) + 1] += sign * part * onLeft
            if isLast { return }
            left -= part
            x = next
        }
    }
}
