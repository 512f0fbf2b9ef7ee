import CPROJ
import Foundations
import Glibc

/// How much a projection enlarges what lies around a point of its plane: 1 is true to the ground.
struct LocalScale {
    /// That of areas.
    var area: Double
    /// The least and the greatest of lengths, over all directions.
    var lengths: ClosedRange<Double>
}

/// How much a projection enlarges areas and lengths at points of its plane.
///
/// With the projection's derivatives by longitude l and latitude p, and M and N the radii of curvature in the meridian and across
/// it: area s = |dx/dl dy/dp - dx/dp dy/dl| / (M N cos p), along the meridian h = |d/dp| / M, along the parallel
/// k = |d/dl| / (N cos p), greatest and least of lengths (a' + b') / 2 and (a' - b') / 2 with a' = sqrt(h^2 + k^2 + 2 s) and
/// b' = sqrt(h^2 + k^2 - 2 s). Derivatives are central differences over 2e-4 radians of PROJ's projection, good to about
/// 2e-9. A pole, where meridians have no one direction, gets the scale of a point 2 km beside it. PROJ's own `proj_factors` builds the projection anew at each call, a thousand times slower.
///
/// - Parameters:
///   - points: In the system's own coordinates.
///   - crs: A projected system.
/// - Throws: `GossanError(.badData)` when a point lies outside of the projection.
///
/// Source: Snyder (1987), Map projections: a working manual, USGS Professional Paper 1395, equations 4-10 to 4-20.
func localScales(at points: [Point], in crs: CoordinateReference) throws -> [LocalScale] {
    let base = try crs.geodeticBase()
    let ellipsoid = try Ellipsoid(of: base)
    let projection = try Transformation(from: base, to: crs)
    let step = 1e-4
    let delta = step / ellipsoid.radiansPerUnit
    let northernmost = (Double.pi / 2 - 3 * step) / ellipsoid.radiansPerUnit
    let positions = try projection.inverse(points).map {
        Point(x: $0.x, y: $0.y.clamped(to: -northernmost...northernmost))
    }
    let neighbours = try projection.transform(
        positions.flatMap { position in
            [
                Point(x: position.x + delta, y: position.y), Point(x: position.x - delta, y: position.y),
                Point(x: position.x, y: position.y + delta), Point(x: position.x, y: position.y - delta),
            ]
        })
    let metres = crs.metresPerUnit / (2 * step)
    return positions.indices.map { index in
        let (east, west) = (neighbours[4 * index], neighbours[4 * index + 1])
        let (north, south) = (neighbours[4 * index + 2], neighbours[4 * index + 3])
        let radii = ellipsoid.radii(latitude: positions[index].y * ellipsoid.radiansPerUnit)
        let byLongitude = Point(x: (east.x - west.x) * metres, y: (east.y - west.y) * metres)
        let byLatitude = Point(x: (north.x - south.x) * metres, y: (north.y - south.y) * metres)
        let determinant = byLongitude.x * byLatitude.y - byLatitude.x * byLongitude.y
        let area = abs(determinant) / (radii.meridian * radii.parallel)
        let k = hypot(byLongitude.x, byLongitude.y) / radii.parallel
        let h = hypot(byLatitude.x, byLatitude.y) / radii.meridian
        let sum = (h * h + k * k + 2 * area).squareRoot()
        let difference = max(0, h * h + k * k - 2 * area).squareRoot()
        return LocalScale(area: area, lengths: ((sum - difference) / 2)...((sum + difference) / 2))
    }
}

/// The least and the greatest length scale at points of a projected system's plane; 1 is true to the ground.
///
/// - Parameters:
///   - points: In the system's own coordinates.
///   - crs: A projected system.
/// - Throws: `GossanError(.badData)` when a point lies outside of the projection.
public func lengthScales(at points: [Point], in crs: CoordinateReference) throws -> ClosedRange<Double> {
    let scales = try localScales(at: points, in: crs).map(\.lengths)
    return (scales.map(\.lowerBound).min() ?? 1)...(scales.map(\.upperBound).max() ?? 1)
}

/// The figure of the earth under a geographic system.
struct Ellipsoid {
    private let semiMajorAxis: Double
    private let squaredEccentricity: Double
    /// Radians in one coordinate unit.
    let radiansPerUnit: Double

    init(of crs: CoordinateReference) throws {
        let context = ProjectionContext()
        let object = try crs.projectionObject(context)
        var (major, minor, inverseFlattening) = (0.0, 0.0, 0.0)
        guard
            let ellipsoid = ProjectionObject(context, taking: proj_get_ellipsoid(context.handle, object.handle)),
            proj_ellipsoid_get_parameters(
                context.handle, ellipsoid.handle, &major, &minor, nil, &inverseFlattening) != 0
        else {
            throw GossanError(
                .internalFault, subject: crs.description, problem: "PROJ tells no ellipsoid", remedy: "",
                causes: context.takeCauses(.internalFault))
        }
        semiMajorAxis = major
        squaredEccentricity = 1 - (minor * minor) / (major * major)
        radiansPerUnit = object.axisUnitFactor
    }

    /// M and N cos(latitude) in metres: the lengths of one radian of latitude and of longitude.
    func radii(latitude: Double) -> (meridian: Double, parallel: Double) {
        let sine = sin(latitude)
        let w = 1 - squaredEccentricity * sine * sine
        let meridian = semiMajorAxis * (1 - squaredEccentricity) / (w * w.squareRoot())
        return (meridian, semiMajorAxis / w.squareRoot() * cos(latitude))
    }
}
