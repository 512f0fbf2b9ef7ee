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
}
