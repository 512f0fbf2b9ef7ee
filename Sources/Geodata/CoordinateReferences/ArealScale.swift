import CPROJ
import Foundations
import Glibc

/// How much a projection enlarges areas at points of its plane.
///
/// The determinant of the projection's derivatives by longitude and latitude, over that of the ellipsoid's surface:
/// s = |dx/dl dy/dp - dx/dp dy/dl| / (M N cos p), with M and N the radii of curvature in the meridian and across it.
/// Derivatives are central differences over 2e-4 radians of PROJ's projection, good to about 2e-9. PROJ's own
/// `proj_factors` builds the projection anew at each call, a thousand times slower.
///
/// - Parameters:
///   - points: In the system's own coordinates.
///   - crs: A projected system.
/// - Throws: `GossanError(.badData)` when a point lies outside of the projection.
///
/// Source: Snyder (1987), Map projections: a working manual, USGS Professional Paper 1395, equations 4-14, 4-15, 4-18, 4-20.
func arealScales(at points: [Point], in crs: CoordinateReference) throws -> [Double] {
    let base = try crs.geodeticBase()
    let ellipsoid = try Ellipsoid(of: base)
    let projection = try Transformation(from: base, to: crs)
    let positions = try projection.inverse(points)
    let step = 1e-4
    let delta = step / ellipsoid.radiansPerUnit
    let neighbours = try projection.transform(
        positions.flatMap { position in
            [
                Point(x: position.x + delta, y: position.y), Point(x: position.x - delta, y: position.y),
                Point(x: position.x, y: position.y + delta), Point(x: position.x, y: position.y - delta),
            ]
        })
    let squareMetres = crs.metresPerUnit * crs.metresPerUnit
    return positions.indices.map { index in
        let (east, west) = (neighbours[4 * index], neighbours[4 * index + 1])
        let (north, south) = (neighbours[4 * index + 2], neighbours[4 * index + 3])
        let determinant = (east.x - west.x) * (north.y - south.y) - (north.x - south.x) * (east.y - west.y)
        let surface = ellipsoid.surfaceElement(latitude: positions[index].y * ellipsoid.radiansPerUnit)
        return abs(determinant) * squareMetres / (4 * step * step) / surface
    }
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

    /// M N cos(latitude) in square metres: the area of one square radian of longitude and latitude.
    func surfaceElement(latitude: Double) -> Double {
        let sine = sin(latitude)
        let w = 1 - squaredEccentricity * sine * sine
        let meridian = semiMajorAxis * (1 - squaredEccentricity) / (w * w.squareRoot())
        let across = semiMajorAxis / w.squareRoot()
        return meridian * across * cos(latitude)
    }
}
