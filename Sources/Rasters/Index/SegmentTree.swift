import Foundations

/// A straight piece of a feature, relative to the grid's origin, in metres.
struct Segment: Sendable {
    var ax: Double
    var ay: Double
    var bx: Double
    var by: Double
    /// The feature that it belongs to.
    var feature: Int32

    /// Twice the middle.
    var doubleX: Double { ax + bx }
    var doubleY: Double { ay + by }

    var box: SegmentTree.Box {
        SegmentTree.Box(minX: min(ax, bx), minY: min(ay, by), maxX: max(ax, bx), maxY: max(ay, by))
    }

    /// The square of the distance from a point.
    @inline(__always)
    func squaredDistance(_ x: Double, _ y: Double) -> Double {
        let dx = bx - ax
        let dy = by - ay
        let squaredLength = dx * dx + dy * dy
        let along = (x - ax) * dx + (y - ay) * dy
        let t = squaredLength > 0 ? min(1, max(0, along / squaredLength)) : 0
        let offX = x - (ax + t * dx)
        let offY = y - (ay + t * dy)
        return offX * offX + offY * offY
    }
}

/// Segments packed into a tree of boxes for nearest-neighbour and range queries.
///
/// Source: sort-tile-recursive packing, Leutenegger, Lopez and Edgington (1997), doi:10.1109/ICDE.1997.582015.
/// Cost: O(n log n) to make, about O(log n) per query. Memory: 45 bytes per segment,
/// `bytesPerSegment` while it is made.
struct SegmentTree: Sendable {
    /// The segments as they come and as they are packed, their order, and the boxes.
    static let bytesPerSegment = 90
    private static let fanOut = 8
    let segments: [Segment]
    /// Boxes of all levels, leaves' groups first, the root last.
    private var boxes: [Box] = []
    /// Where each level of boxes begins, and the end of the last.
    private var levels: [Int] = [0]

    struct Box: Sendable {
        var minX = Double.infinity
        var minY = Double.infinity
        var maxX = -Double.infinity
        var maxY = -Double.infinity

        mutating func add(_ other: Box) {
            minX = min(minX, other.minX)
            minY = min(minY, other.minY)
            maxX = max(maxX, other.maxX)
            maxY = max(maxY, other.maxY)
        }

        @inline(__always)
        func squaredDistance(_ x: Double, _ y: Double) -> Double {
            let dx = max(0, max(minX - x, x - maxX))
            let dy = max(0, max(minY - y, y - maxY))
            return dx * dx + dy * dy
        }
    }

    init(_ segments: [Segment]) {
        let sorted = Self.tiled(segments)
        self.segments = sorted
        var below = Self.grouped(sorted, by: \.box)
        while true {
            boxes += below
            levels.append(boxes.count)
            guard below.count > 1 else { break }
            below = Self.grouped(below, by: \.self)
        }
    }

    /// The boxes of groups of children.
    private static func grouped<Child>(_ children: [Child], by box: (Child) -> Box) -> [Box] {
        stride(from: 0, to: children.count, by: fanOut).map { start in
            children[start..<min(start + fanOut, children.count)].reduce(into: Box()) { $0.add(box($1)) }
        }
    }

    private static func tiled(_ segments: [Segment]) -> [Segment] {
        let leaves = (Double(segments.count) / Double(fanOut)).rounded(.up)
        let slice = max(1, Int(leaves.squareRoot().rounded(.up))) * fanOut
        var order = segments.indices.map(Int32.init)
        order.sort { (segments[Int($0)].doubleX, $0) < (segments[Int($1)].doubleX, $1) }
        for start in stride(from: 0, to: order.count, by: slice) {
            order[start..<min(start + slice, order.count)].sort {
                (segments[Int($0)].doubleY, $0) < (segments[Int($1)].doubleY, $1)
            }
        }
        return order.map { segments[Int($0)] }
    }

    /// What is nearest so far.
    struct Nearest {
        /// The square of its distance; at first that of the greatest distance of interest.
        var squared: Double
        /// Its place in `segments`, or -1.
        var segment: Int = -1
        /// Its feature; of features equally near the first.
        var feature: Int32 = .max
    }

