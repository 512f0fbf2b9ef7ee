import Foundations

/// Distance from cell centres to the true shapes of features: points, lines and polygons (0 inside).
///
/// Cost: O(n log n) to make; per cell about O(log n), less where neighbouring cells share their nearest segment.
/// Memory: about 120 bytes per vertex.
public struct GeometryDistance: Sendable {
    private let grid: Grid
    private let tree: SegmentTree
    private let insides: FeatureRasterizer

    /// Whether there is nothing to measure to; every distance is then missing.
    public var isEmpty: Bool { tree.segments.isEmpty }

    /// - Parameters:
    ///   - features: Shapes in the grid's CRS, also such as lie beyond the grid.
    ///   - grid: The grid, in metres.
    public init(to features: [Geometry], grid: Grid) {
        self.grid = grid
        tree = SegmentTree(segments(of: features, relativeTo: grid.origin))
        insides = FeatureRasterizer(
            features.map { if case .polygons = $0 { $0 } else { .points([]) } }, grid: grid)
    }

    /// The exact Euclidean distance from each cell centre of a window to the nearest feature.
    ///
    /// - Parameters:
    ///   - window: The cells wanted, inside the grid.
    ///   - limit: Greatest distance told; nil for no limit. A limit makes it faster.
    ///   - wantsNearest: Whether the index of the nearest feature is told too; of features equally far the first.
    /// - Returns: Metres, and indices of features.
    public func distances(in window: Window, limit: DistanceLimit? = nil, wantsNearest: Bool = false) -> DistanceField {
        // A little beyond the limit, so that rounding cannot lose a feature that lies exactly at it.
        let reach = limit.map { $0.metres * (1 + 1e-9) } ?? .infinity
        let inside = insides.firstFeature(in: window)
        var field = DistanceField(
            metres: [Float](repeating: .nan, count: window.count),
            nearest: wantsNearest ? [Int](repeating: -1, count: window.count) : [])
        var pending = SegmentTree.Pending()
        var neighbour = -1
        for cell in 0..<window.count {
            let x = (Double(window.column + cell % window.width) + 0.5) * grid.cellWidth
            let y = -(Double(window.row + cell / window.width) + 0.5) * grid.cellHeight
            var best = SegmentTree.Nearest(squared: reach * reach)
            if inside[cell] >= 0 {
                best = SegmentTree.Nearest(squared: 0, segment: neighbour, feature: inside[cell])
            } else {
                // The segment nearest to the cell before is near to this one too, and bounds the search.
                if neighbour >= 0 { tree.consider(neighbour, x, y, &best) }
                tree.nearest(x, y, &best, &pending)
                neighbour = best.segment
            }
            guard best.feature != .max else { continue }
            field.metres[cell] = Float(best.squared.squareRoot())
            if wantsNearest { field.nearest[cell] = Int(best.feature) }
        }
        limit?.apply(to: &field)
        return field
    }
}
