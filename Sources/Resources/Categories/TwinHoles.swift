import Foundations

extension CategorySpacing {
    /// Holes nearer to each other than this, a tenth of a spacing, are twins where ground is sorted by that spacing: drilled to check one
    /// another, they tell nothing of the ground between holes.
    static func twinMetres(ofSpacing metres: Double) -> Double { metres / 10 }

    /// Twins by the narrowest declared spacing, which are such by all; 0 where none is declared.
    public var twinMetres: Double {
        Self.twinMetres(ofSpacing: [measuredMetres, indicatedMetres, inferredMetres].compactMap(\.self).min() ?? 0)
    }
}

/// The places without those near to one before them, so that a hole more takes no other away.
///
/// - Parameters:
///   - holes: Where holes cross the seam, in metres.
///   - metres: How near to each other twins are.
/// - Returns: Places of which no two are nearer to each other, in their order; all of them where `metres` is 0.
public func withoutTwins(_ holes: [Point], nearerThan metres: Double) -> [Point] {
    guard metres > 0 else { return holes }
    var kept: [SIMD2<Int64>: [Point]] = [:]
    var result: [Point] = []
    for hole in holes {
        let bucket = SIMD2(Int64((hole.x / metres).rounded(.down)), Int64((hole.y / metres).rounded(.down)))
        let around = (-1...1).flatMap { dx in (-1...1).map { SIMD2(bucket.x + dx, bucket.y + $0) } }
        guard !around.contains(where: { kept[$0]?.contains { $0.distance(to: hole) < metres } ?? false }) else {
            continue
        }
        kept[bucket, default: []].append(hole)
        result.append(hole)
    }
    return result
}
