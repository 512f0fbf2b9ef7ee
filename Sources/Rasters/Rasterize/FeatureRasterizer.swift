import Foundations

/// When a polygon counts as present in a cell. Lines count in the cells they pass, points in the cell they lie in.
public enum CellRule: Sendable, Hashable {
    /// It covers the centre of the cell. A centre on a border belongs to the polygon east or south of it.
    case centre
    /// It covers the centre, or its border passes the cell.
    case touched
}

/// Features made ready to be turned into cells of a grid, window by window.
///
/// Cost: one pass over the edges to make, then per window the edges in its bands of 256 rows. Memory:
/// `bytesPerVertex`.
public struct FeatureRasterizer: Sendable {
    /// What a vertex takes in memory: its edge, and its place in one band of rows or a few.
    public static let bytesPerVertex = 50

    /// The grid whose cells are meant.
    public let grid: Grid
    /// How many features there are.
    public let featureCount: Int
    let kinds: [Kind]
    let columns: [ClosedRange<Double>]
    let bands: EdgeBands

    enum Kind: Sendable { case point, line, polygon }

    /// - Parameters:
    ///   - features: Shapes in the grid's CRS. Rings may run either way; what lies off the grid is left out.
    ///   - grid: The grid.
    public init(_ features: [Geometry], grid: Grid) {
        var edges: [CellEdge] = []
        // Growing would hold the edges twice at the end.
        edges.reserveCapacity(features.reduce(0) { $0 + $1.vertexCount })
        var kinds: [Kind] = []
        var columns: [ClosedRange<Double>] = []
        for (index, feature) in features.enumerated() {
            let first = edges.count
            kinds.append(Self.append(feature, index, grid, to: &edges))
            let xs = edges[first...].lazy.map { ($0.minX, max($0.x0, $0.x1)) }
            let west = xs.map(\.0).min() ?? .infinity
            columns.append(west...(xs.map(\.1).max() ?? .infinity))
        }
        self.grid = grid
        self.featureCount = features.count
        self.kinds = kinds
        self.columns = columns
        bands = EdgeBands(edges, grid: grid)
    }

    private static func append(_ feature: Geometry, _ index: Int, _ grid: Grid, to edges: inout [CellEdge]) -> Kind {
        switch feature {
        case .points(let points):
            for point in points { edges.append(CellEdge(from: point, to: point, feature: index, grid: grid)) }
            return .point
        case .lines(let lines):
            for line in lines {
                for (a, b) in zip(line, line.dropFirst()) {
                    edges.append(CellEdge(from: a, to: b, feature: index, grid: grid))
                }
            }
            return .line
        case .polygons(let polygons):
            for polygon in polygons {
                for (number, ring) in polygon.rings.enumerated() where ring.count > 2 {
                    // Exact coverage needs exteriors counter-clockwise and holes clockwise, whatever the file holds.
                    let runsRight = (signedArea(of: ring) > 0) == (number == 0)
                    var previous = runsRight ? ring[ring.count - 1] : ring[0]
                    for point in runsRight ? ring : ring.reversed() {
                        edges.append(CellEdge(from: previous, to: point, feature: index, grid: grid))
                        previous = point
                    }
                }
            }
            return .polygon
        }
    }

    /// Whether any part of the feature can lie in or west to east across the window's columns.
    func reaches(_ feature: Int, _ window: Window) -> Bool {
        columns[feature].upperBound >= Double(window.column)
            && columns[feature].lowerBound < Double(window.columns.upperBound)
    }

    /// Calls `body` with every run of cells that a feature takes, in the order of bands, then features.
    ///
    /// Runs of one feature may overlap each other.
    func forEachRun(in window: Window, rule: CellRule, _ body: (_ feature: Int, _ row: Int, _ run: Range<Int>) -> Void)
    {
        var crossings: [Crossing] = []
        bands.forEachFeature(in: window) { feature, part, edges in
            guard reaches(feature, part) else { return }
            let isPolygon = kinds[feature] == .polygon
            if isPolygon {
                fillCentres(edges, part, &crossings) { row, run in body(feature, row, run) }
            }
            if !isPolygon || rule == .touched {
                traverse(edges, part) { row, run in body(feature, row, run) }
            }
        }
    }
}

/// Where an edge crosses the centre line of a row.
struct Crossing {
    var row: Int32
    var x: Double
}

/// Even-odd fill of the cells whose centres lie inside: the scanline rule of `Polygon.contains`, centre by centre.
private func fillCentres(
    _ edges: [CellEdge], _ part: Window, _ crossings: inout [Crossing], _ body: (Int, Range<Int>) -> Void
) {
    crossings.removeAll(keepingCapacity: true)
    let right = Double(part.columns.upperBound)
    for edge in edges where edge.minX < right {
        // Rows whose centre y = row + 0.5 satisfies minY <= y < maxY.
        let first = max(Double(part.row), (edge.minY - 0.5).rounded(.up))
        let end = min(Double(part.rows.upperBound), (edge.maxY - 0.5).rounded(.up))
        guard first < end else { continue }
        for row in Int(first)..<Int(end) {
            crossings.append(Crossing(row: Int32(row), x: edge.x(atY: Double(row) + 0.5)))
        }
    }
    crossings.sort { ($0.row, $0.x) < ($1.row, $1.x) }
    var index = 0
    while index < crossings.count {
        let start = crossings[index]
        let closed = index + 1 < crossings.count && crossings[index + 1].row == start.row
        let end = closed ? crossings[index + 1].x : right
        // Columns whose centre x = column + 0.5 satisfies start <= x < end.
        let first = max(Double(part.column), (start.x - 0.5).rounded(.up))
        let last = min(right, (end - 0.5).rounded(.up))
        if first < last { body(Int(start.row), Int(first)..<Int(last)) }
        index += closed ? 2 : 1
    }
}

/// The cells that the edges pass.
private func traverse(_ edges: [CellEdge], _ part: Window, _ body: (Int, Range<Int>) -> Void) {
    for edge in edges {
        let first = max(Double(part.row), edge.minY.rounded(.down))
        let last = min(Double(part.rows.upperBound - 1), edge.maxY.rounded(.down))
        guard first <= last else { continue }
        for row in Int(first)...Int(last) {
            let columns = edge.columns(inRow: row)
            let west = max(Double(part.column), columns.lowerBound)
            let east = min(Double(part.columns.upperBound), columns.upperBound + 1)
            if west < east { body(row, Int(west)..<Int(east)) }
        }
    }
}
