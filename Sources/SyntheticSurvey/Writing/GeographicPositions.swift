import Foundations
import Geodata

/// Carries points between the survey's CRS and longitude and latitude (EPSG:4326).
struct GeographicPositions {
    private let transformation: Transformation

    /// - Parameter crs: The survey's CRS.
    init(crs: String) throws {
        transformation = try Transformation(from: CoordinateReference(crs), to: CoordinateReference("EPSG:4326"))
    }

    /// Longitudes and latitudes of points of the survey.
    func geographic(_ points: [Point]) throws -> [Point] { try transformation.transform(points) }

    /// Points of the survey's CRS from longitudes and latitudes.
    func projected(_ points: [Point]) throws -> [Point] { try transformation.inverse(points) }
}
