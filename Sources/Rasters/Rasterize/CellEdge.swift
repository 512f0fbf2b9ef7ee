import Foundations

/// A straight piece of a feature in cell coordinates: x in columns from the west, y in rows from the north.
struct CellEdge: Sendable {
    var x0: Double
    var y0: Double
    var x1: Double
    var y1: Double
    /// The feature that it belongs to.
    var feature: Int32

    init(from a: Point, to b: Point, feature: Int, grid: Grid) {
        x0 = (a.x - grid.origin.x) / grid.cellWidth
        y0 = (grid.origin.y - a.y) / grid.cellHeight
        x1 = (b.x - grid.origin.x) / grid.cellWidth
        y1 = (grid.origin.y - b.y) / grid.cellHeight
        self.feature = Int32(feature)
    }

    var minX: Double { min(x0, x1) }
    var minY: Double { min(y0, y1) }
    var maxY: Double { max(y0, y1) }

    /// Where the edge crosses a horizontal line that lies within its y range.
    func x(atY y: Double) -> Double {
        // Reckoned from the upper end whatever the direction, so that neighbours sharing an edge agree to the bit.
        y0 <= y1 ? x0 + (y - y0) * ((x1 - x0) / (y1 - y0)) : x1 + (y - y1) * ((x0 - x1) / (y0 - y1))
    }

    /// The columns that the edge passes in one row; the southern border belongs to the next row.
    func columns(inRow row: Int) -> ClosedRange<Double> {
        let upperIsFirst = y0 <= y1
        let (upperX, upperY) = upperIsFirst ? (x0, y0) : (x1, y1)
        let (lowerX, lowerY) = upperIsFirst ? (x1, y1) : (x0, y0)
        let top = upperY >= Double(row) ? upperX : x(atY: Double(row))
        guard lowerY >= Double(row + 1) else {
            return min(top, lowerX).rounded(.down)...max(top, lowerX).rounded(.down)
        }
        let bottom = x(atY: Double(row + 1))
        // The lower end itself is not in this row, so a column that it only reaches there is not passed.
        let last = bottom > top ? bottom.rounded(.up) - 1 : top.rounded(.down)
        let first = min(top, bottom).rounded(.down)
        return first...max(first, last)
    }
}

/// The edges of all features, listed by bands of rows; in each band in the order of the features.
struct EdgeBands: Sendable {
    static let height = 256
    private let edges: [CellEdge]
    private let starts: [Int]
    private let members: [Int32]

    init(_ edges: [CellEdge], grid: Grid) {
        self.edges = edges
        let count = (grid.rows + Self.height - 1) / Self.height
        func bands(_ edge: CellEdge) -> Range<Int> {
            guard edge.maxY >= 0, edge.minY < Double(grid.rows), edge.minX < Double(grid.columns) else { return 0..<0 }
            let first = max(0, Int(edge.minY.rounded(.down))) / Self.height
            let last = Int(min(Double(grid.rows - 1), edge.maxY.rounded(.down))) / Self.height
            return first..<(last + 1)
        }
        var starts = [Int](repeating: 0, count: count + 1)
        for edge in edges { for band in bands(edge) { starts[band + 1] += 1 } }
        for band in 0..<count { starts[band + 1] += starts[band] }
        var next = starts
        var members = [Int32](repeating: 0, count: starts[count])
        for (index, edge) in edges.enumerated() {
            for band in bands(edge) {
                members[next[band]] = Int32(index)
                next[band] += 1
            }
        }
        self.starts = starts
        self.members = members
    }

    /// Calls `body` for every feature with edges in the rows of the window, band by band from the north, features in
    /// order, with the part of the window that the band covers.
    func forEachFeature(in window: Window, _ body: (_ feature: Int, _ part: Window, _ edges: [CellEdge]) -> Void) {
        var group: [CellEdge] = []
        for band in (window.row / Self.height)...((window.rows.upperBound - 1) / Self.height) {
            let rows = Window(column: window.column, row: band * Self.height, width: window.width, height: Self.height)
            guard let part = window.intersection(rows) else { continue }
            for member in members[starts[band]..<starts[band + 1]] {
                let edge = edges[Int(member)]
                if let first = group.first, first.feature != edge.feature {
                    body(Int(first.feature), part, group)
                    group.removeAll(keepingCapacity: true)
                }
                group.append(edge)
            }
            if let first = group.first { body(Int(first.feature), part, group) }
            group.removeAll(keepingCapacity: true)
        }
    }
}
