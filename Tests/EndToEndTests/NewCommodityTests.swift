import Foundation
import Testing

/// The recipe of docs/architecture.md for a commodity, followed.
@Suite("A new commodity") struct NewCommodityTests {
    /// Files as the recipe lists them, beside the config.
    private func writeDataFiles(_ survey: ToySurvey) throws {
        for name in ["commodities", "deposit-models", "cutoffs"] {
            try FileManager.default.createDirectory(
                atPath: survey.folder.path + "/" + name, withIntermediateDirectories: true)
        }
        _ = try survey.folder.write(
            "commodities/rutile.yaml",
            """
            id: rutile
            title: Rutile of the tests
            grades:
              tio2: { title: Titania, unit: "%", role: valuable }
              sio2: { title: Silica, unit: "%", role: deleterious }
            ratios:
              ti_si: { title: Titania-silica ratio, numerator: tio2, denominator: sio2 }
            density: { dry: 3 t/m3, source: the test, confidence: high, verified: true }
            routes:
              gravity: { kind: fixed, recovery: 80 %, product: tio2, source: the test, confidence: high, verified: true }
            deposit_models: [rutile_placer]
            ranking: { recoverable_tio2: 60 %, ti_si: 40 % }
            """)
        _ = try survey.folder.write(
            "deposit-models/rutile_placer.yaml",
            """
            id: rutile_placer
            title: Placer of the tests
            commodity: rutile
            tonnage: { p90: 1 Mt, p50: 3 Mt, p10: 9 Mt, truncate: [0.3 Mt, 100 Mt] }
            grades:
              tio2: { p90: 50 %, p50: 55 %, p10: 60 % }
              sio2: { p90: 6 %, p50: 8 %, p10: 10 % }
            tonnage_grade_correlation: 0
            source: the test
            confidence: high
            verified: true
            """)
        _ = try survey.folder.write(
            "cutoffs/rutile_pit.yaml",
            """
            id: rutile_pit
            title: Pit of the tests
            commodity: rutile
            cutoff: ["tio2 >= 40 %"]
            industrial: ["tio2 >= 40 %"]
            minimum_thickness: 0.5 m
            maximum_parting: 0.5 m
            source: the test
            confidence: high
            verified: true
            """)
    }

    private func rewrite(_ survey: ToySurvey, _ name: String, _ old: String, _ new: String) throws {
        let text = try String(contentsOfFile: survey.folder.path + "/" + name, encoding: .utf8)
        #expect(text.contains(old))
        _ = try survey.folder.write(name, text.replacing(old, with: new))
    }

    /// The holes hold 60 % of the valuable grade and 8 % of silica in every sample of ore: the ratio is 7.5, of each tonne of ore
    /// 0.6 x 80 % is recovered where mining takes all.
    @Test("It needs data files alone: grade, ratio, cut-off, deposit model, route and ranking come from them")
    func dataFiles() throws {
        let survey = try ToySurvey()
        try writeDataFiles(survey)
        try rewrite(survey, "assay.csv", "al2o3", "tio2")
        try rewrite(survey, "belts.geojson", "bauxite_synthetic_karst", "rutile_placer")
        let estimate = """
            estimate:
            \(ToySurvey.drilled.replacing("cutoff:     { cutoff: [\"al2o3 >= 40 %\"], industrial: [\"al2o3 >= 40 %\"], minimum_thickness: 0.5 m, maximum_parting: 0.5 m }", with: "cutoff:     { profile: rutile_pit }"))
            \(ToySurvey.undrilled())
              mining:     { recovery: 100 %, dilution: 0 % }
              processing: { route: gravity }
            """
        let config = ToySurvey.config(estimate).replacing("commodity: bauxite", with: "commodity: rutile")
        #expect(config.contains("rutile_pit"))
        let rows = try survey.table(config, "prospects.csv")
        let drilled = try #require(rows.first { $0["basis"] == "drilled" })
        #expect(abs(number(drilled, "tio2_mean") - 60) < 1e-3)
        #expect(abs(number(drilled, "ti_si_mean") - 7.5) < 1e-3)
        let ore = number(drilled, "ore_mt_mean")
        #expect(ore > 0 && abs(number(drilled, "recoverable_tio2_mt_mean") - ore * 0.6 * 0.8) < 2e-4)
        let undrilled = try #require(rows.first { $0["basis"] == "exploration potential" })
        #expect((50...60).contains(number(undrilled, "tio2_q50")))
        let run = try String(contentsOfFile: survey.folder.path + "/out/run.json", encoding: .utf8)
        #expect(!run.contains("bauxite"))
        // What is told as the place of a figure lies there, seen from the config.
        let told = try String(contentsOfFile: survey.folder.path + "/out/explanations.json", encoding: .utf8)
        for file in ["commodities/rutile.yaml", "deposit-models/rutile_placer.yaml", "cutoffs/rutile_pit.yaml"] {
            #expect(told.contains("\"\(file)\"") && !told.contains("Datasets/\(file)"), "\(file)")
        }
    }

