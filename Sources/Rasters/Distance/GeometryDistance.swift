import Foundations

/// Distance from cell centres to the true shapes of features: points, lines and polygons (0 inside).
///
/// Cost: O(n log n) to make; per cell the few pieces that can be nearest anywhere in its block.
/// Memory: `bytesPerVertex`.
public struct GeometryDistance: Sendable {
    /// What a vertex takes in memory: its segment while the tree is made, later that and the edge of a polygon.
    public static let bytesPerVertex = 100

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
    ///
    /// Method: blocks of cells are halved; a piece is carried on only while its distance from the block's centre is
    /// within that of the nearest piece plus twice the block's half diagonal, so that no nearest piece is lost.
    public func distances(in window: Window, limit: DistanceLimit? = nil, wantsNearest: Bool = false) -> DistanceField {
        var search = BlockSearch(
            grid: grid, tree: tree, window: window, inside: insides.firstFeature(in: window),
            // A little beyond the limit, so that rounding cannot lose a feature that lies exactly at it.
            reach: limit.map { $0.metres * (1 + 1e-9) } ?? .infinity, wantsNearest: wantsNearest)
        search.run()
        limit?.apply(to: &search.field)
        return search.field
    }
}

/// Works out one window, block by block.
private struct BlockSearch {
    /// Blocks at which the tree is asked; below that the pieces of the larger block are sifted.
    private static let side = 64

    let grid: Grid
    let tree: SegmentTree
    let window: Window
    let inside: [Int32]
    let reach: Double
    let wantsNearest: Bool
    var field: DistanceField
    /// Pieces that can be nearest, block within block.
    private var candidates: [Segment] = []
    private var pending = SegmentTree.Pending()

    init(grid: Grid, tree: SegmentTree, window: Window, inside: [Int32], reach: Double, wantsNearest: Bool) {
        self.grid = grid
        self.tree = tree
        self.window = window
        self.inside = inside
        self.reach = reach
        self.wantsNearest = wantsNearest
        field = DistanceField(
            metres: [Float](repeating: .nan, count: window.count),
            nearest: wantsNearest ? [Int](repeating: -1, count: window.count) : [])
    }

    mutating func run() {
        for row in stride(from: 0, to: window.height, by: Self.side) {
            for column in stride(from: 0, to: window.width, by: Self.side) {
                let block = Window(
                    column: window.column + column, row: window.row + row,
                    width: min(Self.side, window.width - column), height: min(Self.side, window.height - row))
                startBlock(block)
            }
        }
    }

    private func center(_ block: Window) -> (x: Double, y: Double) {
        (
            (Double(block.column) + Double(block.width) / 2) * grid.cellWidth,
            -(Double(block.row) + Double(block.height) / 2) * grid.cellHeight
        )
    }

    /// How far a piece may lie from the block's centre and still be nearest to one of its cells.
    private func radius(_ block: Window, nearest: Double) -> Double {
        let x = Double(block.width - 1) * grid.cellWidth
        let y = Double(block.height - 1) * grid.cellHeight
        let diagonal = (x * x + y * y).squareRoot()
        return min(nearest + diagonal, reach + diagonal / 2) * (1 + 1e-9)
    }

    private mutating func startBlock(_ block: Window) {
        candidates.removeAll(keepingCapacity: true)
        let (x, y) = center(block)
        var best = SegmentTree.Nearest(squared: .infinity)
        tree.nearest(x, y, &best, &pending)
        if best.segment >= 0 {
            let radius = radius(block, nearest: best.squared.squareRoot())
            let here = SegmentTree.Box(minX: x, minY: y, maxX: x, maxY: y)
            for index in tree.segments(within: radius, of: here) { candidates.append(tree.segments[index]) }
        }
        divide(block, candidates.indices)
    }

    private mutating func divide(_ block: Window, _ range: Range<Int>) {
        // A block of few pieces or few cells is cheaper to search cell by cell.
        if range.count <= 2 || block.count <= 4 { return fill(block, range) }
        let width = block.width > 1 ? block.width / 2 : 1
        let height = block.height > 1 ? block.height / 2 : 1
        for row in stride(from: 0, to: block.height, by: height) {
            for column in stride(from: 0, to: block.width, by: width) {
                let part = Window(
                    column: block.column + column, row: block.row + row, width: min(width, block.width - column),
                    height: min(height, block.height - row))
                sift(range, for: part)
                divide(part, range.upperBound..<candidates.count)
                candidates.removeSubrange(range.upperBound...)
            }
        }
    }

    /// Leaves the pieces that can be nearest in the block after those of the larger one.
    private mutating func sift(_ range: Range<Int>, for block: Window) {
        let (x, y) = center(block)
        var nearest = Double.infinity
        for index in range { nearest = min(nearest, candidates[index].squaredDistance(x, y)) }
        let radius = radius(block, nearest: nearest.squareRoot())
        for index in range where candidates[index].squaredDistance(x, y) <= radius * radius {
            candidates.append(candidates[index])
        }
    }

    private mutating func fill(_ block: Window, _ range: Range<Int>) {
        for row in block.rows {
            let y = -(Double(row) + 0.5) * grid.cellHeight
            for column in block.columns {
                let cell = (row - window.row) * window.width + column - window.column
                let x = (Double(column) + 0.5) * grid.cellWidth
                var squared = inside[cell] >= 0 ? 0 : Double.infinity
                var feature = inside[cell] >= 0 ? inside[cell] : Int32.max
                // Inside a polygon only the border of one before it can be as near.
                for index in inside[cell] >= 0 && !wantsNearest ? 0..<0 : range {
                    let candidate = candidates[index]
                    let other = candidate.squaredDistance(x, y)
                    let isNearer = other < squared || (other == squared && candidate.feature < feature)
                    squared = isNearer ? other : squared
                    feature = isNearer ? candidate.feature : feature
                }
                guard feature != .max else { continue }
                field.metres[cell] = Float(squared.squareRoot())
                if wantsNearest { field.nearest[cell] = Int(feature) }
            }
        }
    }
}
