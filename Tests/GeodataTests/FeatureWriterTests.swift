import Foundation
import Foundations
import Geodata
import Testing

@Suite("Writing features")
struct FeatureWriterTests {
    let square = Polygon(
        exterior: [Point(x: 0, y: 0), Point(x: 10, y: 0), Point(x: 10, y: 10), Point(x: 0, y: 10)],
        holes: [[Point(x: 2, y: 2), Point(x: 2, y: 4), Point(x: 4, y: 4), Point(x: 4, y: 2)]])
    let triangle = Polygon(exterior: [Point(x: 20, y: 0), Point(x: 30, y: 0), Point(x: 30, y: 10)])

    func prospects() throws -> FeatureLayer {
        FeatureLayer(
            name: "prospects", crs: try CoordinateReference("EPSG:4524"), geometryKind: .polygons,
            fields: [
                FieldDefinition("prospect", .text, width: 20), FieldDefinition("rank", .integer),
                FieldDefinition("area", .real, unit: "km2"),
            ],
            features: [
                Feature(
                    id: 7, geometry: .polygons([square]),
                    fields: ["prospect": .text("桂西-1"), "rank": .integer(1), "area": .real(0.1)]),
                Feature(id: 3, geometry: .polygons([square, triangle]), fields: ["rank": .integer(2)]),
                Feature(id: 9, geometry: nil, fields: [:]),
            ])
    }

    func targets() throws -> FeatureLayer {
        FeatureLayer(
            name: "targets", crs: try CoordinateReference("EPSG:4524"), geometryKind: .points,
            fields: [FieldDefinition("value", .real)],
            features: (1...300).map {
                Feature(
                    id: $0, geometry: .points([Point(x: Double($0), y: -Double($0))]),
                    fields: ["value": .real(Double($0) / 7)])
            })
    }

    @Test("A GeoPackage gives back its layers, numbers, texts, shapes and gaps")
    func roundTrip() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.gpkg")
        let warnings = try writeFeatures([prospects(), targets()], path: path)
        #expect(warnings.isEmpty)
        let read = try readFeatures(path: path, layer: "prospects").layer
        let written = try prospects()
        #expect(read.crs == written.crs)
        #expect(read.geometryKind == .polygons)
        #expect(read.fieldNames == written.fieldNames)
        #expect(read.fields.map(\.type) == written.fields.map(\.type))
        // SQLite hands rows out by their number.
        #expect(read.features == written.features.sorted { $0.id < $1.id })
        #expect(try readFeatures(path: path, layer: "targets").layer.features == targets().features)
    }

    @Test("Equal calls give equal bytes whenever they run")
    func determinism() throws {
        let folder = try TemporaryFolder()
        for name in ["a", "b"] {
            _ = try writeFeatures(
                [prospects(), targets()], path: folder.file("\(name).gpkg"),
                statements: ["CREATE TABLE layer_styles (id INTEGER PRIMARY KEY, styleName TEXT)"])
            _ = try writeFeatures([targets()], path: folder.file("\(name).fgb"), format: .flatGeobuf)
            // Formats keep times to the second.
            if name == "a" { Thread.sleep(forTimeInterval: 1.1) }
        }
        #expect(try folder.bytes("a.gpkg") == folder.bytes("b.gpkg"))
        #expect(try folder.bytes("a.fgb") == folder.bytes("b.fgb"))
    }

    @Test("A file that is there is replaced")
    func replaced() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.gpkg")
        _ = try writeFeatures([prospects()], path: path)
        _ = try writeFeatures([targets()], path: path)
        #expect(try readFeatures(path: path).layer.name == "targets")
    }

    @Test("A shapefile keeps what it can and warns of shortened names")
    func shapefile() throws {
        let folder = try TemporaryFolder()
        var layer = try targets()
        layer.fields = [FieldDefinition("recoverable_tonnage", .real)]
        layer.features = layer.features.map {
            Feature(id: $0.id, geometry: $0.geometry, fields: ["recoverable_tonnage": .real(1)])
        }
        let warnings = try writeFeatures([layer], path: folder.file("a.shp"), format: .shapefile)
        #expect(warnings.count == 1)
        #expect(try readFeatures(path: folder.file("a.shp")).layer.fieldNames == ["recoverabl"])
    }

    @Test("A value that does not fit its field is refused")
    func wrongValue() throws {
        let folder = try TemporaryFolder()
        var layer = try targets()
        layer.features[4].fields["value"] = .text("x")
        let error = #expect(throws: GossanError.self) { try writeFeatures([layer], path: folder.file("a.gpkg")) }
        #expect(error?.subject.hasSuffix("layer 'targets', feature 5") == true)
    }

    @Test("A wrong statement and a wrong folder fail with GDAL's reason")
    func failures() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: GossanError.self) {
            try writeFeatures([targets()], path: folder.file("a.gpkg"), statements: ["SELEKT 1"])
        }
        #expect(error?.causes.isEmpty == false)
        #expect(throws: GossanError.self) { try FeatureWriter(path: "/nonexistent/a.gpkg") }
    }

    @Test("A layer must be chosen where there are several, and a wrong one is answered with the right one")
    func layers() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.gpkg")
        _ = try writeFeatures([prospects(), targets()], path: path)
        let several = #expect(throws: GossanError.self) { try readFeatures(path: path) }
        #expect(several?.remedy == "choose one of: prospects, targets")
        let wrong = #expect(throws: GossanError.self) { try readFeatures(path: path, layer: "prospect") }
        #expect(wrong?.remedy.hasPrefix("did you mean 'prospects'?") == true)
    }

    @Test("A Shapefile in GBK is read by its declared encoding")
    func gbk() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.shp")
        var layer = try targets()
        layer.fields = [FieldDefinition("name", .text, width: 20)]
        layer.features = [Feature(id: 0, geometry: .points([Point(x: 1, y: 2)]), fields: ["name": .text("XXXX")])]
        _ = try writeFeatures([layer], path: path, format: .shapefile)
        // "矿体" in GBK over the four letters, and no word of the encoding.
        var table = try folder.bytes("a.dbf")
        let place = try #require(table.range(of: Data("XXXX".utf8)))
        table.replaceSubrange(place, with: [0xBF, 0xF3, 0xCC, 0xE5])
        try table.write(to: URL(fileURLWithPath: folder.file("a.dbf")))
        try? FileManager.default.removeItem(atPath: folder.file("a.cpg"))
        let read = try readFeatures(path: path, options: VectorReadOptions(encoding: "GBK")).layer
        #expect(read.features[0].fields["name"] == .text("矿体"))
    }

    @Test("A table that is no plain text is read as texts")
    func otherTables() throws {
        let folder = try TemporaryFolder()
        _ = try writeFeatures([prospects()], path: folder.file("a.shp"), format: .shapefile)
        let (table, _) = try readTable(path: folder.file("a.dbf"))
        #expect(table.header == ["prospect", "rank", "area"])
        #expect(table.rows.map { $0.cells[1] } == ["1", "2", ""])
    }

    @Test("A workbook is read as texts, with the rows' numbers")
    func workbook() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a.xlsx")
        _ = try writeFeatures([prospects(), targets()], path: path, format: .workbook)
        let (table, _) = try readTable(path: path, options: TableReadOptions(sheet: "prospects"))
        #expect(table.header == ["prospect", "rank", "area"])
        #expect(table.rows[0] == .init(line: 2, cells: ["桂西-1", "1", "0.1"]))
        #expect(table.rows[1] == .init(line: 3, cells: ["", "2", ""]))
        #expect(throws: GossanError.self) { try readTable(path: path) }
    }
}
