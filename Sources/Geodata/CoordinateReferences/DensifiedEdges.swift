import Foundations

extension Transformation {
    /// Carries a shape over with its edges: an edge that is straight in the source gets vertices until each piece is
    /// within `tolerance` of its image in the target.
    ///
    /// Edges are halved, so that the border between two shapes gets the same vertices from either side. A piece is tested
    /// at its quarters and its middle. An edge of which a piece of 2^-16 still bends is torn apart by the target, at its
    /// antimeridian or beyond what it projects, and refused. Edges so short that a circle of 100 km bends away from them by less than
    /// `tolerance`, a degree counted as 111 km, stay as they are: straight lines of common systems bend less
    /// than that anywhere, and parallels do so in degrees of that length up to the pole. An edge over more than half of all
    /// longitudes, but not a full turn, goes the short way, as lines do that cross 180 degrees.
    ///
    /// - Parameters:
    ///   - geometry: Points, lines or polygons in the source.
    ///   - tolerance: In the target's unit; above 0.
    /// - Throws: `GossanError(.badData)` as for points, also where a place along an edge has no image or the target tears it apart.
    public func transform(_ geometry: Geometry, within tolerance: Double) throws -> Geometry {
        guard !isIdentity else { return geometry }
        let bend = 100_000.0
        let shortest = (8 * tolerance * bend).squareRoot() / (source.isGeographic ? 111_320 : source.metresPerUnit)
        let edges = DensifiedEdges(transformation: self, tolerance: tolerance, shortest: shortest)
        return switch geometry {
        case .points(let points): .points(try transform(points))
        case .lines(let lines): .lines(try lines.map { try edges.carried($0, isRing: false) })
        case .polygons(let polygons):
            .polygons(
                try polygons.map {
                    Polygon(
                        exterior: try edges.carried($0.exterior, isRing: true),
                        holes: try $0.holes.map { try edges.carried($0, isRing: true) })
                })
        }
    }
}

/// Halves the edges of lines and rings while they are carried over.
private struct DensifiedEdges {
    let transformation: Transformation
    let tolerance: Double
    /// The length in the source up to which edges are taken as they are.
    let shortest: Double

    private typealias Vertex = (source: Point, image: Point)

    /// The images of the points of a line, or of a ring, whose last edge runs back to its first point.
    func carried(_ line: [Point], isRing: Bool) throws -> [Point] {
        let images = try transformation.transform(line)
        var result: [Point] = []
        result.reserveCapacity(images.count)
        for (place, image) in images.enumerated() {
            result.append(image)
            let next = place + 1 == images.count ? 0 : place + 1
            guard next > 0 || isRing, line[place].distance(to: line[next]) > shortest else { continue }
            let middles = try middles((line[place], image), (line[next], images[next]), halvings: 16)
            guard let middles else {
                throw GossanError(
                    .badData, subject: "\(transformation.source) to \(transformation.target)",
                    problem:
                        "the edge from (\(line[place].x), \(line[place].y)) to (\(line[next].x), \(line[next].y)) is torn apart"
                        + " and cannot be transformed",
                    remedy: "cut the shape where \(transformation.target) ends, at its antimeridian")
            }
            result += middles
        }
        return result
    }

    /// The images between two vertices that their edge needs to be followed; nil where so many halvings are not enough.
    private func middles(_ start: Vertex, _ end: Vertex, halvings: Int) throws -> [Point]? {
        let middle = middle(start.source, end.source)
        let images = try transformation.transform([
            self.middle(start.source, middle), middle, self.middle(middle, end.source),
        ])
        let isFollowed = images.allSatisfy { $0.distance(toSegment: start.image, end.image) <= tolerance }
        if isFollowed, !jumps([start.image] + images + [end.image]) { return [] }
        guard halvings > 0, let before = try middles(start, (middle, images[1]), halvings: halvings - 1),
            let after = try middles((middle, images[1]), end, halvings: halvings - 1)
        else { return nil }
        return before + [images[1]] + after
    }

    /// Whether nearly all of the way between images of evenly spaced points is one step: the target is torn there, though the points
    /// may lie on the straight line between the ends, as along a parallel across the seam of a world map.
    private func jumps(_ images: [Point]) -> Bool {
        let steps = zip(images, images.dropFirst()).map { $0.distance(to: $1) }
        let way = steps.reduce(0, +)
        return way > tolerance && steps.contains { $0 > 0.9 * way }
    }

    private func middle(_ a: Point, _ b: Point) -> Point {
        let span = abs(a.x - b.x)
        let turn = transformation.source.isGeographic && span > 180 && span < 360 ? 180.0 : 0
        return Point(x: (a.x + b.x) / 2 + turn, y: (a.y + b.y) / 2)
    }
}
