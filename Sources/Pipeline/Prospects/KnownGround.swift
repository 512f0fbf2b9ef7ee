import Foundation
import Foundations
import Geodata

/// The ground of known deposits: inside polygons, and within a radius of points and lines.
///
/// What is undiscovered is not known yet, so that no undiscovered deposit is looked for there. Source: the three-part
/// method of the USGS, Singer and Menzie (2010), Quantitative Mineral Resource Assessments, chapter 4.
///
/// - Parameters:
///   - layer: The known deposits in the grid's system; nil for none.
///   - radiusMetres: How far a deposit's ground reaches; 0 says that there is no known ground at all.
/// - Returns: Polygons that do not overlap.
/// - Throws: `badData` when GEOS refuses a shape.
func knownGround(of layer: FeatureLayer?, radiusMetres: Double) throws -> [Polygon] {
    guard let layer, radiusMetres > 0 else { return [] }
    let grounds = try layer.features.compactMap(\.geometry).flatMap { geometry -> [Polygon] in
        switch geometry {
        case .polygons(let polygons): polygons
        case .points(let points): points.map { circle(around: $0, radiusMetres: radiusMetres) }
        case .lines: try buffer(geometry, distance: radiusMetres)
        }
    }
    return try union(grounds)
}

/// A circle as a polygon of 64 corners with the area of the circle.
private func circle(around center: Point, radiusMetres: Double) -> Polygon {
    let corners = 64
    let step = 2 * Double.pi / Double(corners)
    let reach = radiusMetres * (step / sin(step)).squareRoot()
    return Polygon(
        exterior: (0..<corners).map { corner in
            let angle = step * Double(corner)
            return Point(x: center.x + reach * cos(angle), y: center.y + reach * sin(angle))
        })
}

extension PipelineConfig {
    /// The input of known deposits whose ground holds no undiscovered ones.
    var knownGroundInput: String? {
        estimate?.undrilled.map { $0.known ?? prospectivity?.train } ?? prospects?.known ?? prospectivity?.train
    }

    /// How far the ground of a known point reaches, in metres: as the config says; otherwise the radius of a circle of the
    /// unit cell's area, for a unit cell holds one deposit; 500 m where there is no unit cell.
    var knownRadiusMetres: Double {
        estimate?.undrilled?.knownRadius?.metres
            ?? prospectivity?.unitCell.map { ($0.squareKilometres * 1e6 / Double.pi).squareRoot() } ?? 500
    }
}
