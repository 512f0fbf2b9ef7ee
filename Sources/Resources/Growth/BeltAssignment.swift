import Foundations

/// The outline of a belt.
public struct BeltOutline: Sendable, Hashable {
    /// The belt.
    public var beltID: String
    /// Its parts.
    public var polygons: [Polygon]

    /// - Parameters:
    ///   - beltID: The belt.
    ///   - polygons: Its parts.
    public init(beltID: String, polygons: [Polygon]) {
        self.beltID = beltID
        self.polygons = polygons
    }

    /// A belt known only by its box.
    ///
    /// - Parameters:
    ///   - beltID: The belt.
    ///   - box: The box.
    public init(beltID: String, box: Extent) {
        self.init(
            beltID: beltID,
            polygons: [
                Polygon(exterior: [
                    Point(x: box.minX, y: box.minY), Point(x: box.maxX, y: box.minY),
                    Point(x: box.maxX, y: box.maxY), Point(x: box.minX, y: box.maxY),
                ])
            ])
    }

    /// Plane area in square units of the coordinates.
    var area: Double { sum(polygons.lazy.map(\.area)) }
}

/// The belt that a point belongs to where belts overlap: the smallest that contains it, and of equal ones the first by
/// id. So no ground counts in two belts.
///
/// - Parameters:
///   - point: The point, in the coordinates of the outlines.
///   - belts: The outlines. Areas are compared in their coordinates.
/// - Returns: The id of the belt; nil when none contains the point.
public func smallestBelt(containing point: Point, among belts: [BeltOutline]) -> String? {
    belts.filter { belt in belt.polygons.contains { $0.contains(point) } }
        .min { ($0.area, $0.beltID) < ($1.area, $1.beltID) }?.beltID
}
