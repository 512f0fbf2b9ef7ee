import Foundations

/// Coverage below this share of a cell is rounding of coordinates, not ground: it counts as none, and as whole above
/// one minus this.
let coverageResolution = 1e-9

extension FeatureRasterizer {
    /// The share of each cell that each polygon covers, exactly.
    ///
    /// Calls `body` once per polygon and band of 256 rows that it reaches, bands from the north and features in order.
    /// - Parameters:
    ///   - window: The cells wanted, inside the grid.
    ///   - body: Gets the polygon's index, the part of the window that its box covers there, and a share in 0...1 per
    ///     cell of the part in row-major order.
    ///
    /// Method: signed trapezoids between each edge and the eastern border, split at cell borders and summed from the
    /// west, as in exact-area scan conversion of glyphs; only cells on a border are reckoned, inner ones follow from
    /// the running sum. Polygons must be valid (no ring crossing itself). Cost: edges x cells crossed + cells.
    public func forEachCoverage(
        in window: Window, _ body: (_ feature: Int, _ part: Window, _ coverage: Span<Double>) -> Void
    ) {
        var accumulator: [Double] = []
        bands.forEachFeature(in: window) { feature, part, edges in
            guard kinds[feature] == .polygon, reaches(feature, part) else { return }
            let part = trimmed(part, to: edges, columns: columns[feature])
            guard part.count > 0 else { return }
            accumulate(edges, part, &accumulator)
            body(feature, part, accumulator.span.extracting(first: part.count))
        }
    }

    /// The share of each cell of the window that one polygon covers.
    public func coverage(of feature: Int, in window: Window) -> [Double] {
        var whole = [Double](repeating: 0, count: window.count)
        forEachCoverage(in: window) { index, part, coverage in
            guard index == feature else { return }
            for row in 0..<part.height {
                let target = (part.row - window.row + row) * window.width + part.column - window.column
                for column in 0..<part.width { whole[target + column] = coverage[row * part.width + column] }
            }
        }
        return whole
    }

    private func trimmed(_ part: Window, to edges: [CellEdge], columns: ClosedRange<Double>) -> Window {
        var north = Double.infinity
        var south = -Double.infinity
        for edge in edges {
            north = min(north, edge.minY)
            south = max(south, edge.maxY)
        }
        let first = max(Double(part.row), north.rounded(.down))
        let end = min(Double(part.rows.upperBound), south.rounded(.up))
        let west = max(Double(part.column), columns.lowerBound.rounded(.down))
        let east = min(Double(part.columns.upperBound), columns.upperBound.rounded(.up))
        guard first < end, west < east else { return Window(column: part.column, row: part.row, width: 0, height: 0) }
        return Window(column: Int(west), row: Int(first), width: Int(east - west), height: Int(end - first))
    }

    /// Leaves the shares of `part` in the first `part.count` entries.
    private func accumulate(_ edges: [CellEdge], _ part: Window, _ cells: inout [Double]) {
        cells.removeAll(keepingCapacity: true)
        cells.append(contentsOf: repeatElement(0, count: part.count))
        cells.withUnsafeMutableBufferPointer { cells in
            for edge in edges where edge.y0 != edge.y1 { addTrapezoids(of: edge, part, cells) }
            for row in 0..<part.height {
                var running = 0.0
                for index in (row * part.width)..<((row + 1) * part.width) {
                    running += cells[index]
                    let isNone = running < coverageResolution
                    let isWhole = running > 1 - coverageResolution
                    cells[index] = isNone ? 0 : isWhole ? 1 : running
                }
            }
        }
    }
}

/// Adds what an edge changes in each row: the share of the cell east of it, and in the next cell the rest.
private func addTrapezoids(of edge: CellEdge, _ part: Window, _ cells: UnsafeMutableBufferPointer<Double>) {
    let sign: Double = edge.y1 > edge.y0 ? 1 : -1
    let first = max(Double(part.row), edge.minY.rounded(.down))
    let end = min(Double(part.rows.upperBound), edge.maxY.rounded(.up))
    guard first < end else { return }
    for row in Int(first)..<Int(end) {
        let top = max(edge.minY, Double(row))
        let bottom = min(edge.maxY, Double(row + 1))
        guard bottom > top else { continue }
        let line = UnsafeMutableBufferPointer(
            rebasing: cells[((row - part.row) * part.width)..<((row - part.row + 1) * part.width)])
        addPiece(
            xTop: edge.x(atY: top) - Double(part.column), xBottom: edge.x(atY: bottom) - Double(part.column),
            height: sign * (bottom - top), line)
    }
}

/// Adds a straight piece within one row, x counted from the part's western border.
private func addPiece(xTop: Double, xBottom: Double, height: Double, _ line: UnsafeMutableBufferPointer<Double>) {
    let west = min(xTop, xBottom)
    let east = max(xTop, xBottom)
    let width = Double(line.count)
    guard west < width else { return }
    guard east > west else { return addWithinCell(west, west, height, line) }
    let slope = height / (east - west)
    var from = west
    if from < 0 {
        line[0] += slope * (min(0, east) - west)
        from = 0
    }
    let stop = min(east, width)
    while from < stop {
        let to = min(stop, from.rounded(.down) + 1)
        addWithinCell(from, to, slope * (to - from), line)
        from = to
    }
}

@inline(__always)
private func addWithinCell(_ from: Double, _ to: Double, _ height: Double, _ line: UnsafeMutableBufferPointer<Double>) {
    guard from >= 0 else {
        line[0] += height
        return
    }
    let cell = Int(from)
    let inside = (from + to) / 2 - Double(cell)
    line[cell] += height * (1 - inside)
    if cell + 1 < line.count { line[cell + 1] += height * inside }
}
