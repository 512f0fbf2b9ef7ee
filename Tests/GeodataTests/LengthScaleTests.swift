import Foundation
import Foundations
import Geodata
import Testing

@Suite("Length scales of projections")
struct LengthScaleTests {
    struct Place: Sendable {
        var crs: String
        var x: Double
        var y: Double
        var least: Double
        var greatest: Double
    }

    /// Tissot's semi-axes by pyproj 3.7 (PROJ's `proj_factors`); those of EPSG:3857, which PROJ tells on a sphere, by
    /// k = sqrt(1 - e2 sin2) / cos and h = (1 - e2 sin2)^1.5 / ((1 - e2) cos) at 45 degrees north.
    static let places = [
        Place(crs: "EPSG:28350", x: 500_000, y: 7_500_000, least: 0.9995999999990973, greatest: 0.9995999999990973),
        Place(crs: "EPSG:4524", x: 36_350_000, y: 3_900_000, least: 1.0002771822040761, greatest: 1.0002771822040761),
        Place(
            crs: "EPSG:3577", x: -1_500_000, y: -2_400_000, least: 0.9926228264424106, greatest: 1.0074320006762252),
        Place(crs: "EPSG:4528", x: 38_500_000, y: 2_600_000, least: 1.0498067541479594, greatest: 1.0498067541479594),
        Place(crs: "EPSG:3857", x: 12_022_500, y: 5_621_521.486, least: 1.411_842_9, greatest: 1.416_600_3),
        // The scale at the natural origin, the pole, by definition of UPS.
        Place(crs: "EPSG:32661", x: 2_000_000, y: 2_000_000, least: 0.994, greatest: 0.994),
        Place(crs: "EPSG:32761", x: 2_000_000, y: 2_000_000, least: 0.994, greatest: 0.994),
    ]

    // Areal scales are good to 2e-9; the difference of the squared axes of a conformal projection, 0, leaves its square root.
    @Test("Length scales are Tissot's semi-axes within 1e-4 of their value", arguments: places)
    func scales(place: Place) throws {
        let found = try lengthScales(at: [Point(x: place.x, y: place.y)], in: CoordinateReference(place.crs))
        #expect(abs(found.lowerBound - place.least) < 1e-4, "\(found)")
        #expect(abs(found.upperBound - place.greatest) < 1e-4, "\(found)")
    }
}
