import Foundations

/// The length of lines per area around cell centres, in km per km2.
///
/// The length inside a circle around the centre is exact; it is divided by the whole circle, also at the edge of the
/// study area, where lines beyond the data are not known: densities there are low by what is missing.
/// Memory: about 120 bytes per vertex.
public struct LineDensity: Sendable {
    private let grid: Grid
    private let tree: SegmentTree
    private let radius: Double

    /// - Parameters:
    ///   - lines: Lines in the grid's CRS, also such as lie beyond the grid; polygons count with their borders, points
    ///     have no length.
    ///   - radiusMetres: Radius of the circle, in the grid's units (metres).
    ///   - grid: The grid, in metres.
    public init(of lines: [Geometry], radiusMetres: Double, grid: Grid) {
        self.grid = grid
        radius = radiusMetres
        tree = SegmentTree(segments(of: lines, relativeTo: grid.origin))
    }

    /// The density in each cell of a window, row-major.
    ///
    /// Cost: segments within reach x cells within reach of each.
    public func kmPerKm2(in window: Window) -> [Float] {
        let frame = ReachFrame(window: window, grid: grid)
        var lengths = [Double](repeating: 0, count: window.count)
        for index in tree.segments(within: radius, of: frame.centres) {
            let segment = tree.segments[index]
            let length =
                ((segment.bx - segment.ax) * (segment.bx - segment.ax)
                + (segment.by - segment.ay) * (segment.by - segment.ay)).squareRoot()
            guard length > 0 else { continue }
            let eastward = (segment.bx - segment.ax) / length
            let northward = (segment.by - segment.ay) / length
            let box = SegmentTree.Box(
                minX: min(segment.ax, segment.bx) - radius, minY: min(segment.ay, segment.by) - radius,
                maxX: max(segment.ax, segment.bx) + radius, maxY: max(segment.ay, segment.by) + radius)
            let squaredRadius = radius * radius
            lengths.withUnsafeMutableBufferPointer { lengths in
                frame.forEachRun(in: box) { cells, columns, y in
                    let (alongY, offY) = ((y - segment.ay) * northward, (y - segment.ay) * eastward)
                    for step in 0..<cells.count {
                        let x = frame.x(columns.lowerBound &+ step) - segment.ax
                        let along = x * eastward + alongY
                        let off = x * northward - offY
                        // Beyond the circle the half chord is 0, and so is what the segment has in it.
                        let half = max(0, squaredRadius - off * off).squareRoot()
                        lengths[cells.lowerBound &+ step] += max(0, min(length, along + half) - max(0, along - half))
                    }
                }
            }
        }
        // m per m2 is 1000 km per km2.
        let scale = 1000 / (Double.pi * radius * radius)
        return lengths.map { Float($0 * scale) }
    }
}
