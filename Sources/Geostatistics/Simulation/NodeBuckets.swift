import Foundations

/// All places a simulation will ever search, data and targets, sorted into square buckets.
///
/// The places are known from the start, so each bucket has its final room and places are only switched on as they get a
/// value; see `ActiveNodes`.
struct NodeBuckets: Sendable {
    /// Coordinates mapped by the search ellipse.
    let x: [Double]
    let y: [Double]
    let bucket: [Int32]
    let bucketStart: [Int32]
    let columns: Int
    let rows: Int
    let side: Double
    let origin: Point

    init(_ points: [Point], ellipse: GeometricAnisotropy) {
        let map = ellipse.transform
        let mapped = points.map { point in
            let (x, y) = map.apply(point.x, point.y)
            return Point(x: x, y: y)
        }
        let box = Extent(around: mapped) ?? Extent(minX: 0, minY: 0, maxX: 0, maxY: 0)
        let longest = max(box.width, box.height, 1e-9)
        // About four places per bucket, and never more than about four million buckets.
        let wanted = (box.width * box.height * 4 / Double(max(points.count, 1))).squareRoot()
        side = max(wanted, longest * 4 / Double(max(points.count, 4)), longest / 2000)
        columns = Int(box.width / side) + 1
        rows = Int(box.height / side) + 1
        origin = Point(x: box.minX, y: box.minY)
        x = mapped.map(\.x)
        y = mapped.map(\.y)
        let (side, columns) = (side, columns)
        bucket = mapped.map { Int32(Int(($0.y - box.minY) / side) * columns + Int(($0.x - box.minX) / side)) }
        var counts = [Int32](repeating: 0, count: columns * rows + 1)
        for index in bucket { counts[Int(index) + 1] += 1 }
        for index in 1..<counts.count { counts[index] += counts[index - 1] }
        bucketStart = counts
    }
}

/// The places that have a value so far, and the nearest of them to a place.
///
/// Cost: O(1) to switch a place on; a search visits rings of buckets until the k nearest are certain.
struct ActiveNodes: ~Copyable {
    private struct Entry {
        var x: Double
        var y: Double
        var id: Int32
    }

    private let entries: UnsafeMutablePointer<Entry>
    private let filled: UnsafeMutablePointer<Int32>
    private let bucketCount: Int
    private let keys: UnsafeMutablePointer<Double>
    private let ids: UnsafeMutablePointer<Int32>
    private let capacity: Int
    private let radiusKey: Double
    private(set) var count = 0

    init(_ buckets: NodeBuckets, neighbourhood: SearchNeighbourhood) {
        bucketCount = buckets.columns * buckets.rows
        entries = .allocate(capacity: max(1, buckets.x.count))
        filled = .allocate(capacity: bucketCount)
        filled.initialize(repeating: 0, count: bucketCount)
        capacity = neighbourhood.capacity(over: max(1, buckets.x.count))
        keys = .allocate(capacity: capacity)
        ids = .allocate(capacity: capacity)
        radiusKey = distanceKey(neighbourhood.maximumRadiusMetres * neighbourhood.maximumRadiusMetres)
    }

    deinit {
        entries.deallocate()
        filled.deallocate()
        keys.deallocate()
        ids.deallocate()
    }

    /// The place at a rank, nearest first.
    @inline(__always)
    func neighbour(_ rank: Int) -> Int { Int(ids[rank]) }

    mutating func activate(_ id: Int, in buckets: NodeBuckets) {
        let bucket = Int(buckets.bucket[id])
        entries[Int(buckets.bucketStart[bucket]) + Int(filled[bucket])] = Entry(
            x: buckets.x[id], y: buckets.y[id], id: Int32(id))
        filled[bucket] += 1
    }

    /// Finds the nearest places with a value, ties in order of index.
    mutating func search(from id: Int, in buckets: NodeBuckets) {
        count = 0
        let (qx, qy) = (buckets.x[id], buckets.y[id])
        let (column, row) = (Int(buckets.bucket[id]) % buckets.columns, Int(buckets.bucket[id]) / buckets.columns)
        let (insideX, insideY) = (
            qx - buckets.origin.x - Double(column) * buckets.side, qy - buckets.origin.y - Double(row) * buckets.side
        )
        let margin = max(0, min(insideX, buckets.side - insideX, insideY, buckets.side - insideY))
        let lastRing = max(column, buckets.columns - 1 - column, row, buckets.rows - 1 - row)
        for ring in 0...lastRing {
            if ring > 0 {
                let clear = margin + Double(ring - 1) * buckets.side
                let key = distanceKey(clear * clear)
                if key > radiusKey || (count == capacity && key > keys[count - 1]) { return }
            }
            visit(ring: ring, column: column, row: row, qx, qy, buckets)
        }
    }

    private mutating func visit(ring: Int, column: Int, row: Int, _ qx: Double, _ qy: Double, _ buckets: NodeBuckets) {
        let (top, bottom) = (row - ring, row + ring)
        for r in max(0, top)...min(buckets.rows - 1, bottom) {
            let whole = r == top || r == bottom
            let step = whole ? 1 : 2 * ring
            var c = column - ring
            while c <= column + ring {
                if c >= 0, c < buckets.columns { scan(r * buckets.columns + c, qx, qy, buckets) }
                c += max(step, 1)
            }
        }
    }

    @inline(__always)
    private mutating func scan(_ bucket: Int, _ qx: Double, _ qy: Double, _ buckets: NodeBuckets) {
        let held = Int(filled[bucket])
        guard held > 0 else { return }
        let first = Int(buckets.bucketStart[bucket])
        for slot in first..<(first + held) {
            let entry = entries[slot]
            let (dx, dy) = (entry.x - qx, entry.y - qy)
            let key = distanceKey(dx * dx + dy * dy)
            if key > radiusKey { continue }
            if count == capacity, (keys[count - 1], ids[count - 1]) <= (key, entry.id) { continue }
            var rank = count < capacity ? count : capacity - 1
            while rank > 0, keys[rank - 1] > key || (keys[rank - 1] == key && ids[rank - 1] > entry.id) {
                keys[rank] = keys[rank - 1]
                ids[rank] = ids[rank - 1]
                rank -= 1
            }
            keys[rank] = key
            ids[rank] = entry.id
            count = min(count + 1, capacity)
        }
    }
}
