import Delivery
import Foundation
import Foundations
import Testing

private let sample = Table(
    name: "prospects", title: "Ranked prospects",
    columns: [
        Column("id", .text, "Identifier"), Column("tonnes", .number, unit: "t", decimals: 0, "Tonnage"),
        Column("grade", .number, unit: "%", "Grade"), Column("rank", .integer, "Rank"),
    ],
    primaryKey: ["id"],
    rows: [
        [.text("A, \"north\""), .number(1234.5), .number(0.1), .integer(1)],
        [.text("B"), .number(-0.2), .missing, .integer(2)],
    ])

@Suite("Tables") struct TableTests {
    @Test("CSV follows RFC 4180: quotes doubled, CR LF, missing values empty, no negative zero")
    func csv() {
        #expect(sample.csv == "id,tonnes,grade,rank\r\n\"A, \"\"north\"\"\",1234,0.1,1\r\nB,0,,2\r\n")
    }

    @Test("The data package names every column with its type and unit")
    func dataPackage() {
        let text = DataPackage(name: "Demo run", title: "Demo", notes: ["Synthetic"], tables: [sample]).json.compact
        #expect(text.contains(#""name":"demo-run""#))
        #expect(text.contains(#"{"name":"tonnes","type":"number","description":"Tonnage","unit":"t"}"#))
        #expect(text.contains(#""primaryKey":["id"]"#))
    }
}

@Suite("JSON") struct JSONTests {
    @Test("Texts are escaped as RFC 8259 asks")
    func escapes() {
        #expect(JSONValue.text("a\"b\\c\n\u{01}矿").compact == #""a\"b\\c\n\u0001矿""#)
    }

    @Test("Numbers that are not finite become null, others read back to themselves")
    func numbers() {
        #expect(
            JSONValue.array([.number(.nan), .number(0.1), .number(3), .number(1e300)]).compact == "[null,0.1,3,1e+300]")
    }

    @Test("Pretty text keeps the order of members")
    func pretty() {
        let value = JSONValue.object([("b", .integer(1)), ("a", .array([.integer(1), .integer(2)]))])
        #expect(value.pretty == "{\n  \"b\": 1,\n  \"a\": [1,2]\n}\n")
    }
}

@Suite("GeoJSON") struct GeoJSONTests {
    let square = Polygon(exterior: [Point(x: 0, y: 0), Point(x: 1, y: 0), Point(x: 1, y: 1), Point(x: 0, y: 1)])

    private func layer(_ geometry: Geometry) -> FeatureTable {
        FeatureTable(
            table: Table(name: "p", title: "P", columns: [Column("id", .text, "Id")], rows: [[.text("x")]]),
            geometries: [geometry], crs: "EPSG:4326", idColumn: "id")
    }

    @Test("Rings are closed, features carry their id and the collection its box")
    func polygon() {
        let text = layer(.polygons([square])).geoJSON(inLongitudeLatitude: [.polygons([square])])
        #expect(text.contains(#""bbox":[0.0000000,0.0000000,1.0000000,1.0000000]"#))
        #expect(
            text.contains(
                #"{"type":"Feature","id":"x","geometry":{"type":"Polygon","coordinates":[[[0.0000000,0.0000000],"#))
        #expect(text.contains(#"[0.0000000,1.0000000],[0.0000000,0.0000000]]]}"#))
    }

    @Test("A polygon across the antimeridian is cut there")
    func antimeridian() {
        let crossing = Polygon(
            exterior: [Point(x: 179, y: 0), Point(x: -179, y: 0), Point(x: -179, y: 1), Point(x: 179, y: 1)])
        let text = layer(.polygons([crossing])).geoJSON(inLongitudeLatitude: [.polygons([crossing])])
        #expect(text.contains("MultiPolygon"))
        #expect(text.contains("[180.0000000,0.0000000]") && text.contains("[-180.0000000,0.0000000]"))
    }
}

@Suite("Files that appear only complete") struct AtomicFileTests {
    @Test("A failed writer leaves the old file as it was and nothing beside it")
    func failure() throws {
        struct Stop: Error {}
        let folder = "/tmp/gossan-atomic-\(UInt64.random(in: 0 ... .max))"
        try AtomicFile.write("old", to: folder + "/a.txt")
        #expect(throws: Stop.self) {
            try AtomicFile.produce(folder + "/a.txt") { beside in
                try AtomicFile.write("half", to: beside)
                throw Stop()
            }
        }
        #expect(try String(contentsOfFile: folder + "/a.txt", encoding: .utf8) == "old")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.txt"])
        try FileManager.default.removeItem(atPath: folder)
    }
}
