/// An axis-parallel box, closed on all sides.
public struct Extent: Sendable, Hashable, Codable {
    /// Least x.
    public var minX: Double
    /// Least y.
    public var minY: Double
    /// Greatest x.
    public var maxX: Double
    /// Greatest y.
    public var maxY: Double

    /// - Parameters:
    ///   - minX: Least x.
    ///   - minY: Least y.
    ///   - maxX: Greatest x.
    ///   - maxY: Greatest y.
    public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
        self.minX = minX
        self.minY = minY
        self.maxX = maxX
        self.maxY = maxY
    }

    /// The smallest box around the points; nil when there are none.
    public init?(around points: some Sequence<Point>) {
        var box: Extent?
        for point in points {
            let here = Extent(minX: point.x, minY: point.y, maxX: point.x, maxY: point.y)
            box = box?.union(here) ?? here
        }
        guard let box else { return nil }
        self = box
    }

    /// Extent in x.
    public var width: Double { maxX - minX }
    /// Extent in y.
    public var height: Double { maxY - minY }

    /// The smallest box around both.
    public func union(_ other: Extent) -> Extent {
        Extent(
            minX: min(minX, other.minX), minY: min(minY, other.minY),
            maxX: max(maxX, other.maxX), maxY: max(maxY, other.maxY))
    }

    /// The common part; nil when the boxes do not touch.
    public func intersection(_ other: Extent) -> Extent? {
        let common = Extent(
            minX: max(minX, other.minX), minY: max(minY, other.minY),
            maxX: min(maxX, other.maxX), maxY: min(maxY, other.maxY))
        return common.minX <= common.maxX && common.minY <= common.maxY ? common : nil
    }

    /// The box grown by `margin` on every side.
    public func expanded(by margin: Double) -> Extent {
        Extent(minX: minX - margin, minY: minY - margin, maxX: maxX + margin, maxY: maxY + margin)
    }

    /// Whether the point lies inside or on the border.
    public func contains(_ point: Point) -> Bool {
        point.x >= minX && point.x <= maxX && point.y >= minY && point.y <= maxY
    }

    /// The distance of another box from the box; 0 where they touch.
    public func distance(to other: Extent) -> Double {
        let dx = max(0, other.minX - maxX, minX - other.maxX)
        let dy = max(0, other.minY - maxY, minY - other.maxY)
        return (dx * dx + dy * dy).squareRoot()
    }

    /// The distance of a point from the box; 0 inside.
    public func distance(to point: Point) -> Double {
        point.distance(to: Point(x: point.x.clamped(to: minX...maxX), y: point.y.clamped(to: minY...maxY)))
    }
}
