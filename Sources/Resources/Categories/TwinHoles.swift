import Foundations

extension CategorySpacing {
    /// Holes nearer to each other than this, a tenth of the narrowest declared spacing, are twins: drilled to check one another, they
    /// tell nothing of the ground between holes. 0 where no spacing is declared.
    public var twinMetres: Double {
        ([measuredMetres, indicatedMetres, inferredMetres].compactMap(\.self).min() ?? 0) / 10
    }
}

/// One place for each group of twins, those farthest to the west kept; the others stay as they are.
///
/// - Parameters:
///   - holes: Where holes cross the seam, in metres.
///   - metres: How near to each other twins are.
/// - Returns: Places of which no two are nearer to each other, sorted; all of them, in their order, where `metres` is 0.
public func withoutTwins(_ holes: [Point], nearerThan metres: Double) -> [Point] {
    guard metres > 0 else { return holes }
    var kept: [SIMD2<Int64>: [Point]] = [:]
    var result: [Point] = []
    for hole in holes.sorted(by: { ($0.x, $0.y) < ($1.x, $1.y) }) {
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
