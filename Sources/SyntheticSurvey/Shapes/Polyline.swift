import Foundations

/// The nearest place of a line to a point.
struct NearestPlace {
    /// Distance to the line, in metres.
    var distance: Double
    /// Distance along the line from its first point, in metres.
    var along: Double
    /// Whether the point lies to the left of the line, looking along it.
    var isLeft: Bool
}

/// Length of a line, in the units of its points.
func length(of line: [Point]) -> Double {
    zip(line, line.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
}

/// The nearest place of a line of at least two points; infinitely far for a shorter one. Cost: one step a segment.
func nearestPlace(on line: [Point], to point: Point) -> NearestPlace {
    var best = NearestPlace(distance: .infinity, along: 0, isLeft: false)
    var passed = 0.0
    for index in 1..<max(1, line.count) {
        let a = line[index - 1]
        let dx = line[index].x - a.x
        let dy = line[index].y - a.y
        let segment = (dx * dx + dy * dy).squareRoot()
        let px = point.x - a.x
        let py = point.y - a.y
        let share = ((px * dx + py * dy) / (segment * segment)).clamped(to: 0...1)
        let distance = point.distance(to: Point(x: a.x + share * dx, y: a.y + share * dy))
        if distance < best.distance {
            best = NearestPlace(distance: distance, along: passed + share * segment, isLeft: dx * py - dy * px > 0)
        }
        passed += segment
    }
    return best
}

/// A nearly straight line through a point, bent a little at every vertex.
///
/// - Parameters:
///   - middle: Its middle.
///   - azimuthDegrees: Its direction, clockwise from north.
///   - length: Its length in metres.
///   - wander: Standard deviation of a vertex across the line, in metres.
func wanderingLine(
    through middle: Point, azimuthDegrees: Double, length: Double, wander: Double, from random: inout RandomStream
) -> [Point] {
    let (sine, cosine) = sineCosine(degrees: azimuthDegrees)
    let segments = max(2, Int(length / 2500))
    return (0...segments).map { index in
        let along = length * (Double(index) / Double(segments) - 0.5)
        let across = wander * random.normal()
        return Point(x: middle.x + along * sine + across * cosine, y: middle.y + along * cosine - across * sine)
    }
}
