import Foundations

/// The length of lines per area around cell centres, in km per km2.
///
/// With the uniform kernel it is the length inside a circle around the centre over the area of the circle, with the quartic
/// one the integral of the kernel along the lines; both are exact. All is divided as if lines were known in the whole circle, also at
/// the edge of the study area, where lines beyond the data are not known: densities there are low by what is missing.
/// Memory: `bytesPerVertex`.
///
/// Source of the quartic kernel: Silverman (1986), equation 4.5, spread along each line.
public struct LineDensity: Sendable {
    /// What a vertex takes in memory while the tree of segments is made.
    public static let bytesPerVertex = SegmentTree.bytesPerSegment

    private let grid: Grid
    private let tree: SegmentTree
    private let radius: Double
    private let kernel: DensityKernel

    /// - Parameters:
    ///   - lines: Lines in the grid's CRS, also such as lie beyond the grid; polygons count with their borders, points
    ///     have no length.
    ///   - radiusMetres: Radius of the circle, in the grid's units (metres).
    ///   - kernel: How lines count with their distance.
    ///   - grid: The grid, in metres.
    public init(of lines: [Geometry], radiusMetres: Double, kernel: DensityKernel = .uniform, grid: Grid) {
        self.grid = grid
        self.kernel = kernel
        radius = radiusMetres
        tree = SegmentTree(segments(of: lines, relativeTo: grid.origin))
    }

    /// The density in each cell of a window, row-major.
    ///
    /// Cost: segments within reach x cells within reach of each.
    public func kmPerKm2(in window: Window) -> [Float] {
        let frame = ReachFrame(window: window, grid: grid)
        var lengths = [Double](repeating: 0, count: window.count)
        let reached = tree.segments(within: radius, of: frame.centres)
        switch kernel {
        case .uniform: addChords(reached, frame, to: &lengths)
        case .quartic: addQuartic(reached, frame, to: &lengths)
        }
        // m per m2 is 1000 km per km2.
        let scale = 1000 / (Double.pi * radius * radius)
        return lengths.map { Float($0 * scale) }
    }

    /// Adds the length that each segment has in the circle around each centre.
    private func addChords(_ reached: [Int], _ frame: ReachFrame, to lengths: inout [Double]) {
        let squaredRadius = radius * radius
        addEach(reached, frame, to: &lengths) { along, off, length in
            // Beyond the circle the half chord is 0, and so is what the segment has in it.
            let half = max(0, squaredRadius - off * off).squareRoot()
            return max(0, min(length, along + half) - max(0, along - half))
        }
    }

    /// Adds the integral of the kernel along each segment, times the area of the circle.
    private func addQuartic(_ reached: [Int], _ frame: ReachFrame, to lengths: inout [Double]) {
        let perRadius = 1 / radius
        let triple = 3 * radius
        addEach(reached, frame, to: &lengths) { along, off, length in
            triple * quarticAlongLine(off: off * perRadius, from: -along * perRadius, to: (length - along) * perRadius)
        }
    }

    /// Adds to each cell what `share` makes of each segment: of the centre's place along the segment from its beginning, of
    /// its distance from the segment's line, and of the segment's length.
    @inline(__always)
    private func addEach(
        _ reached: [Int], _ frame: ReachFrame, to lengths: inout [Double],
        _ share: (_ along: Double, _ off: Double, _ length: Double) -> Double
    ) {
        for index in reached {
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
            lengths.withUnsafeMutableBufferPointer { lengths in
                frame.forEachRun(in: box) { cells, columns, y in
                    let (alongY, offY) = ((y - segment.ay) * northward, (y - segment.ay) * eastward)
                    for step in 0..<cells.count {
                        let x = frame.x(columns.lowerBound &+ step) - segment.ax
                        lengths[cells.lowerBound &+ step] += share(
                            x * eastward + alongY, x * northward - offY, length)
                    }
                }
            }
        }
    }
}
