/// A position in the plane of some coordinate reference system, in its units (metres on a study grid).
public struct Point: Sendable, Hashable, Codable {
    /// Easting, or longitude in degrees for geographic coordinates.
    public var x: Double
    /// Northing, or latitude in degrees for geographic coordinates.
    public var y: Double

    /// - Parameters:
    ///   - x: Easting or longitude.
    ///   - y: Northing or latitude.
    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }

    /// Euclidean distance to another point, in the units of the coordinates.
    public func distance(to other: Point) -> Double {
        let dx = x - other.x
        let dy = y - other.y
        return (dx * dx + dy * dy).squareRoot()
    }

    /// Distance to the nearest point of the straight line between two points, in the units of the coordinates.
    public func distance(toSegment start: Point, _ end: Point) -> Double {
        let (dx, dy) = (end.x - start.x, end.y - start.y)
        let squared = dx * dx + dy * dy
        let along = squared > 0 ? ((x - start.x) * dx + (y - start.y) * dy) / squared : 0
        let share = min(max(along, 0), 1)
        return distance(to: Point(x: start.x + share * dx, y: start.y + share * dy))
    }
}
