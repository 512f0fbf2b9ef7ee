import Foundations

/// Cuts polygons that cross longitude 180 into a part on either side (RFC 7946, 3.1.9); other shapes are as they were.
///
/// A ring crosses where two neighbouring vertices lie more than 180 degrees of longitude apart. It is unrolled to a
/// continuous range of longitude, then clipped at 180 by Sutherland and Hodgman (1974, doi:10.1145/360767.360802).
func splitAtAntimeridian(_ geometry: Geometry) -> Geometry {
    guard case .polygons(let polygons) = geometry else { return geometry }
    return .polygons(polygons.flatMap(split))
}

private func split(_ polygon: Polygon) -> [Polygon] {
    let unrolled = polygon.rings.map(unroll)
    guard zip(unrolled, polygon.rings).contains(where: { $0 != $1 }) else { return [polygon] }
    let west = unrolled.map { clip($0, keepBelow: true) }
    let east = unrolled.map { clip($0, keepBelow: false).map { Point(x: $0.x - 360, y: $0.y) } }
    return [west, east].compactMap { rings in
        guard let exterior = rings.first, exterior.count >= 3 else { return nil }
        return Polygon(exterior: exterior, holes: rings.dropFirst().filter { $0.count >= 3 })
    }
}

/// Longitudes made continuous, in the range from -180 up to beyond 180.
private func unroll(_ ring: [Point]) -> [Point] {
    let crosses = zip(ring, ring.dropFirst() + ring.prefix(1)).contains { abs($0.x - $1.x) > 180 }
    return crosses ? ring.map { $0.x < 0 ? Point(x: $0.x + 360, y: $0.y) : $0 } : ring
}

private func clip(_ ring: [Point], keepBelow: Bool) -> [Point] {
    func isKept(_ point: Point) -> Bool { keepBelow ? point.x <= 180 : point.x >= 180 }
    var out: [Point] = []
    for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) {
        if isKept(a) { out.append(a) }
        if isKept(a) != isKept(b), a.x != 180, b.x != 180 {
            out.append(Point(x: 180, y: a.y + (180 - a.x) / (b.x - a.x) * (b.y - a.y)))
        }
    }
    return out
}
