import Foundation
import Foundations
import Geodata
import Pipeline
import Testing

/// Layers of which feature is nearest, of contacts, of zones and of coverage, from a config to maps.
///
/// Ten by ten cells of 100 m. Unit A lies west of x = 450 m, B east of it; one fault runs north along x = 50 m, another
/// along x = 950 m. All layers are the same in every row, so that each can be reckoned by hand.
@Suite("Nearest features, contacts and zones") struct NearestEvidenceTests {
    private static let evidence = """
          geology: { class: units, field: unit }
          contact: { distance_to_boundary: geology, between: [A, B] }
          near_contact: { distance_to_boundary: geology, max: 200 m }
          kind: { allocation: faults, field: kind }
          fault: { allocation: faults, to: cells, max: 300 m }
          share: { presence: units, rule: coverage, where: "unit = 'A'" }
          touched: { presence: units, rule: touched, where: "unit = 'A'" }
          far: { distance: faults }
          mean_far: { zonal: units, of: far }
          weighted: { zonal: units, of: far, weight: share }
          most: { zonal: units, of: far, statistic: maximum }
          halfway: { zonal: units, of: far, statistic: quantile, quantile: 50 % }
          cells: { zonal: units, of: far, statistic: count }
          usual: { zonal: units, of: kind, statistic: majority }
        """

    private func features(_ all: [(type: String, coordinates: String, members: String)]) -> String {
        let list = all.map {
            "{ \"type\": \"Feature\", \"properties\": { \($0.members) }, \"geometry\": { \"type\": \"\($0.type)\","
                + " \"coordinates\": \($0.coordinates) } }"
        }
        return "{ \"type\": \"FeatureCollection\", \"crs\": { \"type\": \"name\", \"properties\": { \"name\":"
            + " \"urn:ogc:def:crs:EPSG::4524\" } }, \"features\": [\(list.joined(separator: ","))] }"
    }

    private func box(_ west: Double, _ east: Double) -> String {
        let corners = [(west, 0.0), (east, 0), (east, 1000), (west, 1000), (west, 0)]
        return "[[" + corners.map { "[\(36_500_000 + $0.0), \(2_600_000 + $0.1)]" }.joined(separator: ",") + "]]"
    }

    private func line(_ x: Double) -> String {
        "[[\(36_500_000 + x), 2600000], [\(36_500_000 + x), 2601000]]"
    }

    private func config(_ evidence: String, in folder: String) throws -> String {
        let units = features([
            ("Polygon", box(0, 450), "\"unit\": \"A\""), ("Polygon", box(450, 1000), "\"unit\": \"B\""),
        ])
        let faults = features([
            ("LineString", line(50), "\"kind\": \"north\""), ("LineString", line(950), "\"kind\": \"south\""),
        ])
        let text = """
            version: 1
            name: Nearest
            inputs:
              units: { vector: units.geojson }
              faults: { vector: faults.geojson }
            grid: { crs: EPSG:4524, cell: 100 m, extent: units }
            evidence:
            \(evidence)
            """
        for (name, content) in [("units.geojson", units), ("faults.geojson", faults), ("a.yaml", text)] {
            try content.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
        }
        return folder + "/a.yaml"
    }

    private func withFolder(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.path + "/nearest-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try body(folder)
    }

    private func run(_ config: String, _ output: String, threads: Int) throws {
        let options = RunOptions(
            config: config, output: output, threads: threads, memory: MemorySize(bytes: 300_000_000), isQuiet: true)
        _ = try runPipeline(options, narrator: Narrator(isQuiet: true))
    }

