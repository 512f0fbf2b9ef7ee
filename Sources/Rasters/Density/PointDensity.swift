import Foundations

/// The number of points per area around cell centres, per km2.
///
/// Divided by the whole circle, also at the edge of the study area, where points beyond the data are not known.
public struct PointDensity: Sendable {
    private let grid: Grid
    private let tree: SegmentTree
    private let radius: Double
    private let kernel: DensityKernel

    /// - Parameters:
    ///   - points: Points in the grid's CRS, also such as lie beyond the grid; other shapes are left out.
    ///   - radiusMetres: Radius of the circle, in the grid's units (metres).
    ///   - kernel: How points count with their distance.
    ///   - grid: The grid, in metres.
    public init(of points: [Geometry], radiusMetres: Double, kernel: DensityKernel = .uniform, grid: Grid) {
        self.grid = grid
        self.kernel = kernel
        radius = radiusMetres
        let onlyPoints = points.map { if case .points = $0 { $0 } else { Geometry.points([]) } }
        tree = SegmentTree(segments(of: onlyPoints, relativeTo: grid.origin))
    }

    /// The density in each cell of a window, row-major.
    ///
    /// Cost: points within reach x cells within reach of each.
    public func perKm2(in window: Window) -> [Float] {
        let frame = ReachFrame(window: window, grid: grid)
        var totals = [Double](repeating: 0, count: window.count)
        for index in tree.segments(within: radius, of: frame.centres) {
            let point = tree.segments[index]
            let box = SegmentTree.Box(
                minX: point.ax - radius, minY: point.ay - radius, maxX: point.ax + radius, maxY: point.ay + radius)
            frame.forEachCentre(in: box) { cell, x, y in
                let squared = point.squaredDistance(x, y) / (radius * radius)
                guard squared <= 1 else { return }
                totals[cell] += kernel == .uniform ? 1 : 3 * (1 - squared) * (1 - squared)
            }
        }
        let scale = 1e6 / (Double.pi * radius * radius)
        return totals.map { Float($0 * scale) }
    }
}
