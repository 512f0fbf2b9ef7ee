import Foundations
import Geodata
import Rasters

/// How the ground of the map divides for what it may still hold: known, booked in the opening, excluded from mining.
///
/// Shares of cells are exact, so that nothing depends on how cells lie to the outlines.
struct UndrilledGround: Sendable {
    private let shapes: FeatureRasterizer
    /// Whether any ground is known, booked or excluded.
    private let isDivided: Bool

    /// - Parameters:
    ///   - known: Ground of known deposits.
    ///   - booked: Ground that the opening books.
    ///   - excluded: Ground that may not be mined.
    ///   - grid: The study grid.
    /// - Throws: `badData` when GEOS refuses a polygon.
    init(known: [Polygon], booked: [Polygon], excluded: [Polygon], grid: Grid) throws {
        isDivided = !(known.isEmpty && booked.isEmpty && excluded.isEmpty)
        // With the known ground as a part of each, differences of coverage are exact shares of what is not known.
        let grounds = [known, try union(known + booked), try union(known + excluded)]
        shapes = FeatureRasterizer(grounds.map { .polygons($0) }, grid: grid)
    }

    /// True areas in km2, cell by cell of a window.
    struct Areas {
        /// Ground that is not known.
        var free: [Double]
        /// The part of it that the opening books.
        var booked: [Double]
        /// The part of it that may not be mined.
        var excluded: [Double]
    }

    /// - Parameters:
    ///   - window: The cells wanted.
    ///   - areas: Their true areas in km2.
    func areas(in window: Window, of areas: [Double]) -> Areas {
        guard isDivided else {
            let none = [Double](repeating: 0, count: window.count)
            return Areas(free: areas, booked: none, excluded: none)
        }
        let none = [Double](repeating: 0, count: window.count)
        var shares = (known: none, booked: none, excluded: none)
        var isReached = false
        shapes.forEachCoverage(in: window) { ground, part, coverage in
            isReached = true
            switch ground {
            case 0: Self.place(coverage, of: part, in: window, into: &shares.known)
            case 1: Self.place(coverage, of: part, in: window, into: &shares.booked)
            default: Self.place(coverage, of: part, in: window, into: &shares.excluded)
            }
        }
        guard isReached else { return Areas(free: areas, booked: none, excluded: none) }
        for cell in areas.indices {
            let (area, known) = (areas[cell], shares.known[cell])
            shares.booked[cell] = area * max(0, shares.booked[cell] - known)
            shares.excluded[cell] = area * max(0, shares.excluded[cell] - known)
            shares.known[cell] = area * (1 - known)
        }
        return Areas(free: shares.known, booked: shares.booked, excluded: shares.excluded)
    }

    private static func place(_ coverage: Span<Double>, of part: Window, in window: Window, into shares: inout [Double])
    {
        for row in 0..<part.height {
            let start = (part.row - window.row + row) * window.width + part.column - window.column
            for column in 0..<part.width { shares[start + column] = coverage[row * part.width + column] }
        }
    }
}

extension UndrilledGround {
    /// The ground as a config divides it.
    ///
    /// - Parameters:
    ///   - config: Names the known deposits, their radius and the exclusions.
    ///   - survey: Holds them.
    ///   - booked: Ground that the opening books.
    /// - Throws: `badData` when GEOS refuses a polygon.
    init(_ config: PipelineConfig, survey: Survey, booked: [Polygon]) throws {
        let deposits = config.knownGroundInput.flatMap { survey.layers[$0] }
        try self.init(
            known: try knownGround(of: deposits, radiusMetres: config.knownRadiusMetres), booked: booked,
            excluded: try survey.ground(of: config.estimate?.mining?.exclusion), grid: survey.grid)
    }
}

extension Survey {
    /// The ground that the polygons of an input cover together; none where the config names no input.
    ///
    /// - Throws: `badData` when GEOS refuses a polygon.
    func ground(of input: String?) throws -> [Polygon] {
        guard let input, let layer = layers[input] else { return [] }
        return try union(
            layer.features.flatMap { feature -> [Polygon] in
                if case .polygons(let polygons) = feature.geometry { polygons } else { [] }
            })
    }
}
