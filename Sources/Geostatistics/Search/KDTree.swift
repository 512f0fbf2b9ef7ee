import Foundations

/// A balanced two-dimensional tree over fixed points for nearest-neighbour searches.
///
/// Coordinates are mapped by the search ellipse first, so that distances in the tree are ellipse distances. Points are
/// reordered so that a leaf of at most eight is contiguous; `sampleIndex` leads back.
///
/// Source: Friedman, Bentley and Finkel (1977), doi:10.1145/355744.355745. Cost: O(n log^2 n) to build, about
/// O(k + log n) per search; 28 bytes per point.
struct KDTree: Sendable {
    /// Mapped coordinates in tree order.
    let x: [Double]
    let y: [Double]
    /// The sample that stands at each tree position.
    let sampleIndex: [Int32]
    /// The ellipse as a map of the plane.
    let transform: PlaneTransform

    private let depth: Int
    private let splitsY: [Bool]
    private let splitValue: [Double]
    private let leafStart: [Int32]
    private static let leafSize = 8

    init(_ points: [Point], ellipse: GeometricAnisotropy = .isotropic) {
        let map = ellipse.transform
        let mapped = points.map { map.apply($0.x, $0.y) }
        var levels = 0
        while (points.count >> levels) > Self.leafSize { levels += 1 }
        var builder = Builder(
            mapped: mapped, depth: levels, order: Array(0..<Int32(points.count)),
            splitsY: [Bool](repeating: false, count: 1 << levels),
            splitValue: [Double](repeating: 0, count: 1 << levels),
            leafStart: [Int32](repeating: Int32(points.count), count: (1 << levels) + 1))
        builder.build(node: 1, 0..<points.count, level: 0)
        x = builder.order.map { mapped[Int($0)].x }
        y = builder.order.map { mapped[Int($0)].y }
        sampleIndex = builder.order
        transform = map
        depth = levels
        splitsY = builder.splitsY
        splitValue = builder.splitValue
        leafStart = builder.leafStart
    }

    var count: Int { x.count }

    /// Collects into `list` the neighbours of a position given in metres of the CRS.
    ///
    /// - Parameters:
    ///   - excluded: A sample that is left out, for leave-one-out; -1 for none.
    func search(_ position: Point, into list: inout NeighbourList, excluding excluded: Int32 = -1) {
        search(mapped: transform.apply(position.x, position.y), into: &list, excluding: excluded)
    }

    private func search(
        mapped: (x: Double, y: Double), into list: inout NeighbourList, excluding excluded: Int32
    ) {
        let (qx, qy) = mapped
        list.reset()
        let (xs, ys, ids) = (x.span, y.span, sampleIndex.span)
        let (splits, axes, starts) = (splitValue.span, splitsY.span, leafStart.span)
        let firstLeaf = 1 << depth
        list.push(node: 1, bound: 0)
        while let (start, bound) = list.pop() {
            if bound > list.reach { continue }
            var node = start
            while node < firstLeaf {
                let difference = (axes[node] ? qy : qx) - splits[node]
                let near = difference < 0 ? 2 * node : 2 * node + 1
                list.push(node: near ^ 1, bound: max(bound, distanceKey(difference * difference)))
                node = near
            }
            let leaf = node - firstLeaf
            for position in Int(starts[leaf])..<Int(starts[leaf + 1]) {
                let dx = xs[position] - qx
                let dy = ys[position] - qy
                let key = distanceKey(dx * dx + dy * dy)
                if key <= list.reach, ids[position] != excluded {
                    list.offer(key: key, sample: ids[position], position: Int32(position), dx: dx, dy: dy)
                }
            }
        }
    }

    /// Squared ellipse distance between a tree position and a mapped position.
    @inline(__always)
    func squaredDistance(_ position: Int, _ mappedX: Double, _ mappedY: Double) -> Double {
        let dx = x[position] - mappedX
        let dy = y[position] - mappedY
        return dx * dx + dy * dy
    }

    /// The ellipse distance from a mapped position to the `rank`-th nearest point; infinite with fewer points.
    func distance(ofNearest rank: Int, to mapped: (x: Double, y: Double)) -> Double {
        guard rank < count else { return .infinity }
        var list = NeighbourList(SearchNeighbourhood(maximumSamples: rank), over: count)
        search(mapped: mapped, into: &list, excluding: -1)
        // Keys are rounded to nearest.
        return list.squaredDistance(list.count - 1).squareRoot() * (1 + 1e-8)
    }

    /// Appends the positions within an ellipse distance of a mapped position.
    func gather(within radius: Double, of mapped: (x: Double, y: Double), into positions: inout [Int32]) {
        guard radius < .infinity else {
            positions.append(contentsOf: 0..<Int32(count))
            return
        }
        gather(node: 1, within: radius, of: mapped, into: &positions)
    }

    private func gather(
        node: Int, within radius: Double, of mapped: (x: Double, y: Double), into positions: inout [Int32]
    ) {
        let firstLeaf = 1 << depth
        guard node >= firstLeaf else {
            let difference = (splitsY[node] ? mapped.y : mapped.x) - splitValue[node]
            if difference <= radius { gather(node: 2 * node, within: radius, of: mapped, into: &positions) }
            if difference >= -radius { gather(node: 2 * node + 1, within: radius, of: mapped, into: &positions) }
            return
        }
        for position in Int(leafStart[node - firstLeaf])..<Int(leafStart[node - firstLeaf + 1])
        where squaredDistance(position, mapped.x, mapped.y) <= radius * radius {
            positions.append(Int32(position))
        }
    }

    private struct Builder {
        let mapped: [(x: Double, y: Double)]
        let depth: Int
        var order: [Int32]
        var splitsY: [Bool]
        var splitValue: [Double]
        var leafStart: [Int32]

        mutating func build(node: Int, _ range: Range<Int>, level: Int) {
            if level == depth {
                leafStart[node - (1 << depth)] = Int32(range.lowerBound)
                return
            }
            let box = Extent(
                around: range.lazy.map { [mapped, order] in
                    Point(x: mapped[Int(order[$0])].x, y: mapped[Int(order[$0])].y)
                })
            let useY = (box?.height ?? 0) > (box?.width ?? 0)
            func coordinate(_ index: Int32) -> Double { useY ? mapped[Int(index)].y : mapped[Int(index)].x }
            // A slice of the array itself would copy all of it.
            order.withUnsafeMutableBufferPointer { all in
                var members = UnsafeMutableBufferPointer(rebasing: all[range])
                members.sort { (coordinate($0), $0) < (coordinate($1), $1) }
            }
            let middle = (range.lowerBound + range.upperBound) / 2
            splitsY[node] = useY
            splitValue[node] = middle < range.upperBound ? coordinate(order[middle]) : 0
            build(node: 2 * node, range.lowerBound..<middle, level: level + 1)
            build(node: 2 * node + 1, middle..<range.upperBound, level: level + 1)
        }
    }
}

/// A squared distance rounded to 28 binary digits, so that distances that differ by rounding alone compare equal.
///
/// Rotated ellipses and projected coordinates turn exact ties of a regular grid into noise; which neighbour is taken
/// must not hang on noise.
@inline(__always)
func distanceKey(_ squared: Double) -> Double {
    Double(bitPattern: (squared.bitPattern &+ (1 << 23)) & ~((1 << 24) - 1))
}
