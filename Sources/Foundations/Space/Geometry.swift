/// A polygon of one exterior ring and any holes.
///
/// Rings are closed implicitly: the first point is not repeated at the end. Exterior rings run counter-clockwise
/// and holes clockwise (RFC 7946, 3.1.6), in a frame with y to the north.
public struct Polygon: Sendable, Hashable {
    /// The outer ring, counter-clockwise.
    public var exterior: [Point]
    /// The holes, clockwise.
    public var holes: [[Point]]

    /// - Parameters:
    ///   - exterior: The outer ring.
    ///   - holes: The inner rings.
    public init(exterior: [Point], holes: [[Point]] = []) {
        self.exterior = exterior
        self.holes = holes
    }

    /// The box as a polygon.
    public init(_ box: Extent) {
        self.init(exterior: [
            Point(x: box.minX, y: box.minY), Point(x: box.maxX, y: box.minY), Point(x: box.maxX, y: box.maxY),
            Point(x: box.minX, y: box.maxY),
        ])
    }

    /// All rings, the exterior first.
    public var rings: [[Point]] { [exterior] + holes }

    /// Plane area in square CRS units, holes taken out.
    public var area: Double {
        holes.reduce(abs(signedArea(of: exterior))) { $0 - abs(signedArea(of: $1)) }
    }

    /// Whether the point lies inside, by the even-odd rule over all rings.
    public func contains(_ point: Point) -> Bool {
        var inside = false
        for ring in rings {
            var previous = ring.count - 1
            for current in ring.indices {
                let a = ring[current]
                let b = ring[previous]
                if (a.y > point.y) != (b.y > point.y),
                    point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x
                {
                    inside.toggle()
                }
                previous = current
            }
        }
        return inside
    }
}

/// The area of an implicitly closed ring by the shoelace formula: positive when counter-clockwise.
public func signedArea(of ring: [Point]) -> Double {
    guard let first = ring.first else { return 0 }
    var twice = 0.0
    var previous = ring[ring.count - 1]
    for current in ring {
        twice += (previous.x - first.x) * (current.y - first.y) - (current.x - first.x) * (previous.y - first.y)
        previous = current
    }
    return twice / 2
}

/// The shape of a feature.
public enum Geometry: Sendable, Hashable {
    /// One or more points.
    case points([Point])
    /// One or more lines, each of at least two points.
    case lines([[Point]])
    /// One or more polygons.
    case polygons([Polygon])

    /// The box around the shape; nil when it is empty.
    public var extent: Extent? {
        switch self {
        case .points(let points): Extent(around: points)
        case .lines(let lines): Extent(around: lines.joined())
        case .polygons(let polygons): Extent(around: polygons.map(\.exterior).joined())
        }
    }

    /// How many vertices it has.
    public var vertexCount: Int {
        switch self {
        case .points(let points): points.count
        case .lines(let lines): lines.reduce(0) { $0 + $1.count }
        case .polygons(let polygons): polygons.reduce(0) { $1.rings.reduce($0) { $0 + $1.count } }
        }
    }

    /// A point that stands for the shape: the mean of its vertices.
    public var meanVertex: Point? {
        let vertices: [Point] =
            switch self {
            case .points(let points): points
            case .lines(let lines): Array(lines.joined())
            case .polygons(let polygons): polygons.flatMap(\.exterior)
            }
        guard !vertices.isEmpty else { return nil }
        let n = Double(vertices.count)
        return Point(x: vertices.reduce(0) { $0 + $1.x } / n, y: vertices.reduce(0) { $0 + $1.y } / n)
    }
}
