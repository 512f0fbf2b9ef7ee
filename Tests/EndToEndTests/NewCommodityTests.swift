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
    }
}
