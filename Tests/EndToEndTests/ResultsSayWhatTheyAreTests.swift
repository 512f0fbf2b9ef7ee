import Foundation
import Testing

/// What a file of a run says about itself when it is opened alone.
@Suite("Results that say what they are") struct ResultsSayWhatTheyAreTests {
    private static let label = "made up for this test"

    private func small(_ more: String = "") throws -> SmallRun {
        let small = try SmallRun(
            more: """
                prospectivity: { model: weights_of_evidence, models: [fuzzy_gamma, logistic_regression], train: known, unit_cell: 0.01 km2 }
                prospects: { top_area: 10 %, minimum_area: 0.01 km2 }
                synthetic: \(Self.label)
                \(more)
                """)
        try small.addDeposits()
        return small
    }

    private func information(_ program: String, _ arguments: [String]) throws -> String {
        let result = try Binary.execute("/usr/bin/env", [program] + arguments)
        #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
        return result.output
    }

    @Test("The GeoPackage carries every statement of run.json, as metadata of the file and of the layer, and described")
    func statements() throws {
        let small = try small()
        #expect(try small.run().status == 0)
        let data = try Data(contentsOf: URL(fileURLWithPath: small.output + "/run.json"))
        let record = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let statements = try #require(record["statements"] as? [String])
        #expect(statements.contains { $0.contains(Self.label) })
        let path = small.output + "/prospects.gpkg"
        let summary = try information("ogrinfo", ["-ro", "-so", "-al", path])
        let described = try information(
            "ogrinfo",
            ["-ro", "-q", path, "-sql", "SELECT description FROM gpkg_contents WHERE table_name = 'prospects'"])
        for (number, statement) in statements.enumerated() {
            let lines = summary.split(separator: "\n").filter { $0.contains("STATEMENT_\(number + 1)=\(statement)") }
            #expect(lines.count == 2, "\(statement) in \(summary)")
            #expect(described.contains(statement), "\(described)")
        }
        #expect(summary.contains("SYNTHETIC=\(Self.label)") && summary.contains("GOSSAN_RUN=Small"))
    }

    @Test(
        "Maps of scores name their model, say what its score is and carry statistics, in both formats",
        arguments: ["cog", "geotiff"])
    func maps(format: String) throws {
        let small = try small("outputs: { format: \(format) }")
        let result = try small.run()
        #expect(result.status == 0, "\(result.errors)")
        let expected = [
            ("prospectivity", "weights_of_evidence", "probability of a deposit per unit cell of 0.01 km2"),
            ("prospectivity_fuzzy_gamma", "fuzzy_gamma", "degree of membership"),
            ("prospectivity_logistic_regression", "logistic_regression", "probability of a deposit"),
            ("uncertainty", "weights_of_evidence", "standard deviation of the probability of a deposit"),
        ]
        for (name, model, meaning) in expected {
            let text = try information("gdalinfo", [small.output + "/maps/\(name).tif"])
            let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(
                lines.contains { $0.hasPrefix("MEANING=\(model): \(meaning)") && $0.hasSuffix("not to quote") },
                "\(text)")
            #expect(lines.contains { $0.hasPrefix("Description = ") && $0.hasSuffix(model) }, "\(text)")
            #expect(text.contains("SYNTHETIC=\(Self.label)") && text.contains("GOSSAN_RUN=Small"), "\(text)")
        }
        for name in expected.map(\.0) + ["height", "near"] {
            try expectStatistics(of: small.output + "/maps/\(name).tif")
        }
    }

    @Test("explain gives values with their unit, and classes by name, as the layers have them")
    func explained() throws {
        let small = try SmallRun(
            evidence: """
                { height: { raster: dem, unit: m, direction: descending }, kind: { class: units, field: kind }, near: { distance: faults, to: geometry } }
                """, inputs: "  units: { vector: units.geojson }",
            more: """
                prospectivity: { model: weights_of_evidence, train: known, unit_cell: 0.01 km2 }
                prospects: { top_area: 10 %, minimum_area: 0.01 km2 }
                """)
        // One unit covers everything, so that its name is known wherever the best cell lies.
        _ = try small.folder.write(
            "units.geojson",
            """
            {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4524"}},
            "features":[{"type":"Feature","properties":{"kind":"A-cib"},"geometry":{"type":"Polygon","coordinates":[[
            [36400000,2600000],[36404000,2600000],[36404000,2604000],[36400000,2604000],[36400000,2600000]]]}}]}
            """)
        try small.addDeposits()
        let result = try small.run()
        #expect(result.status == 0, "\(result.errors)")
        let id = try #require(try Table(csv: small.output + "/prospects.csv").rows.first?["id"])
        let text = try Binary.run(["explain", id, "--run", small.output]).output
        #expect(text.contains("  kind = A-cib adds "), "\(text)")
        // Heights are whole metres below 101, distances are in metres by themselves.
        #expect(try text.contains(Regex("  height = [0-9]{1,3} m adds ")), "\(text)")
        #expect(try text.contains(Regex("  near = [0-9.]+ m adds ")), "\(text)")
    }

    /// `gdalinfo` works the figures out again from a copy (`-unscale` leaves those of the band behind); the
    /// tolerance is that of sums in another order.
    private func expectStatistics(of path: String) throws {
        func figures(_ text: String) -> [Double] {
            ["MINIMUM", "MAXIMUM", "MEAN", "STDDEV"].compactMap { name in
                text.split(separator: "\n").first { $0.contains("STATISTICS_\(name)=") }
                    .flatMap { $0.split(separator: "=").last }.flatMap { Double($0) }
            }
        }
        let folder = try TemporaryFolder()
        let copy = folder.path + "/copy.tif"
        _ = try information("gdal_translate", ["-q", "-unscale", path, copy])
        let stated = figures(try information("gdalinfo", [path]))
        let found = figures(try information("gdalinfo", ["-stats", copy]))
        #expect(stated.count == 4 && found.count == 4, "\(path)")
        for (one, other) in zip(stated, found) { #expect(abs(one - other) <= 1e-9 * max(1, abs(other)), "\(path)") }
    }

    @Test("An input that is made up labels every map, and a system that is assumed is a statement of the results")
    func ofInputs() throws {
        let small = try SmallRun()
        let config = try String(contentsOfFile: small.config, encoding: .utf8)
            .replacing(
                "faults.csv, wkt: wkt, crs: EPSG:4524", with: "faults.csv, wkt: wkt, synthetic: true, crs: EPSG:4524"
            )
            .replacing("dem.asc, crs: EPSG:4524", with: "dem.asc, assume_crs: EPSG:4524")
        try config.write(toFile: small.config, atomically: true, encoding: .utf8)
        let result = try small.run(["--set", "outputs.maps=all"])
        #expect(result.status == 0, "\(result.errors)")
        for name in ["maps/height.tif", "maps/near.tif", "maps/prospectivity.tif"] {
            #expect(
                try information("gdalinfo", [small.output + "/" + name]).contains("SYNTHETIC=made-up inputs: faults"))
        }
        let told = try String(contentsOfFile: small.output + "/prospects.geojson", encoding: .utf8)
        #expect(told.contains("SYNTHETIC: made-up inputs: faults. No real ground is described."))
        #expect(told.contains("Assumption: dem: the file states no system; EPSG:4524"))
    }
}
