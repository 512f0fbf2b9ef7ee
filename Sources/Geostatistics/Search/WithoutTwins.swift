import Foundations

/// The places without those near to one that counts already, from west to east and, of those equally far west, from south to north.
///
/// Which holes count follows from where they lie, not from their order in the table; a hole more may take the place of its twins.
///
/// - Parameters:
///   - holes: Where holes cross the seam, in metres.
///   - metres: How near to each other twins are.
/// - Returns: Places of which no two are nearer to each other, in the order of `holes`; all of them where `metres` is 0.
public func withoutTwins(_ holes: [Point], nearerThan metres: Double) -> [Point] {
    guard metres > 0 else { return holes }
    var kept: [SIMD2<Int64>: [Point]] = [:]
    var counts = [Bool](repeating: false, count: holes.count)
    let eastward = holes.indices.sorted { (holes[$0].x, holes[$0].y, $0) < (holes[$1].x, holes[$1].y, $1) }
    for index in eastward {
        let hole = holes[index]
        let bucket = SIMD2(Int64((hole.x / metres).rounded(.down)), Int64((hole.y / metres).rounded(.down)))
        let around = (-1...1).flatMap { dx in (-1...1).map { SIMD2(bucket.x + dx, bucket.y + $0) } }
        guard !around.contains(where: { kept[$0]?.contains { $0.distance(to: hole) < metres } ?? false }) else {
            continue
        }
        kept[bucket, default: []].append(hole)
        counts[index] = true
    }
    return holes.indices.filter { counts[$0] }.map { holes[$0] }
}
