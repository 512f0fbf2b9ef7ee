import Foundations
import Geodata
import Testing

/// Expected by `cs2cs --bbox` and `projinfo -s -t --bbox --spatial-test intersects` of PROJ 9.1.1, which print 10 decimals
/// of a degree (0.01 mm) and 6 of a metre.
@Suite("Beijing 1954 and Xi'an 1980") struct ChineseDatumTests {
    private let ordos = Extent(minX: 107, minY: 36, maxX: 110, maxY: 39)
    private let guangxi = Extent(minX: 106, minY: 22, maxX: 108, maxY: 24)

    @Test(
        "Beijing 1954 to WGS 84 takes the operation of the basin, from 3 and 6 degree zones, prefixed and by central meridian",
        arguments: [
            ("EPSG:2412", 36_480_000.0, 107.7729175485, 37.9318491983),
            ("EPSG:21419", 19_300_000.0, 108.7263431176, 37.9100880352),
            ("EPSG:21479", 300_000.0, 108.7263431176, 37.9100880352),
        ])
    func beijing(system: String, easting: Double, longitude: Double, latitude: Double) throws {
        let shift = try Transformation(
            from: CoordinateReference(system), to: CoordinateReference("EPSG:4326"), areaOfUse: ordos)
        #expect(shift.operation.hasSuffix("Beijing 1954 to WGS 84 (6)"), "\(shift.operation)")
        #expect(shift.accuracyMetres == 1 && !shift.isBallpark)
        let point = try shift.transform([Point(x: easting, y: 4_200_000)])[0]
        #expect(abs(point.x - longitude) < 1e-10)
        #expect(abs(point.y - latitude) < 1e-10)
    }

    @Test("In Guangxi PROJ knows no shift of Beijing 1954, nor anywhere to CGCS2000, nor any of Xi'an 1980: refused")
    func refused() throws {
        for (from, to) in [
            ("EPSG:4214", "EPSG:4326"), ("EPSG:4214", "EPSG:4490"), ("EPSG:21418", "EPSG:4524"),
            ("EPSG:4610", "EPSG:4326"), ("EPSG:4610", "EPSG:4490"), ("EPSG:2360", "EPSG:4524"),
            ("EPSG:2344", "EPSG:4524"),
        ] {
            let (source, target) = (try CoordinateReference(from), try CoordinateReference(to))
            let error = #expect(throws: GossanError.self) {
                try Transformation(from: source, to: target, areaOfUse: guangxi)
            }
            #expect(error?.problem.contains("no datum shift") == true, "\(from) to \(to)")
        }
    }

    /// By pyproj 3.7: to EPSG:4326, and from EPSG:4490 to EPSG:4545. The heights that the parameters give are dropped on the way, which
    /// moves points by 0.3 mm.
    @Test("A survey's own parameters to WGS 84 hold to CGCS2000 too, there and back")
    func ownParameters() throws {
        let own = try CoordinateReference(
            "+proj=tmerc +lon_0=108 +x_0=500000 +ellps=krass +towgs84=15.8,-154.4,-82.3,0,0,0,0 +units=m +type=crs")
        let grid = try CoordinateReference("EPSG:4545")
        let (surveyed, carried) = (Point(x: 450_000, y: 2_600_000), Point(x: 450_032.188080, y: 2_599_940.669800))
        for (from, to, point, expected) in [(own, grid, surveyed, carried), (grid, own, carried, surveyed)] {
            let shift = try Transformation(from: from, to: to, areaOfUse: guangxi)
            #expect(!shift.isBallpark, "\(shift.operation)")
            let found = try shift.transform([point])[0]
            #expect(abs(found.x - expected.x) < 1e-3, "\(found)")
            #expect(abs(found.y - expected.y) < 1e-3, "\(found)")
        }
    }

    @Test(
        "An allowed ballpark operation changes ellipsoid and zone alone",
        arguments: [
            ("EPSG:21418", 18_500_000.0, 36_193_481.602071, 2_603_155.520329),
            ("EPSG:2360", 36_400_000.0, 36_400_000.047075, 2_599_998.789045),
        ])
    func ballpark(system: String, easting: Double, expectedEasting: Double, expectedNorthing: Double) throws {
        let change = try Transformation(
            from: CoordinateReference(system), to: CoordinateReference("EPSG:4524"), areaOfUse: guangxi,
            allowBallpark: true)
        #expect(change.isBallpark && change.accuracyMetres == nil)
        let point = try change.transform([Point(x: easting, y: 2_600_000)])[0]
        #expect(abs(point.x - expectedEasting) < 2e-6)
        #expect(abs(point.y - expectedNorthing) < 2e-6)
    }

    @Test("An operation that is meant for part of the data says for which; a projection alone holds anywhere")
    func partialArea() throws {
        let (beijing, wgs84) = (try CoordinateReference("EPSG:4214"), try CoordinateReference("EPSG:4326"))
        let wide = Extent(minX: 100, minY: 22, maxX: 112, maxY: 40)
        let shift = try Transformation(from: beijing, to: wgs84, areaOfUse: wide)
        #expect(shift.partialArea?.name == "China - Ordos basin.")
        // EPSG:15936 is meant for 107 to 110.01 E and 35 to 39 N: 3.01 x 4 of 12 x 18 square degrees.
        #expect(abs((shift.partialArea?.share ?? 0) - 3.01 * 4 / (12 * 18)) < 1e-6)
        let inside = Extent(minX: 107.5, minY: 36, maxX: 109, maxY: 38)
        #expect(try Transformation(from: beijing, to: wgs84, areaOfUse: inside).partialArea == nil)
        let zone = try Transformation(
            from: CoordinateReference("EPSG:4490"), to: CoordinateReference("EPSG:4524"), areaOfUse: wide)
        #expect(zone.partialArea == nil)
    }

    @Test("Zones with and without the number in their eastings differ by it alone, and 6 degree zones by projection")
    func prefixes() throws {
        let prefixed = try CoordinateReference("EPSG:4524")
        let point = Point(x: 36_400_000, y: 2_600_000)
        let plain = try Transformation(from: prefixed, to: CoordinateReference("EPSG:4545")).transform([point])[0]
        #expect(abs(plain.x - 400_000) < 1e-6 && abs(plain.y - 2_600_000) < 1e-6)
        let wide = try Transformation(from: prefixed, to: CoordinateReference("EPSG:4497")).transform([point])[0]
        #expect(abs(wide.x - 19_093_350.508934) < 2e-6 && abs(wide.y - 2_605_295.394286) < 2e-6)
    }
}