    /// Room for the nodes still to be visited, kept between queries.
    struct Pending {
        fileprivate var nodes: [(squared: Double, level: Int32, index: Int32)] = []
    }

    /// Considers one segment.
    @inline(__always)
    func consider(_ index: Int, _ x: Double, _ y: Double, _ best: inout Nearest) {
        let squared = segments[index].squaredDistance(x, y)
        let feature = segments[index].feature
        guard squared < best.squared || (squared == best.squared && feature < best.feature) else { return }
        best = Nearest(squared: squared, segment: index, feature: feature)
    }

    /// Finds the nearest segment by branch and bound; a good first `best` saves most of the work.
    func nearest(_ x: Double, _ y: Double, _ best: inout Nearest, _ pending: inout Pending) {
        guard !segments.isEmpty else { return }
        pending.nodes.removeAll(keepingCapacity: true)
        pending.nodes.append((boxes[boxes.count - 1].squaredDistance(x, y), Int32(levels.count - 2), 0))
        while let node = pending.nodes.popLast() {
            guard node.squared <= best.squared else { continue }
            let first = Int(node.index) * Self.fanOut
            if node.level == 0 {
                for index in first..<min(first + Self.fanOut, segments.count) { consider(index, x, y, &best) }
            } else {
                pushChildren(of: node.level, from: first, x, y, best.squared, &pending)
            }
        }
    }

    /// Leaves the children within reach on the stack, the nearest on top.
    @inline(__always)
    private func pushChildren(
        of level: Int32, from first: Int, _ x: Double, _ y: Double, _ reach: Double, _ pending: inout Pending
    ) {
        let start = levels[Int(level) - 1]
        let count = levels[Int(level)] - start
        let base = pending.nodes.count
        for child in first..<min(first + Self.fanOut, count) {
            let squared = boxes[start + child].squaredDistance(x, y)
            guard squared <= reach else { continue }
            pending.nodes.append((squared, level - 1, Int32(child)))
            var place = pending.nodes.count - 1
            while place > base, pending.nodes[place - 1].squared < pending.nodes[place].squared {
                pending.nodes.swapAt(place - 1, place)
                place -= 1
            }
        }
    }

    /// The segments whose boxes come within `reach` of a box, in ascending order.
    func segments(within reach: Double, of box: Box) -> [Int] {
        guard !segments.isEmpty else { return [] }
        var found: [Int] = []
        var stack: [(level: Int, index: Int)] = [(levels.count - 2, 0)]
        while let node = stack.popLast() {
            let own = boxes[levels[node.level] + node.index]
            guard own.minX <= box.maxX + reach, own.maxX >= box.minX - reach, own.minY <= box.maxY + reach,
                own.maxY >= box.minY - reach
            else { continue }
            let first = node.index * Self.fanOut
            if node.level == 0 {
                found += first..<min(first + Self.fanOut, segments.count)
            } else {
                let count = levels[node.level] - levels[node.level - 1]
                for child in first..<min(first + Self.fanOut, count) { stack.append((node.level - 1, child)) }
            }
        }
        return found.sorted()
    }
}

/// The segments of features, relative to the grid's origin; points are segments without length.
func segments(of features: [Geometry], relativeTo origin: Point) -> [Segment] {
    var segments: [Segment] = []
    // Growing would hold them twice at the end.
    segments.reserveCapacity(features.reduce(0) { $0 + $1.vertexCount })
    func append(_ a: Point, _ b: Point, _ feature: Int) {
        segments.append(
            Segment(
                ax: a.x - origin.x, ay: a.y - origin.y, bx: b.x - origin.x, by: b.y - origin.y,
                feature: Int32(feature)))
    }
    for (index, feature) in features.enumerated() {
        switch feature {
        case .points(let points):
            for point in points { append(point, point, index) }
        case .lines(let lines):
            for line in lines { for (a, b) in zip(line, line.dropFirst()) { append(a, b, index) } }
        case .polygons(let polygons):
            for ring in polygons.lazy.flatMap(\.rings) {
                guard var previous = ring.last else { continue }
                for point in ring {
                    append(previous, point, index)
                    previous = point
                }
            }
        }
    }
    return segments
}
