import Foundations

extension Transformation {
    /// Carries a shape over with its edges: an edge that is straight in the source gets vertices until each piece is
    /// within `tolerance` of its image in the target.
    ///
    /// Edges are halved, so that the border between two shapes gets the same vertices from either side. A piece is tested
    /// at its quarters and its middle. Pieces stop at 2^-16 of an edge, which only one that the target tears apart (at
    /// its antimeridian) comes to. Edges so short that a circle of 100 km bends away from them by less than
    /// `tolerance`, a degree counted as 111 km, stay as they are: straight lines of common systems bend less
    /// than that anywhere, and parallels do so in degrees of that length up to the pole. An edge over more than half of all
    /// longitudes, but not a full turn, goes the short way, as lines do that cross 180 degrees.
    ///
    /// - Parameters:
    ///   - geometry: Points, lines or polygons in the source.
    ///   - tolerance: In the target's unit; above 0.
    /// - Throws: `GossanError(.badData)` as for points, also where a place along an edge has no image.
    public func transform(_ geometry: Geometry, within tolerance: Double) throws -> Geometry {
        guard !isIdentity else { return geometry }
        let bend = 100_000.0
        let shortest = (8 * tolerance * bend).squareRoot() / (source.isGeographic ? 111_320 : 1)
        let edges = DensifiedEdges(transformation: self, tolerance: tolerance, shortest: shortest)
        return switch geometry {
        case .points(let points): .points(try transform(points))
        case .lines(let lines): .lines(try lines.map { try edges.carried($0) })
        case .polygons(let polygons):
            .polygons(
                try polygons.map {
                    Polygon(exterior: try edges.carried($0.exterior), holes: try $0.holes.map { try edges.carried($0) })
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

    func carried(_ line: [Point]) throws -> [Point] {
        let images = try transformation.transform(line)
        var result: [Point] = []
        result.reserveCapacity(images.count)
        for (place, image) in images.enumerated() {
            if place > 0, line[place - 1].distance(to: line[place]) > shortest {
                try halve((line[place - 1], images[place - 1]), (line[place], image), 16, into: &result)
            }
            result.append(image)
        }
        return result
    }

    /// Appends the images between two vertices that their edge needs to be followed.
    private func halve(_ start: Vertex, _ end: Vertex, _ halvings: Int, into result: inout [Point]) throws {
        guard halvings > 0 else { return }
        let middle = middle(start.source, end.source)
        let images = try transformation.transform([
            self.middle(start.source, middle), middle, self.middle(middle, end.source),
        ])
        guard images.contains(where: { $0.distance(toSegment: start.image, end.image) > tolerance }) else { return }
        try halve(start, (middle, images[1]), halvings - 1, into: &result)
        result.append(images[1])
        try halve((middle, images[1]), end, halvings - 1, into: &result)
    }

    private func middle(_ a: Point, _ b: Point) -> Point {
        let span = abs(a.x - b.x)
        let turn = transformation.source.isGeographic && span > 180 && span < 360 ? 180.0 : 0
        return Point(x: (a.x + b.x) / 2 + turn, y: (a.y + b.y) / 2)
    }
}
