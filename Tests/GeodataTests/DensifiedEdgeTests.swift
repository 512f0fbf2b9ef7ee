import Foundation
import Foundations
import Geodata
import Testing

@Suite("Edges carried to another system")
struct DensifiedEdgeTests {
    private let tolerance = 1.0

    private func carried(_ shape: Geometry, from: String = "EPSG:4258", to: String, within: Double = 1) throws
        -> Geometry
    {
        try Transformation(from: CoordinateReference(from), to: CoordinateReference(to)).transform(
            shape, within: within)
    }

    private func corners(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> [Point] {
        [
            Point(x: west, y: south), Point(x: east, y: south), Point(x: east, y: north), Point(x: west, y: north),
        ]
    }

    /// The area between two parallels and two meridians of an ellipsoid, by the closed form (Snyder 1987, 3-12).
    private func area(degrees: Double, from south: Double, to north: Double) -> Double {
        let flattening = 1 / 298.257_222_101
        let squared = flattening * (2 - flattening)
        let eccentricity = squared.squareRoot()
        func q(_ latitude: Double) -> Double {
            let sine = sin(latitude * .pi / 180)
            return (1 - squared)
                * (sine / (1 - squared * sine * sine)
                    - log((1 - eccentricity * sine) / (1 + eccentricity * sine)) / (2 * eccentricity))
        }
        let major = 6_378_137.0
        return major * major * degrees * .pi / 180 * (q(north) - q(south)) / 2
    }

    @Test(
        "An outline of four corners in degrees keeps its area, by the closed form, whichever corner comes first",
        arguments: 0..<4)
    func area(first: Int) throws {
        let ring = corners(4, 48, 10, 52)
        let sheet = Geometry.polygons([Polygon(exterior: Array(ring[first...] + ring[..<first]))])
        guard case .polygons(let polygons) = try carried(sheet, to: "EPSG:3035") else { return #expect(Bool(false)) }
        let expected = area(degrees: 6, from: 48, to: 52)
        // Edges are within 1 m along 1,750 km; by its four corners alone the sheet is 249 km2 off.
        #expect(abs(polygons[0].area - expected) < 1.75e6)
    }

    @Test(
        "Every place of an edge is within the tolerance of the line that it became, and no more vertices than that needs"
    )
    func followed() throws {
        let (west, east) = (Point(x: 105.5, y: 40), Point(x: 108.5, y: 40))
        guard case .lines(let lines) = try carried(.lines([[west, east]]), from: "EPSG:4490", to: "EPSG:4524") else {
            return #expect(Bool(false))
        }
        let line = lines[0]
        let places = try Transformation(from: CoordinateReference("EPSG:4490"), to: CoordinateReference("EPSG:4524"))
            .transform((0...3000).map { Point(x: 105.5 + Double($0) / 1000, y: 40) })
        let farthest = places.map { place in
            zip(line, line.dropFirst()).map { place.distance(toSegment: $0, $1) }.min() ?? .infinity
        }.max()
        #expect(farthest.map { $0 <= tolerance } == true)
        // A parallel bends by tan(latitude) over the radius of the earth, so that chords of 7.8 km are 1 m off; 256 km
        // of them are 33, and 64 where edges are halved.
        #expect(line.count == 65)
    }

    @Test("A border that two outlines share gets the same vertices from either side")
    func shared() throws {
        let (a, b) = (Point(x: 100.123, y: 35.7), Point(x: 103.9, y: 38.321))
        let there = try carried(.lines([[a, b]]), from: "EPSG:4490", to: "EPSG:4524")
        let back = try carried(.lines([[b, a]]), from: "EPSG:4490", to: "EPSG:4524")
        guard case .lines(let first) = there, case .lines(let second) = back else { return #expect(Bool(false)) }
        #expect(first[0].count > 10)
        #expect(first[0] == second[0].reversed())
    }

    @Test("Short edges, points and shapes of the same system stay as they are")
    func unchanged() throws {
        let short = Geometry.lines([[Point(x: 105, y: 40), Point(x: 105.005, y: 40.005)]])
        let transformation = try Transformation(
            from: CoordinateReference("EPSG:4490"), to: CoordinateReference("EPSG:4524"))
        #expect(try transformation.transform(short, within: 1) == transformation.transform(short))
        let points = Geometry.points([Point(x: 100, y: 40), Point(x: 110, y: 40)])
        #expect(try transformation.transform(points, within: 1) == transformation.transform(points))
        let long = Geometry.lines([[Point(x: 0, y: 0), Point(x: 1e6, y: 1e6)]])
        #expect(try carried(long, from: "EPSG:4524", to: "EPSG:4524") == long)
    }

    @Test("A line that crosses 180 degrees goes the short way")
    func antimeridian() throws {
        let line = Geometry.lines([[Point(x: 178, y: -17), Point(x: -179, y: -18)]])
        guard case .lines(let lines) = try carried(line, from: "EPSG:4326", to: "EPSG:32701", within: 1) else {
            return #expect(Bool(false))
        }
        let length = zip(lines[0], lines[0].dropFirst()).map { $0.distance(to: $1) }.reduce(0, +)
        // 337,270 m by pyproj on the ellipsoid; the scale of the zone is 0.9996 to 1.003.
        #expect(abs(length / 337_270 - 1) < 0.003)
    }

    @Test(
        "An edge that the target tears apart at its antimeridian is refused, not laid across the map",
        arguments: [0.1, 100, 10_000])
    func torn(tolerance: Double) throws {
        let line = Geometry.lines([[Point(x: 170, y: 36), Point(x: -170, y: 36)]])
        #expect { try carried(line, from: "EPSG:4326", to: "EPSG:3857", within: tolerance) } throws: {
            "\($0)".contains("the edge from (170.0, 36.0) to (-170.0, 36.0) is torn apart")
        }
        // To a grid around 180 degrees it is an edge like any other.
        #expect(throws: Never.self) { try carried(line, from: "EPSG:4326", to: "EPSG:3832") }
    }

    @Test("Edges in kilometres are followed as those in metres are")
    func kilometres() throws {
        let proj = "+proj=utm +zone=49 +ellps=GRS80 +units="
        func vertices(_ unit: String, _ scale: Double) throws -> Int {
            let line = Geometry.lines([
                [Point(x: 100_000 * scale, y: 4e6 * scale), Point(x: 400_000 * scale, y: 4e6 * scale)]
            ])
            guard
                case .lines(let lines) = try carried(
                    line, from: proj + unit, to: "+proj=lcc +lat_1=20 +lat_2=50 +lon_0=90 +ellps=GRS80")
            else { return 0 }
            return lines[0].count
        }
        let metres = try vertices("m", 1)
        #expect(try metres > 5 && vertices("km", 0.001) == metres)
    }
}
