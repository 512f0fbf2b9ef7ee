import Foundation
import Foundations

/// A line on the ground, prepared for asking how far points lie from it.
public struct Trace: Sendable, Hashable {
    /// Its points.
    public let points: [Point]
    /// Its length, in metres.
    public let lengthMetres: Double
    private let segments: [Segment]
    private let box: Extent

    private struct Segment: Sendable, Hashable {
        var start: Point
        var east: Double
        var north: Double
        var length: Double
        var passed: Double
    }

    /// - Parameter points: Its points, at least two and no two neighbours alike.
    init(_ points: [Point]) {
        self.points = points
        var passed = 0.0
        segments = zip(points, points.dropFirst()).map { start, end in
            let segment = Segment(
                start: start, east: end.x - start.x, north: end.y - start.y, length: start.distance(to: end),
                passed: passed)
            passed += segment.length
            return segment
        }
        lengthMetres = passed
        box = Extent(around: points) ?? Extent(minX: 0, minY: 0, maxX: 0, maxY: 0)
    }

    /// The nearest place of a line to a point.
    struct NearestPlace {
        /// Distance to the line, in metres.
        var distance: Double
        /// Distance along the line from its first point, in metres.
        var along: Double
        /// Whether the point lies to the left of the line, looking along it.
        var isLeft: Bool
    }

    /// The nearest place to a point; nil where the line is surely farther away than `limit` metres.
    func nearestPlace(to point: Point, within limit: Double = .infinity) -> NearestPlace? {
        guard
            point.x >= box.minX - limit, point.x <= box.maxX + limit, point.y >= box.minY - limit,
            point.y <= box.maxY + limit
        else { return nil }
        return segments.withUnsafeBufferPointer { segments in
            var best = NearestPlace(distance: .infinity, along: 0, isLeft: false)
            for segment in segments {
                let px = point.x - segment.start.x
                let py = point.y - segment.start.y
                let projected = (px * segment.east + py * segment.north) / (segment.length * segment.length)
                let share = projected.clamped(to: 0...1)
                let dx = px - share * segment.east
                let dy = py - share * segment.north
                let squared = dx * dx + dy * dy
                guard squared < best.distance else { continue }
                best.distance = squared
                best.along = segment.passed + share * segment.length
                best.isLeft = segment.east * py - segment.north * px > 0
            }
            best.distance = best.distance.squareRoot()
            return best
        }
    }

    /// Distance from a point, in metres.
    func distance(to point: Point) -> Double { nearestPlace(to: point)?.distance ?? .infinity }

    /// A nearly straight line through a point, bent a little at every vertex.
    ///
    /// - Parameters:
    ///   - middle: Its middle.
    ///   - azimuthDegrees: Its direction, clockwise from north.
    ///   - length: Its length in metres.
    ///   - wander: Standard deviation of a vertex across the line, in metres.
    ///   - random: Where the bends come from.
    static func wandering(
        through middle: Point, azimuthDegrees: Double, length: Double, wander: Double, from random: inout RandomStream
    ) -> Trace {
        let (sine, cosine) = sineCosine(degrees: azimuthDegrees)
        let segments = max(2, Int(length / 3000))
        return Trace(
            (0...segments).map { index in
                let along = length * (Double(index) / Double(segments) - 0.5)
                let across = wander * random.normal()
                return Point(
                    x: middle.x + along * sine + across * cosine, y: middle.y + along * cosine - across * sine)
            })
    }

    /// The same line as someone drew it: every point moved by up to a few `error` metres.
    func drawn(error: Double, from random: inout RandomStream) -> [Point] {
        points.map { point in
            let x = point.x + error * random.normal()
            return Point(x: x, y: point.y + error * random.normal())
        }
    }
}