    /// By hand: each tonne of ore holds 3 g, of which 80 % are recovered; with ore of a few Mt that is a few tonnes of metal.
    @Test("Metal that comes in tonnes keeps its figures in every table and in words")
    func smallQuantities() throws {
        let survey = try ToySurvey()
        _ = try survey.folder.write(
            "gold.yaml",
            """
            id: gold
            title: Gold of the tests
            grades: { au: { title: Gold, unit: g/t, role: valuable } }
            density: { dry: 3 t/m3, source: the test, confidence: high, verified: true }
            routes:
              leach: { kind: fixed, recovery: 80 %, product: au, source: the test, confidence: high, verified: true }
            ranking: { recoverable_au: 100 % }
            """)
        try rewrite(survey, "assay.csv", "al2o3", "au")
        try rewrite(survey, "assay.csv", ",60,8", ",3,8")
        try rewrite(survey, "assay.csv", ",10,40", ",0.1,40")
        let estimate = """
            estimate:
            \(ToySurvey.drilled.replacing("al2o3 >= 40 %", with: "au >= 1 g/t"))
              mining:     { recovery: 100 %, dilution: 0 % }
              processing: { route: leach }
            """
        let config = ToySurvey.config(estimate).replacing("commodity: bauxite", with: "commodity: gold.yaml")
        let rows = try survey.table(config, "prospects.csv")
        let row = try #require(rows.first { $0["basis"] == "drilled" })
        let expected = number(row, "ore_mt_mean") * 3e-6 * 0.8
        #expect(expected > 0)
        // Ore has four decimals, which is what the rest of the error is of.
        #expect(abs(number(row, "recoverable_au_mt_mean") / expected - 1) < 1e-3, "\(row)")
        let folder = survey.folder.path + "/out"
        let map = Data(try String(contentsOfFile: folder + "/prospects.geojson", encoding: .utf8).utf8)
        let features = try #require(
            (try JSONSerialization.jsonObject(with: map) as? [String: Any])?["features"] as? [[String: Any]])
        let mapped = features.compactMap { ($0["properties"] as? [String: Any])?["recoverable_au_mt_mean"] as? Double }
        #expect(mapped.contains { abs($0 / expected - 1) < 1e-3 }, "\(mapped)")
        let stored = try Binary.execute(
            "/usr/bin/env", ["ogrinfo", "-ro", "-al", "-geom=NO", folder + "/prospects.gpkg"])
        let inLayer = stored.output.split(separator: "\n").filter { $0.contains("recoverable_au_mt_mean (Real) = ") }
            .compactMap { $0.split(separator: " ").last.flatMap { Double($0) } }
        #expect(inLayer.contains { abs($0 / expected - 1) < 1e-3 }, "\(inLayer)")
        let told = try Binary.run(["explain", row["id"] ?? "", "--run", folder]).output
        let words = told.split(separator: "\n").first { $0.contains("au that mining and processing recover: mean ") }
        let mean = words?.split(separator: " ").drop { $0 != "mean" }.dropFirst().first.flatMap { Double($0) }
        // Three significant places.
        #expect(abs((mean ?? 0) / expected - 1) < 1e-2, "\(words ?? "")")
    }
}