    /// The values of a layer's northern row, after all rows were found equal.
    private func row(_ name: String, of output: String) throws -> [Float] {
        let reader = try RasterReader(path: "\(output)/work/evidence/\(name).tif")
        var values: [Float] = []
        try reader.read(Window(column: 0, row: 0, width: 10, height: 10), into: &values)
        let bits = values.map(\.bitPattern)
        for row in 1..<10 { #expect(bits[(10 * row)..<(10 * row + 10)] == bits[0..<10], "\(name), row \(row)") }
        return Array(values[0..<10])
    }

    // Hand-made; means are rounded to single precision: 6e-8 relative.
    @Test("Every layer has the values reckoned by hand, with one thread and with three")
    func values() throws {
        try withFolder { folder in
            let config = try config(Self.evidence, in: folder)
            for threads in [1, 3] {
                let output = "\(folder)/out\(threads)"
                try run(config, output, threads: threads)
                func expect(_ name: String, _ expected: [Float]) throws {
                    let found = try row(name, of: output)
                    let agree = zip(found, expected).allSatisfy {
                        ($0.isNaN && $1.isNaN) || abs($0 - $1) <= 1e-6 * abs($1)
                    }
                    #expect(agree && expected.count == 10, "\(name): \(found)")
                }
                // The centre of the fifth column lies on the border and belongs to B.
                try expect("geology", [1, 1, 1, 1, 2, 2, 2, 2, 2, 2])
                try expect("contact", [350, 250, 150, 50, 50, 150, 250, 350, 450, 550])
                try expect("near_contact", [200, 200, 150, 50, 50, 150, 200, 200, 200, 200])
                try expect("kind", [1, 1, 1, 1, 1, 2, 2, 2, 2, 2])
                try expect("fault", [1, 1, 1, 1, .nan, .nan, 2, 2, 2, 2])
                try expect("share", [1, 1, 1, 1, 0.5, 0, 0, 0, 0, 0])
                try expect("touched", [1, 1, 1, 1, 1, 0, 0, 0, 0, 0])
                // A: (0 + 100 + 200 + 300 + 400 / 2) / 4.5; B: (400 / 2 + 400 + 300 + 200 + 100 + 0) / 5.5.
                let (a, b): (Float, Float) = (800 / 4.5, 1200 / 5.5)
                try expect("mean_far", [a, a, a, a, b, b, b, b, b, b])
                // Values 0, 100, ... 400 with weights 10, 10, 10, 10, 5 in A and 15 in B, in exactextract's definition: A reads 90
                // between 50 (100 m) and 100 (200 m), B 110 between 100 (200 m) and 150 (300 m).
                try expect("halfway", [180, 180, 180, 180, 220, 220, 220, 220, 220, 220])
                try expect("cells", [45, 45, 45, 45, 55, 55, 55, 55, 55, 55])
                // Weights of A: 1 and a half of a half; of B: a half of a half in one column alone.
                let weighted: Float = 700 / 4.25
                try expect("weighted", [weighted, weighted, weighted, weighted, 400, 400, 400, 400, 400, 400])
                try expect("most", [400, 400, 400, 400, 400, 400, 400, 400, 400, 400])
                try expect("usual", [1, 1, 1, 1, 2, 2, 2, 2, 2, 2])
            }
        }
    }

    @Test(
        "What cannot be worked out is refused with the way out",
        arguments: [
            (
                "x: { distance_to_boundary: far }\n  far: { distance: faults }", "which holds quantities",
                "kind: classes"
            ),
            (
                "x: { zonal: units, of: far, statistic: majority }\n  far: { distance: faults }",
                "which holds quantities", "class"
            ),
            (
                "x: { zonal: units, of: far, statistic: quantile }\n  far: { distance: faults }",
                "is needed for 'statistic: quantile'", "quantile: 90 %"
            ),
            (
                "x: { zonal: units, of: far, quantile: 90 % }\n  far: { distance: faults }",
                "belongs to 'statistic: quantile'", "leave it out"
            ),
            ("x: { zonal: units, of: g }\n  g: { class: units, field: unit }", "class codes of 'g'", "quantities"),
            (
                "g: { class: units, field: unit }\n  x: { distance_to_boundary: g, between: [A, C] }", "no class 'C'",
                "A"
            ),
            (
                "g: { class: units, field: unit }\n  x: { distance_to_boundary: g, between: [A, A] }",
                "no contact of 'A' with itself", "two classes"
            ),
            ("g: { class: units, field: unit }\n  x: { reclassify: g, values: { C: 1 } }", "no class 'C'", "A"),
            (
                "g: { class: units, field: unit, transform: { fuzzy_categorical: { C: 1 } } }", "no class 'C'", "A"
            ),
            (
                "g: { allocation: faults, field: kind }\n  x: { distance_to_boundary: g, between: [north, C] }",
                "evidence.x.between: 'g' has no class 'C'", "north"
            ),
            (
                "g: { reclassify: far, breaks: [500 m] }\n  far: { distance: faults }\n"
                    + "  x: { reclassify: g, values: { far: 1 } }",
                "evidence.x.values: 'g' has no class 'far'", "below 500"
            ),
            (
                "k: { class: units, field: unit }\n  g: { reclassify: k, values: { A: old, B: young } }\n"
                    + "  x: { distance_to_boundary: g, between: [old, new] }",
                "evidence.x.between: 'g' has no class 'new'", "old"
            ),
            (
                "g: { reclassify: far, quantiles: 3 }\n  far: { distance: faults }\n"
                    + "  x: { distance_to_boundary: g, between: [1, 4] }",
                "evidence.x.between: 'g' has no class '4'", "1 to 3"
            ),
            (
                "g: { reclassify: far, natural_breaks: 3 }\n  far: { distance: faults }\n"
                    + "  x: { reclassify: g, values: { near: 1 } }",
                "evidence.x.values: 'g' has no class 'near'", "1 to 3"
            ),
            (
                "g: { reclassify: far, equal_intervals: 3, transform: { fuzzy_categorical: { near: 1 } } }\n"
                    + "  far: { distance: faults }",
                "evidence.g.transform: 'g' has no class 'near'", "1 to 3"
            ),
            (
                "k: { class: units, field: unit }\n  g: { focal: k, statistic: majority, radius: 100 m }\n"
                    + "  x: { reclassify: g, values: { C: 1 } }",
                "evidence.x.values: 'g' has no class 'C'", "A"
            ),
            ("x: { allocation: faults, field: kinds }", "no field 'kinds'", "kind"),
            ("x: { presence: faults, rule: coverage }", "points or lines", "touched"),
            ("x: { zonal: faults, of: far }\n  far: { distance: faults }", "which hold no cells", "polygons"),
            ("x: { interpolate: faults, value: kind, method: nearest }", "not the points of samples", "points"),
            ("x: { presence: units, rule: center }", "center", "centre"),
        ])
    func refused(evidence: String, problem: String, remedy: String) throws {
        try withFolder { folder in
            let config = try config("  " + evidence, in: folder)
            let failure = #expect(throws: (any Error).self) { try run(config, folder + "/out", threads: 1) }
            let text = failure.map { "\($0)" } ?? ""
            #expect(text.contains(problem) && text.contains(remedy), "\(text)")
            #expect(!FileManager.default.fileExists(atPath: folder + "/out/work/evidence/g.tif"), "found too late")
        }
    }

    @Test("Contacts that are nowhere leave the layer missing, with a warning")
    func noContact() throws {
        try withFolder { folder in
            let config = try config(
                "  one: { class: units, field: unit, where: \"unit = 'A'\" }\n  x: { distance_to_boundary: one }",
                in: folder)
            try run(config, folder + "/out", threads: 1)
            let record = try String(contentsOfFile: folder + "/out/run.json", encoding: .utf8)
            #expect(record.contains("no_boundary") && record.contains("no two classes touch"))
        }
    }
}
