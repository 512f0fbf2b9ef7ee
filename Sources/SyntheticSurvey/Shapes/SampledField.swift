import Foundations

/// Numbers at the nodes of a square lattice, row by row from the south-west.
public struct SampledField: Sendable {
    /// The south-western node.
    public var origin: Point
    /// Distance between nodes, in metres.
    public var spacing: Double
    /// Nodes from west to east.
    public var columns: Int
    /// Nodes from south to north.
    public var rows: Int
    /// One value for each node.
    public var values: [Double]

    /// Samples a function at nodes that cover the box.
    public init(covering extent: Extent, spacing: Double, _ value: (Point) -> Double) {
        origin = Point(x: extent.minX, y: extent.minY)
        self.spacing = spacing
        columns = Int((extent.width / spacing).rounded(.up)) + 1
        rows = Int((extent.height / spacing).rounded(.up)) + 1
        values = []
        values.reserveCapacity(columns * rows)
        for row in 0..<rows {
            for column in 0..<columns {
                let node = Point(
                    x: origin.x + Double(column) * spacing, y: origin.y + Double(row) * spacing)
                values.append(value(node))
            }
        }
    }

    /// The value of a node; -1 beyond the lattice, so that every contour closes.
    func value(column: Int, row: Int) -> Double {
        guard column >= 0, row >= 0, column < columns, row < rows else { return -1 }
        return values[row * columns + column]
    }
}
