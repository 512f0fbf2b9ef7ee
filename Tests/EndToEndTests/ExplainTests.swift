import Foundation
import Testing

/// `explain`: what a prospect rests on, down to files and weakest first.
@Suite("Explanation of a prospect", .serialized) struct ExplainTests {
    private func json(_ id: String, _ folder: String) throws -> [String: Any] {
        let result = try Binary.run(["explain", id, "--run", folder, "--json"])
        #expect(result.status == 0, "\(result.errors)")
        return try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    }

    private func kinds(_ explanation: [String: Any]) -> [String] {
        (explanation["weakest_first"] as? [[String: Any]] ?? []).compactMap { $0["kind"] as? String }
    }

    private func rows(_ folder: String) throws -> [[String: String]] { try Table(csv: folder + "/prospects.csv").rows }

    @Test("Explanations that were edited since the run are refused", arguments: ["explanations.json", "plan.json"])
    func edited(name: String) throws {
        let small = try SmallRun()
        #expect(try small.run().status == 0)
        let id = try #require(try rows(small.output).first?["id"])
        let path = small.output + "/" + name
        try (try String(contentsOfFile: path, encoding: .utf8) + "\n").write(
            toFile: path, atomically: true, encoding: .utf8)
        let result = try Binary.run(["explain", id, "--run", small.output])
        #expect(
            result.status == 65 && result.errors.contains("\(name): is not as the run wrote it"), "\(result.errors)")
        #expect(result.output.isEmpty)
    }

    private static let factors = "  mining: { recovery: 90 % }\n  processing: { route: bayer }\n"

    /// The order is that of the table in docs/outputs.md.
    @Test(
        "Undrilled ground: no hole, then unverified figures, judgements, the model, the spread, and last the licences")
    func undrilled() throws {
        let survey = try ToySurvey()
        let estimate = "estimate:\n\(ToySurvey.undrilled())\n\(Self.factors)"
        let folder = try survey.run(
            ToySurvey.config(estimate + "assumptions: [\"the map is right\"]\n"), ["--quiet"]
        ).folder
        let id = try #require(try rows(folder).first?["id"])
        let explanation = try json(id, folder)
        // Fuzzy gamma learns from nothing and is not validated. The route and the number of deposits (no source) are unverified.
        #expect(
            kinds(explanation) == [
                "no_hole", "unverified_figure", "unverified_figure", "assumption", "weak_model", "wide_spread",
                "no_licence",
            ], "\(explanation["weakest_first"] ?? "")")
        let text = try Binary.run(["explain", id, "--run", folder]).output
        let first = try #require(text.range(of: "  1. No hole: the tonnage is exploration potential"))
        let route = try #require(text.range(of: "The processing route bayer has not been checked"))
        let counts = try #require(text.range(of: "has no stated source"))
        #expect(first.lowerBound < counts.lowerBound && counts.lowerBound < route.lowerBound, "\(text)")
        #expect(text.contains("category: none; exploration potential is neither resource nor reserve"), "\(text)")
        #expect(
            text.contains("deposit model bauxite_synthetic_karst: ") && text.contains("confidence high; verified"),
            "\(text)")
        #expect(text.contains("No licence is stated for belts, likely, known: "), "\(text)")
    }

    /// By hand: 10 x 8 holes 100 m apart, all with ore, lie inside the one outline that they make.
    @Test(
        "Drilled ground: the holes inside the outline, the variogram, the categories, and no word of reserve without a study"
    )
    func drilled() throws {
        let survey = try ToySurvey()
        let folder = try survey.run(
            ToySurvey.config("estimate:\n\(ToySurvey.drilled)\n  mining: { recovery: 90 % }\n"), ["--quiet"]
        ).folder
        let row = try #require(try rows(folder).first { $0["outlined_by"] == "drilled" })
        let id = try #require(row["id"])
        let explanation = try json(id, folder)
        let prospect = try #require(explanation["prospect"] as? [String: Any])
        let estimate = try #require(prospect["estimate"] as? [String: Any])
        let holes = try #require(estimate["holes"] as? [String: Any])
        #expect((holes["with_ore"] as? [String])?.count == 80 && (holes["without"] as? [String])?.isEmpty == true)
        #expect(abs((holes["median_spacing_m"] as? Double ?? 0) - 100) < 1e-6)
        #expect(estimate["reserves"] == nil)
        let ore = try #require((estimate["ore_tonnes"] as? [String: Any])?["mean"] as? Double)
        #expect(abs(ore / 1e6 - number(row, "ore_mt_mean")) < 1e-4)
        #expect(!kinds(explanation).contains("no_hole") && !kinds(explanation).contains("few_holes"))
        #expect(explanation["model"] is NSNull)
        let text = try Binary.run(["explain", id, "--run", folder]).output
        #expect(
            text.contains("inside the outline: 80 with ore (H1, H2, H3, H4, H5, ...), 0 without, 100 m apart (median)"),
            "\(text)")
        #expect(
            text.contains("variogram of thickness, given in the config: nugget 0 + spherical 1 over 1000 m"), "\(text)")
        #expect(
            text.contains("  reserve: none\n") && text.contains("indicated resource, ore in place: mean "), "\(text)")
        #expect(text.contains("which has no say in its place") && kinds(explanation).contains("wide_spread"), "\(text)")
        #expect(text.contains("estimated once, without a spread") && text.contains("kriged once"), "\(text)")
        #expect(text.contains("  estimate.density: dry 2.5 t/m3; moisture 0 %; uncertainty 0 %"), "\(text)")
    }

    @Test("A study makes reserves, which stand beside the resource under their own name")
    func reserves() throws {
        let survey = try ToySurvey()
        let folder = try survey.run(
            ToySurvey.config(
                "estimate:\n\(ToySurvey.drilled)\n  mining: { recovery: 90 % }\n  processing: { route: bayer }\n  study: feasibility\n"
            ), ["--quiet"]
        ).folder
        let row = try #require(try rows(folder).first { $0["outlined_by"] == "drilled" })
        let text = try Binary.run(["explain", row["id"] ?? "", "--run", folder]).output
        #expect(
            text.contains("indicated resource, ore in place: ") && text.contains("probable reserve, run of mine: "),
            "\(text)")
        #expect(!text.contains("reserve: none"))
    }

    /// By hand: thickness of 5 and 1 m in turn, so that the nearest holes of each hole are of the other sort.
    @Test("Holes that tell little of each other are told")
    func checkerboard() throws {
        let survey = try ToySurvey()
        var assay = "hole,from,to,al2o3,sio2\n"
        for number in 1...80 {
            let ore = (number + (number - 1) / 10) % 2 == 0 ? 5.0 : 1
            assay += "H\(number),0,20,10,40\nH\(number),20,\(20 + ore),60,8\nH\(number),\(20 + ore),40,10,40\n"
        }
        _ = try survey.folder.write("assay.csv", assay)
        let folder = try survey.run(ToySurvey.config("estimate:\n\(ToySurvey.drilled)\n"), ["--quiet"]).folder
        let row = try #require(try rows(folder).first { $0["outlined_by"] == "drilled" })
        let explanation = try json(row["id"] ?? "", folder)
        let facts = explanation["weakest_first"] as? [[String: Any]] ?? []
        let weak = try #require(facts.first { $0["kind"] as? String == "weak_model" })
        #expect((weak["words"] as? String)?.hasPrefix("Holes tell little of the thickness between them") == true)
    }

    @Test("Few holes and ground that is inferred alone are told")
    func thin() throws {
        let survey = try ToySurvey()
        // Two holes with ore remain, 100 m apart; no three surround a place, so that all ground is inferred.
        for name in ["collar.csv", "assay.csv"] {
            let path = survey.folder.path + "/" + name
            let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
            let kept = lines.filter { line in
                ["hole", "H1", "H2"].contains(String(line.split(separator: ",")[0]))
            }
            try (kept.joined(separator: "\n") + "\n").write(toFile: path, atomically: true, encoding: .utf8)
        }
        let folder = try survey.run(
            ToySurvey.config(
                "estimate:\n\(ToySurvey.drilled.replacing("extrapolate: 0 m", with: "extrapolate: 100 m"))\n"),
            ["--quiet"]
        ).folder
        let row = try #require(try rows(folder).first { $0["outlined_by"] == "drilled" })
        let text = try Binary.run(["explain", row["id"] ?? "", "--run", folder]).output
        #expect(text.contains("2 holes with ore inside its outline"), "\(text)")
        #expect(text.contains("All of its resource is inferred, the least certain category"), "\(text)")
    }

    @Test("Made-up data come first, and a stated licence is repeated with the file's digest")
    func syntheticAndLicence() throws {
        let survey = try ToySurvey()
        let config = ToySurvey.config("synthetic: made by hand\n")
            .replacing(
                "likely: { raster: likely.asc,",
                with: "likely: { raster: likely.asc, licence: CC BY 4.0, attribution: Toy Survey,")
        let folder = try survey.run(config, ["--quiet"]).folder
        let id = try #require(try rows(folder).first?["id"])
        let explanation = try json(id, folder)
        #expect(kinds(explanation).first == "synthetic_data" && kinds(explanation)[1] == "no_hole")
        let text = try Binary.run(["explain", id, "--run", folder]).output
        #expect(text.contains("  1. The data are made up (made by hand)"), "\(text)")
        #expect(text.contains("No licence is stated for belts, known: "), "\(text)")
        #expect(text.contains("  inputs.known: ") && text.contains("; table known.csv; x x; y y"), "\(text)")
        let sum = try Binary.execute("/usr/bin/env", ["sha256sum", survey.folder.path + "/likely.asc"]).output
        #expect(
            text.contains("  likely: likely.asc (sha256 \(sum.prefix(12)), licence CC BY 4.0, Toy Survey)"), "\(text)")
    }

    /// Thresholds as in docs/outputs.md: below 0.6 it is near chance, below 0.7 weak.
    @Test("How well the map finds deposits held out is judged by the figure of validation.csv")
    func validation() throws {
        let small = try SmallRun(
            more: """
                prospectivity: { model: weights_of_evidence, train: known, unit_cell: 0.01 km2, validate: { spatial_blocks: 8, block: 500 m, random_folds: 8 } }
                prospects: { top_area: 10 %, minimum_area: 0.01 km2 }
                """)
        try small.addDeposits()
        #expect(try small.run().status == 0)
        let id = try #require(try rows(small.output).first?["id"])
        let row = try #require(
            try Table(csv: small.output + "/validation.csv").rows.first {
                $0["curve"] == "spatial blocks" && $0["figure"] == "auc"
            })
        let auc = number(row, "value")
        let explanation = try json(id, small.output)
        let model = try #require(explanation["model"] as? [String: Any])
        let told = try #require((model["validation"] as? [String: Any])?["auc"] as? Double)
        // Foundation may miss the last digit of a number.
        #expect(abs(told - auc) < 1e-12)
        #expect(kinds(explanation).contains("near_chance") == (auc < 0.6), "\(auc)")
        #expect(kinds(explanation).contains("weak_model") == (auc >= 0.6 && auc < 0.7), "\(auc)")
        // Eight deposits trained it: one is an eighth of them.
        let facts = explanation["weakest_first"] as? [[String: Any]] ?? []
        let few = try #require(facts.first { $0["kind"] as? String == "few_deposits" })
        #expect((few["words"] as? String)?.contains("8 known deposits: one more or less is 12.5 % of them") == true)
        #expect(!(model["parameters"] as? [Any] ?? []).isEmpty)
    }

    @Test("A criterion and evidence without a value are told")
    func missing() throws {
        let survey = try ToySurvey()
        let counts = "deposits_by_belt: { W: { n90: 5, n50: 5, n10: 5 } }"
        let folder = try survey.run(
            ToySurvey.config(
                "estimate:\n\(ToySurvey.undrilled(counts: counts))\nrank: { tonnes: 100 % }\n"), ["--quiet"]
        ).folder
        let row = try #require(try rows(folder).first { $0["belt"] == "E" })
        let explanation = try json(row["id"] ?? "", folder)
        #expect(kinds(explanation).contains("missing_criterion"))
        #expect(kinds(explanation).first == "no_hole")
        let text = try Binary.run(["explain", row["id"] ?? "", "--run", folder]).output
        #expect(
            text.contains(
                "The criterion tonnes has no value and counts as the worst [prospects.csv, missing_criteria]"),
            "\(text)")
        #expect(text.contains("Grade and tonnage are not estimated"), "\(text)")
        // The belt's warning touches its own prospects, not those of the other.
        #expect(text.contains("Warning: belt E: is not listed in 'deposits_by_belt'"), "\(text)")
        let other = try #require(try rows(folder).first { $0["belt"] == "W" }?["id"])
        #expect(!(try Binary.run(["explain", other, "--run", folder]).output.contains("Warning: belt E")))
    }

    /// `JSONSerialization` may miss the last digit, so that texts are compared.
    @Test("Numbers of explain are those of explanations.json to the last digit")
    func digits() throws {
        let survey = try ToySurvey()
        let folder = try survey.run(ToySurvey.config("estimate:\n\(ToySurvey.undrilled())\n"), ["--quiet"]).folder
        let id = try #require(try rows(folder).first?["id"])
        let told = try Binary.run(["explain", id, "--run", folder, "--json"]).output
        let kept = try String(contentsOfFile: folder + "/explanations.json", encoding: .utf8)
        let line = try #require(kept.split(separator: "\n").first { $0.hasPrefix("\"\(id)\":") })
        let numbers = line.matches(of: /"(?:mean|score|area_km2|q10)":(-?[0-9.e-]+)/).map { String($0.1) }
        #expect(numbers.count > 5)
        for number in numbers { #expect(told.contains(": \(number)"), "\(number)") }
    }

    /// One deposit in a belt with 10 % probability: a prospect with a share of a third has ore in fewer than one realization in ten.
    @Test("Ore in few realizations, or in none, is a wide spread")
    func rareOre() throws {
        let survey = try ToySurvey()
        for (n10, presence) in [(1, 0.0001..<0.1), (0, 0..<0.0001)] {
            let counts = "deposits_per_belt: { n90: 0, n50: 0, n10: \(n10) }"
            let folder = try survey.run(
                ToySurvey.config("estimate:\n\(ToySurvey.undrilled(counts: counts))\n"), ["--quiet"], into: "n\(n10)"
            ).folder
            let rare = try rows(folder).filter { presence.contains(number($0, "presence")) }
            #expect(!rare.isEmpty)
            for row in rare {
                #expect(number(row, "ore_mt_q90") == 0)
                let facts = try json(row["id"] ?? "", folder)["weakest_first"] as? [[String: Any]] ?? []
                let wide = try #require(facts.first { $0["kind"] as? String == "wide_spread" }, "\(facts)")
                let words = wide["words"] as? String ?? ""
                #expect(words.hasPrefix("At least nine realizations in ten hold no ore (ore is there in "), "\(words)")
            }
        }
    }

    @Test("A run of another version is told, not explained wrongly")
    func otherVersion() throws {
        let survey = try ToySurvey()
        let folder = try survey.run(ToySurvey.config(""), ["--quiet"]).folder
        try "{\"X\":{}}".write(toFile: folder + "/explanations.json", atomically: true, encoding: .utf8)
        let result = try Binary.run(["explain", "X", "--run", folder])
        #expect(result.status == 65 && result.errors.contains("another version"), "\(result.errors)")
    }
}
