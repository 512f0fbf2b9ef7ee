/// A bounded, north-up grid of equal cells in a projected coordinate reference system.
///
/// Column 0 is the western edge and row 0 the northern one. `origin` is the outer corner of the north-western
/// cell; values belong to cell centres.
public struct Grid: Sendable, Hashable, Codable {
    /// Outer corner of the north-western cell.
    public var origin: Point
    /// Cell extent in x, in CRS units (metres on a study grid), positive.
    public var cellWidth: Double
    /// Cell extent in y, in CRS units (metres on a study grid), positive.
    public var cellHeight: Double
    /// Cells in x.
    public var columns: Int
    /// Cells in y.
    public var rows: Int
    /// The coordinate reference system as `EPSG:<code>` or WKT2.
    public var crs: String

    /// - Parameters:
    ///   - origin: Outer corner of the north-western cell.
    ///   - cellWidth: Cell extent in x, positive.
    ///   - cellHeight: Cell extent in y, positive.
    ///   - columns: Cells in x.
    ///   - rows: Cells in y.
    ///   - crs: `EPSG:<code>` or WKT2.
    public init(origin: Point, cellWidth: Double, cellHeight: Double, columns: Int, rows: Int, crs: String) {
        self.origin = origin
        self.cellWidth = cellWidth
        self.cellHeight = cellHeight
        self.columns = columns
        self.rows = rows
        self.crs = crs
    }

    /// The grid of square cells that covers `extent`, with its corners whole multiples of the cell size from `anchor`, or from 0.
    ///
    /// An edge within a millionth of a cell of a multiple lies on it: 99.9 m are three cells of 33.3 m, however the division is rounded.
    /// With an anchor of its own a five hundredth does, for cells of rasters are written with few digits.
    public init(covering extent: Extent, cell: Double, anchor own: Point? = nil, crs: String) {
        let anchor = own ?? Point(x: 0, y: 0)
        let tolerance = own == nil ? 1e-6 : 2e-3
        func multiple(_ edge: Double, _ outward: FloatingPointRoundingRule) -> Double {
            let cells = edge / cell
            let nearest = cells.rounded()
            return abs(cells - nearest) <= tolerance ? nearest : cells.rounded(outward)
        }
        let west = multiple(extent.minX - anchor.x, .down)
        let south = multiple(extent.minY - anchor.y, .down)
        let east = max(west + 1, multiple(extent.maxX - anchor.x, .up))
        let north = max(south + 1, multiple(extent.maxY - anchor.y, .up))
        // A multiple may be rounded to just inside the box, whose own corner must not fall off the grid.
        let origin =
            own == nil
            ? Point(x: min(west * cell, extent.minX), y: max(north * cell, extent.maxY))
            : Point(x: anchor.x + west * cell, y: anchor.y + north * cell)
        self.init(
            origin: origin, cellWidth: cell, cellHeight: cell, columns: Int(east - west), rows: Int(north - south),
            crs: crs)
    }

    /// Cells in all.
    public var count: Int { columns * rows }
    /// Nominal cell area in square CRS units, before the projection's area factor is taken out.
    public var cellArea: Double { cellWidth * cellHeight }
    /// The whole grid as one window.
    public var window: Window { Window(column: 0, row: 0, width: columns, height: rows) }
    /// The box that the grid covers.
    public var extent: Extent {
        Extent(
            minX: origin.x, minY: origin.y - Double(rows) * cellHeight,
            maxX: origin.x + Double(columns) * cellWidth, maxY: origin.y)
    }

    /// The centre of a cell.
    public func center(column: Int, row: Int) -> Point {
        Point(
            x: origin.x + (Double(column) + 0.5) * cellWidth,
            y: origin.y - (Double(row) + 0.5) * cellHeight)
    }

    /// The cell that holds the point; nil outside the grid. A point on an edge belongs to the cell east or south.
    public func cell(containing point: Point) -> (column: Int, row: Int)? {
        let column = ((point.x - origin.x) / cellWidth).rounded(.down)
        let row = ((origin.y - point.y) / cellHeight).rounded(.down)
        guard column >= 0, row >= 0, column < Double(columns), row < Double(rows) else { return nil }
        return (Int(column), Int(row))
    }

    /// The box that a window covers.
    public func extent(of window: Window) -> Extent {
        Extent(
            minX: origin.x + Double(window.column) * cellWidth,
            minY: origin.y - Double(window.row + window.height) * cellHeight,
            maxX: origin.x + Double(window.column + window.width) * cellWidth,
            maxY: origin.y - Double(window.row) * cellHeight)
    }

    /// The cells that the box touches, clipped to the grid; nil when there are none.
    public func window(touching box: Extent) -> Window? {
        let left = Int(((box.minX - origin.x) / cellWidth).rounded(.down).clamped(to: -1...Double(columns)))
        let right = Int(((box.maxX - origin.x) / cellWidth).rounded(.down).clamped(to: -1...Double(columns)))
        let top = Int(((origin.y - box.maxY) / cellHeight).rounded(.down).clamped(to: -1...Double(rows)))
        let bottom = Int(((origin.y - box.minY) / cellHeight).rounded(.down).clamped(to: -1...Double(rows)))
        return Window(column: left, row: top, width: right - left + 1, height: bottom - top + 1)
            .intersection(window)
    }

    /// The grid cut into windows of at most `side` x `side` cells, row by row from the north-west.
    ///
    /// Their borders depend on the grid alone, never on threads or memory, so that sums over windows are the same
    /// bytes everywhere.
    public func windows(side: Int = 512) -> [Window] {
        windows(width: side, height: side)
    }

    /// The grid cut into full-width strips of at most `height` rows, from the north.
    public func strips(height: Int) -> [Window] {
        windows(width: columns, height: height)
    }

    private func windows(width: Int, height: Int) -> [Window] {
        stride(from: 0, to: rows, by: height).flatMap { row in
            stride(from: 0, to: columns, by: width).map { column in
                Window(
                    column: column, row: row, width: min(width, columns - column), height: min(height, rows - row))
            }
        }
    }
}

extension Comparable {
    /// The value, or the nearer end of the range where it lies outside.
    public func clamped(to range: ClosedRange<Self>) -> Self {
        min(max(self, range.lowerBound), range.upperBound)
    }
}
