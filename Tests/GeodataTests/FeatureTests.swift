import Foundations
import Geodata
import TestSupport
import Testing

@Suite("Reading features")
struct FeatureTests {
    @Test("Shapes come as points, lines and polygons with turned, open rings")
    func shapes() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            """
            WKT;name;value
            "POLYGON ((0 0,0 10,10 10,10 0,0 0),(2 2,4 2,4 4,2 4,2 2))";hole;1
            "MULTIPOLYGON (((20 0,30 0,30 10,20 0)),((40 0,50 0,50 10,40 0)))";two;2.5
            """, to: "shapes.csv")
        let (layer, warnings) = try readFeatures(path: path)
        #expect(warnings.isEmpty)
        #expect(layer.geometryKind == .polygons)
        #expect(layer.fieldNames == ["name", "value"])
        guard case .polygons(let polygons) = layer.features[0].geometry else {
            Issue.record("no polygon")
            return
        }
        #expect(polygons[0].exterior.count == 4)
        #expect(signedArea(of: polygons[0].exterior) == 100)
        #expect(signedArea(of: polygons[0].holes[0]) == -4)
        #expect(layer.features[0].fields["name"] == .text("hole"))
        #expect(layer.features[1].fields["value"] == .real(2.5))
        guard case .polygons(let parts) = layer.features[1].geometry else {
            Issue.record("no parts")
            return
        }
        #expect(parts.count == 2)
    }

    @Test("Invalid rings are repaired and counted")
    func repaired() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            """
            WKT,name
            "POLYGON ((0 0,10 10,10 0,0 10,0 0))",bow tie
            "POLYGON ((0 0,10 0,10 10,0 0))",good
            """, to: "bad.csv")
        let (layer, warnings) = try readFeatures(path: path)
        #expect(warnings.map(\.code) == ["repaired_geometry"])
        #expect(warnings[0].message.hasPrefix("1 invalid shapes were repaired: feature 1"))
        guard case .polygons(let polygons) = layer.features[0].geometry else {
            Issue.record("no polygon")
            return
        }
        // The bow tie falls into two triangles of 25 each.
        #expect(polygons.count == 2)
        #expect(polygons.reduce(0) { $0 + $1.area } == 50)
        #expect(polygons.allSatisfy { signedArea(of: $0.exterior) > 0 })
    }

    @Test("Heights are dropped and curves become short steps")
    func heightsAndCurves() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            """
            WKT,name
            "LINESTRING Z (0 0 5,1 1 6)",height
            "CIRCULARSTRING (0 0,1 1,2 0)",half circle
            """, to: "lines.csv")
        let (layer, _) = try readFeatures(path: path)
        #expect(layer.features[0].geometry == .lines([[Point(x: 0, y: 0), Point(x: 1, y: 1)]]))
        guard case .lines(let lines) = layer.features[1].geometry else {
            Issue.record("no line")
            return
        }
        let length = zip(lines[0], lines[0].dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
        // A half circle of radius 1; steps of 4 degrees lose less than 0.001.
        #expect(abs(length - .pi) < 1e-3)
    }

    @Test("A shape of several kinds is refused with its feature number")
    func mixed() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "WKT,name\n\"GEOMETRYCOLLECTION (POINT (0 0),LINESTRING (0 0,1 1))\",x\n", to: "mixed.csv")
        let error = #expect(throws: GossanError.self) { try readFeatures(path: path) }
        #expect(error?.subject == "\(path), feature 1")
    }

    @Test("A collection of one kind is split into its parts")
    func collection() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write(
            "WKT,name\n\"GEOMETRYCOLLECTION (POINT (0 0),POINT (1 1))\",x\n", to: "points.csv")
        let (layer, _) = try readFeatures(path: path)
        #expect(layer.features[0].geometry == .points([Point(x: 0, y: 0), Point(x: 1, y: 1)]))
    }

    @Test("Coordinates may stand in two columns")
    func coordinateColumns() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("lon\tlat\tgrade\n106.5\t23.25\t55\n107\t23\t\n", to: "sites.tsv")
        var options = VectorReadOptions()
        options.coordinateFields = .init(x: "lon", y: "lat")
        options.assumedCRS = try CoordinateReference("EPSG:4490")
        let (layer, _) = try readFeatures(path: path, options: options)
        #expect(layer.crs?.authorityCode == "EPSG:4490")
        #expect(
            layer.features.map(\.geometry) == [.points([Point(x: 106.5, y: 23.25)]), .points([Point(x: 107, y: 23)])])
        #expect(layer.features[0].fields["grade"] == .integer(55))
        #expect(layer.features[1].fields["grade"] == nil)
    }

    @Test("A condition selects features, and a wrong field is named with the right one")
    func condition() throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("x,y,kind\n1,2,fault\n3,4,fold\n", to: "lines.csv")
        var options = VectorReadOptions()
        options.coordinateFields = .init(x: "x", y: "y")
        let (layer, _) = try readFeatures(path: path, where: "kind = 'fault'", options: options)
        #expect(layer.features.count == 1)
        let error = #expect(throws: GossanError.self) {
            try readFeatures(path: path, where: "knid = 'fault'", options: options)
        }
        #expect(error?.remedy.hasPrefix("did you mean 'kind'?") == true)
        #expect(throws: GossanError.self) { try readFeatures(path: path, where: "kind = = 3", options: options) }
    }
}

@Suite("Features of the trade", .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent)))
struct RealFeatureTests {
    /// Figures of `ogrinfo -dialect sqlite` (count, sum of ST_Area, sum of ST_IsValid = 0), GDAL 3.6.2.
    @Test("The Hamersley geology reads whole, its six invalid polygons repaired")
    func geology() throws {
        let (layer, warnings) = try readFeatures(path: SharedData.path("hamersley_wa/geology.shp"))
        #expect(layer.features.count == 961)
        #expect(layer.crs?.authorityCode == "EPSG:28350")
        #expect(layer.geometryKind == .polygons)
        #expect(warnings.count == 1)
        #expect(warnings.first?.message.hasPrefix("6 invalid shapes") == true)
        let area = layer.features.reduce(0.0) { sum, feature in
            guard case .polygons(let polygons) = feature.geometry else { return sum }
            return sum + polygons.reduce(0) { $0 + $1.area }
        }
        // Repair may change the area of the six by a sliver.
        #expect(abs(area / 75_641_336_372.0849 - 1) < 1e-6)
    }

    @Test("Faults can be told from folds by a condition")
    func faults() throws {
        let path = SharedData.path("hamersley_wa/faults_folds.shp")
        let all = try readFeatures(path: path).layer
        let faults = try readFeatures(path: path, where: "FEATURE LIKE '%Fault%'").layer
        #expect(all.features.count == 1285)
        #expect(all.geometryKind == .lines)
        #expect(faults.features.count > 0)
        #expect(faults.features.count < 1285)
    }

    @Test("Mineral sites read from tab-separated WKT")
    func sites() throws {
        var options = VectorReadOptions()
        options.assumedCRS = try CoordinateReference("EPSG:28350")
        let path = SharedData.path("hamersley_wa/mindeps_dev_WKT.tsv")
        let (layer, _) = try readFeatures(path: path, options: options)
        // 329 lines (wc -l), one of them the header.
        #expect(layer.features.count == 328)
        #expect(layer.geometryKind == .points)
        #expect(layer.features[0].fields["SITE_CODE"] == .text("S0001175"))
        #expect(layer.features[0].geometry == .points([Point(x: 529319.9693940846, y: 7488179.102711968)]))
    }
}
