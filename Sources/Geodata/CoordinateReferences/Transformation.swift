import CPROJ
import Foundations

/// Carries coordinates from one reference system to another by one PROJ operation, chosen once.
///
/// The operation is the best that PROJ lists for the area and can run with the grids installed; all points take the
/// same one, so that what is recorded is what was done. Coordinates are easting or longitude first. Not to be shared
/// between threads.
public final class Transformation {
    /// The name of the operation, for the record.
    public let operation: String
    /// PROJ's accuracy of the operation in metres; nil where unknown.
    public let accuracyMetres: Double?
    /// Whether the datum shift is left out because PROJ knows none.
    public let isBallpark: Bool
    /// What the operation is meant for (PROJ's name of it), where that leaves out part of the data's area; nil otherwise.
    public let partialArea: PartialArea?
    /// Where coordinates come from.
    public let source: CoordinateReference
    /// Where they go.
    public let target: CoordinateReference

    /// An area of use that does not hold all data.
    public struct PartialArea: Sendable, Hashable {
        /// PROJ's name of the area, such as `China - Ordos basin.`
        public var name: String
        /// The share of the data's box within it.
        public var share: Double
    }

    /// Nil when the systems are the same and nothing has to be done.
    private let pipeline: ProjectionObject?

    /// - Parameters:
    ///   - source: Where coordinates come from.
    ///   - target: Where they go.
    ///   - areaOfUse: The box of longitudes and latitudes in degrees that the data cover; see
    ///     `CoordinateReference.geographicExtent(of:)`.
    ///   - allowBallpark: Whether an operation that ignores the datum shift will do.
    /// - Throws: `GossanError(.badData)` when PROJ knows no operation, or only a ballpark one and that is not allowed.
    public init(
        from source: CoordinateReference, to target: CoordinateReference, areaOfUse: Extent? = nil,
        allowBallpark: Bool = false
    ) throws {
        self.source = source
        self.target = target
        let context = ProjectionContext()
        let from = try source.projectionObject(context)
        let to = try target.projectionObject(context)
        if from.isEquivalent(to: to) {
            (pipeline, operation, accuracyMetres, isBallpark) = (nil, "none: same system", 0, false)
            partialArea = nil
            return
        }
        let chosen = try Self.choose(from, to, area: areaOfUse, allowBallpark: allowBallpark, "\(source) to \(target)")
        guard
            let normalized = ProjectionObject(
                context, taking: proj_normalize_for_visualization(context.handle, chosen.object.handle))
        else { throw Self.noOperation("\(source) to \(target)", context.takeCauses(.badData)) }
        (pipeline, operation) = (normalized, chosen.name)
        (accuracyMetres, isBallpark) = (chosen.accuracyMetres, chosen.isBallpark)
        // Boxes of the registry are rounded to hundredths of a degree. A mere projection has accuracy 0 and holds anywhere.
        let share = (chosen.accuracyMetres ?? 0) > 0 && !chosen.isNullOffset ? chosen.share(of: areaOfUse) : nil
        partialArea = share.flatMap { $0 < 0.99 ? PartialArea(name: chosen.areaOfUse?.name ?? "", share: $0) : nil }
    }

    /// Whether the systems are the same, so that points stay as they are.
    public var isIdentity: Bool { pipeline == nil }

    /// Carries points over.
    ///
    /// - Throws: `GossanError(.badData)` that names the first point which has no image and counts the others.
    public func transform(_ points: [Point]) throws -> [Point] {
        try run(points, PJ_FWD, "\(source) to \(target)")
    }

    /// Carries points back from the target to the source.
    ///
    /// - Throws: `GossanError(.badData)` that names the first point which has no image and counts the others.
    public func inverse(_ points: [Point]) throws -> [Point] {
        try run(points, PJ_INV, "\(target) to \(source)")
    }

    /// Carries a shape over, vertex by vertex.
    ///
    /// - Throws: `GossanError(.badData)` as for points.
    public func transform(_ geometry: Geometry) throws -> Geometry {
        switch geometry {
        case .points(let points): .points(try transform(points))
        case .lines(let lines): .lines(try lines.map { try transform($0) })
        case .polygons(let polygons):
            .polygons(
                try polygons.map {
                    Polygon(exterior: try transform($0.exterior), holes: try $0.holes.map { try transform($0) })
                })
        }
    }

    /// Carries coordinates in place; a point without an image becomes infinite. The loop of the warper.
    func transformInPlace(
        x: UnsafeMutablePointer<Double>, y: UnsafeMutablePointer<Double>, count: Int, inverse: Bool
    ) {
        guard let pipeline else { return }
        let stride = MemoryLayout<Double>.stride
        proj_errno_reset(pipeline.handle)
        proj_trans_generic(
            pipeline.handle, inverse ? PJ_INV : PJ_FWD, x, stride, count, y, stride, count, nil, 0, 0, nil, 0, 0)
    }

    private func run(_ points: [Point], _ direction: PJ_DIRECTION, _ route: String) throws -> [Point] {
        guard pipeline != nil else { return points }
        var x = points.map(\.x)
        var y = points.map(\.y)
        transformInPlace(x: &x, y: &y, count: points.count, inverse: direction == PJ_INV)
        let failed = points.indices.filter { !(x[$0].isFinite && y[$0].isFinite) }
        if let first = failed.first {
            let others = failed.count > 1 ? " and \(failed.count - 1) others" : ""
            throw GossanError(
                .badData, subject: route,
                problem: "the point (\(points[first].x), \(points[first].y))\(others) cannot be transformed",
                remedy: "check that the coordinates are in \(direction == PJ_FWD ? source : target), x before y")
        }
        return zip(x, y).map { Point(x: $0, y: $1) }
    }
}

extension Transformation {
    private static func choose(
        _ from: ProjectionObject, _ to: ProjectionObject, area: Extent?, allowBallpark: Bool, _ route: String
    ) throws -> CoordinateOperation {
        let candidates = CoordinateOperation.candidates(from: from, to: to, area: area)
        if let best = candidates.first(where: { !$0.isBallpark }) { return best }
        guard let ballpark = candidates.first else { throw noOperation(route, from.context.takeCauses(.badData)) }
        guard allowBallpark else {
            throw GossanError(
                .badData, subject: route,
                problem: "PROJ knows no datum shift here; leaving it out can misplace points by 100 m and more",
                remedy:
                    "write 'crs' at the input where its file names the system badly; else give the data in the target's "
                    + "datum, install the shift's grid (proj-data), or allow ballpark transformations in the config")
        }
        return ballpark
    }

    private static func noOperation(_ route: String, _ causes: [GossanError]) -> GossanError {
        GossanError(
            .badData, subject: route, problem: "PROJ knows no way between these coordinate reference systems",
            remedy: "check both systems", causes: causes)
    }
}
