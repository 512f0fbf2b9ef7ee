import Foundations

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Points in plan sorted into square buckets, to find those within a distance.
struct PlanIndex: Sendable {
    private let points: [Point]
    private let origin: Point
    private let bucket: Double
    private let columns: Int
    private let rows: Int
    /// Where each bucket's points begin in `order`; one more entry than there are buckets.
    private let starts: [Int]
    private let order: [Int]

    /// - Parameters:
    ///   - points: The points, in any order.
    ///   - bucket: Side of a bucket in the points' unit, positive; made wider where that would give very many.
    init(_ points: [Point], bucket: Double) {
        let box = Extent(around: points) ?? Extent(minX: 0, minY: 0, maxX: 0, maxY: 0)
        let side = max(bucket, max(box.width, box.height) / 2000, 1e-6)
        let columns = Int(box.width / side) + 1
        let rows = Int(box.height / side) + 1
        let place = { (point: Point) in
            Int((point.y - box.minY) / side) * columns + Int((point.x - box.minX) / side)
        }
        var starts = Array(repeating: 0, count: columns * rows + 1)
        for point in points { starts[place(point) + 1] += 1 }
        for bucket in 1..<starts.count { starts[bucket] += starts[bucket - 1] }
        var next = starts
        var order = Array(repeating: 0, count: points.count)
        for (index, point) in points.enumerated() {
            order[next[place(point)]] = index
            next[place(point)] += 1
        }
        self.points = points
        self.origin = Point(x: box.minX, y: box.minY)
        self.bucket = side
        self.columns = columns
        self.rows = rows
        self.starts = starts
        self.order = order
    }

    /// Offsets (east, north) of the points not farther than `radius` from a place, bucket by bucket.
    func offsets(from place: Point, within radius: Double) -> [SIMD2<Double>] {
        var found: [SIMD2<Double>] = []
        let columnRange = bucketRange(place.x - origin.x, radius, count: columns)
        for row in bucketRange(place.y - origin.y, radius, count: rows) {
            for column in columnRange {
                let bucket = row * columns + column
                for index in starts[bucket]..<starts[bucket + 1] {
                    let point = points[order[index]]
                    let offset = SIMD2(point.x - place.x, point.y - place.y)
                    if offset.x * offset.x + offset.y * offset.y <= radius * radius * (1 + 1e-12) {
                        found.append(offset)
                    }
                }
            }
        }
        return found
    }

    private func bucketRange(_ position: Double, _ radius: Double, count: Int) -> Range<Int> {
        let low = ((position - radius) / bucket).rounded(.down).clamped(to: 0...Double(count))
        let high = ((position + radius) / bucket).rounded(.down).clamped(to: -1...Double(count - 1))
        return Int(low)..<max(Int(low), Int(high) + 1)
    }
}

/// The direction of an offset in radians, counter-clockwise from east.
func angle(of offset: SIMD2<Double>) -> Double { atan2(offset.y, offset.x) }
