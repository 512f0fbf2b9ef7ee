import Foundations
import Geodata
import Testing

@Suite("Transformations")
struct TransformationTests {
    /// Expected by `gdaltransform -s_srs FROM -t_srs TO` of GDAL 3.6.2 with PROJ 9.1.1, which prints 15 digits.
    @Test(
        "Points agree with gdaltransform",
        arguments: [
            ("EPSG:4326", "EPSG:28350", 117.5, -22.5, 551428.010335229, 7511742.48132136),
            ("EPSG:4326", "EPSG:28350", 116.9, -23.1, 489759.408474629, 7445406.68924131),
            ("EPSG:4490", "EPSG:4524", 106.5, 23.25, 36346488.7094818, 2573017.36337826),
            ("EPSG:4490", "EPSG:4526", 113.5, 23.25, 38448833.1712941, 2572312.14980377),
        ])
    func agreesWithGDAL(from: String, to: String, x: Double, y: Double, easting: Double, northing: Double) throws {
        let transformation = try Transformation(from: CoordinateReference(from), to: CoordinateReference(to))
        let point = try transformation.transform([Point(x: x, y: y)])[0]
        #expect(abs(point.x - easting) < 1e-6)
        #expect(abs(point.y - northing) < 1e-6)
        let back = try transformation.inverse([point])[0]
        #expect(abs(back.x - x) < 1e-10)
        #expect(abs(back.y - y) < 1e-10)
    }

    @Test("An area beyond 180 degrees is the same as 360 degrees to the west", arguments: [0.0, 360, -360])
    func beyondAntimeridian(turn: Double) throws {
        let transformation = try Transformation(
            from: CoordinateReference("EPSG:4326"), to: CoordinateReference("EPSG:32704"),
            areaOfUse: Extent(minX: -161 + turn, minY: -20, maxX: -158 + turn, maxY: -16))
        // gdaltransform -s_srs EPSG:4326 -t_srs EPSG:32704, GDAL 3.6.2.
        let point = try transformation.transform([Point(x: -159 + turn, y: -18)])[0]
        #expect(abs(point.x - 500_000) < 1e-6 && abs(point.y - 8_009_814.45789584) < 1e-6)
    }

    @Test("The best operation for the area is chosen, named and rated")
    func bestOperation() throws {
        // projinfo 9.1.1: "EPSG:1988, Lisbon to WGS 84 (4), 2.0 m, Portugal - mainland - onshore" comes first.
        let lisbon = try Transformation(
            from: CoordinateReference("EPSG:4207"), to: CoordinateReference("EPSG:4326"),
            areaOfUse: Extent(minX: -9, minY: 38, maxX: -7, maxY: 41))
        #expect(lisbon.operation == "Lisbon to WGS 84 (4)")
        #expect(lisbon.accuracyMetres == 2)
        #expect(!lisbon.isBallpark)
        // gdaltransform -s_srs EPSG:4207 -t_srs EPSG:4326, GDAL 3.6.2.
        let point = try lisbon.transform([Point(x: -8.6, y: 41.1)])[0]
        #expect(abs(point.x - -8.60123545295206) < 1e-10)
        #expect(abs(point.y - 41.101609905236) < 1e-10)
    }

    @Test("A datum shift that PROJ does not know is refused unless allowed")
    func ballpark() throws {
        let xian = try CoordinateReference("EPSG:2363")
        let modern = try CoordinateReference("EPSG:4524")
        let error = #expect(throws: GossanError.self) { try Transformation(from: xian, to: modern) }
        #expect(error?.problem.contains("no datum shift") == true)
        let allowed = try Transformation(from: xian, to: modern, allowBallpark: true)
        #expect(allowed.isBallpark)
        #expect(allowed.accuracyMetres == nil)
        #expect(allowed.operation.contains("Ballpark"))
    }

    @Test("CGCS2000 and WGS 84 agree within 3 m, so the null offset between them is no ballpark")
    func coincidentDatums() throws {
        let transformation = try Transformation(
            from: CoordinateReference("EPSG:4326"), to: CoordinateReference("EPSG:4524"))
        #expect(!transformation.isBallpark)
        #expect(transformation.accuracyMetres == 3)
        #expect(transformation.operation.hasPrefix("Null geographic offset from WGS 84 to China Geodetic"))
        // gdaltransform -s_srs EPSG:4490 -t_srs EPSG:4524, GDAL 3.6.2: the same longitude and latitude on CGCS2000.
        let point = try transformation.transform([Point(x: 106.5, y: 23.25)])[0]
        #expect(abs(point.x - 36346488.7094818) < 1e-6)
        #expect(abs(point.y - 2573017.36337826) < 1e-6)
    }

    @Test("Equal systems leave points as they are")
    func identity() throws {
        let zone = try CoordinateReference("EPSG:28350")
        let same = try Transformation(from: zone, to: CoordinateReference(zone.wkt))
        #expect(same.isIdentity)
        #expect(same.accuracyMetres == 0)
        let points = [Point(x: 0.1, y: 1e300)]
        #expect(try same.transform(points) == points)
    }

    @Test("A point without an image is named")
    func failingPoint() throws {
        let transformation = try Transformation(
            from: CoordinateReference("EPSG:4326"), to: CoordinateReference("EPSG:28350"))
        let error = #expect(throws: GossanError.self) {
            try transformation.transform([Point(x: 117, y: -22), Point(x: 117, y: -222), Point(x: 117, y: 4444)])
        }
        #expect(error?.problem == "the point (117.0, -222.0) and 1 others cannot be transformed")
    }

    @Test("The geographic box of a projected one holds its corners")
    func geographicExtent() throws {
        let zone = try CoordinateReference("EPSG:28350")
        let box = try zone.geographicExtent(of: Extent(minX: 480000, minY: 7_400_000, maxX: 600_000, maxY: 7_550_000))
        let degrees = try Transformation(from: zone, to: CoordinateReference("EPSG:4283"))
        for corner in try degrees.transform([Point(x: 480_000, y: 7_400_000), Point(x: 600_000, y: 7_550_000)]) {
            #expect(box.expanded(by: 1e-9).contains(corner))
        }
    }
}
