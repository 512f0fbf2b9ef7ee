import Foundation
import Testing

/// `growth compare`: which differences are reasons of their own, and what is not known.
@Suite("Reasons why two runs differ", .serialized) struct CompareReasonsTests {
    private static let drilled = "estimate:\n\(ToySurvey.drilled)\n"

    /// Raises part of a map from 0.6 to 0.7.
    private static func raiseMap(_ name: String, of survey: ToySurvey) throws {
        let map = survey.folder.path + "/" + name
        let text = try String(contentsOfFile: map, encoding: .utf8)
        try text.replacing("0.6", with: "0.7").write(toFile: map, atomically: true, encoding: .utf8)
    }

    /// Two finished runs of the toy survey: texts and JSON of their comparison.
    private struct Pair {
        let survey: ToySurvey
        let before: FinishedFolder
        let after: FinishedFolder

        /// - Parameters:
        ///   - other: The config of the second run, where it is another.
        ///   - arguments: What the second run is called with.
        ///   - setUp: Done to the survey before the runs.
        ///   - between: Done to the survey between them.
        init(
            _ config: String = ToySurvey.config(""), after other: String? = nil, arguments: [String] = [],
            setUp: (ToySurvey) throws -> Void = { _ in }, between: (ToySurvey) throws -> Void = { _ in }
        ) throws {
            survey = try ToySurvey()
            try setUp(survey)
            before = FinishedFolder(path: try Self.run(survey, config, [], "a"))
            try between(survey)
            after = FinishedFolder(path: try Self.run(survey, other ?? config, arguments, "b"))
        }

        private static func run(
            _ survey: ToySurvey, _ config: String, _ arguments: [String], _ name: String
        ) throws -> String {
            let (result, folder) = try survey.run(config, ["--quiet"] + arguments, into: name)
            try #require(result.status == 0, "\(result.errors)")
            return folder
        }

        func text() throws -> String {
            let result = try Binary.run(["growth", "compare", before.path, after.path])
            #expect(result.status == 0, "\(result.errors)")
            return result.output
        }

        func json() throws -> [String: Any] {
            let result = try Binary.run(["growth", "compare", before.path, after.path, "--json"])
            #expect(result.status == 0, "\(result.errors)")
            return try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
        }

        /// Whether a reason follows from another and whether it changes figures, by its words up to the first colon.
        func reasons() throws -> [String: (follows: Bool, counts: Bool)] {
            try (json()["reasons"] as? [[String: Any]] ?? []).reduce(into: [:]) { all, reason in
                let words = (reason["words"] as? String ?? "").split(separator: ":").first.map(String.init) ?? ""
                all[words] = (
                    reason["follows_from_another"] as? Bool == true, reason["changes_figures"] as? Bool == true
                )
            }
        }
    }

    @Test("An input without a version bars the sentences that nothing (else) differs, and no stage is called untouched")
    func unknownVersion() throws {
        let pair = try Pair()
        for folder in [pair.before, pair.after] { try folder.setVersion(of: "likely.asc") }
        let text = try pair.text()
        #expect(!text.contains("Nothing differs") && text.contains("likely.asc"), "\(text)")
        #expect(text.contains("Whether these hold the same data is not known"), "\(text)")
        let other = FinishedFolder(path: pair.survey.folder.path + "/c")
        let run = try pair.survey.run(
            ToySurvey.config(""), ["--quiet", "--set", "prospects.above=0.7"], into: "c")
        #expect(run.result.status == 0)
        try other.setVersion(of: "likely.asc")
        let words = try Binary.run(["growth", "compare", pair.before.path, other.path]).output
        #expect(!words.contains("Nothing else differs") && !words.contains("Not touched by it"), "\(words)")
        #expect(words.contains("likely.asc") && words.contains("is not known"), "\(words)")
        let json = try Binary.run(["growth", "compare", pair.before.path, other.path, "--json"]).output
        let comparison = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(comparison["unknown_inputs"] as? [String] == ["likely.asc"])
        #expect(comparison["can_be_split"] as? Bool == false)
        #expect(comparison["untouched_stages"] as? [String] == [])
    }

    @Test(
        "Of a file on a server the ETag tells whether it changed; without it another length does, and the same one does not"
    )
    func onServer() throws {
        let pair = try Pair()
        let cases: [(bytes: String, tag: String, before: String, isKnown: Bool, isChanged: Bool)] = [
            ("9", "\"x\"", "\"x\"", true, false), ("9", "\"y\"", "\"x\"", true, true),
            ("8", "null", "\"x\"", true, true),
            ("9", "null", "\"x\"", false, false), ("9", "null", "null", false, false),
        ]
        for (bytes, tag, before, isKnown, isChanged) in cases {
            try pair.before.setVersion(of: "likely.asc", bytes: "9", entityTag: before)
            try pair.after.setVersion(of: "likely.asc", bytes: bytes, entityTag: tag)
            let text = try pair.text()
            #expect(text.contains("Nothing differs") == (isKnown && !isChanged), "\(text)")
            #expect(text.contains("input likely.asc changed (new data)") == isChanged, "\(text)")
            #expect(
                text.contains("is not known, for they have no version on record: likely.asc.") == !isKnown, "\(text)")
            // The next case must find what it is to replace.
            for folder in [pair.before, pair.after] { try folder.setVersion(of: "likely.asc", bytes: "1") }
        }
    }

    @Test("An input without files, as a database is, has no version either")
    func database() throws {
        let pair = try Pair()
        for folder in [pair.before, pair.after] {
            try folder.change(
                "explanations.json", "(\"likely\":\\{[^\\[\\]]*\"files\":\\[)[^\\]]*\\]", to: "$1]")
            try folder.change(
                "run.json", "\\{\\s*\"path\": \"likely.asc\",\\s*\"sha256\": \"[0-9a-f]+\"\\s*\\},", to: "")
        }
        let text = try pair.text()
        #expect(!text.contains("Nothing differs") && text.contains("inputs.likely"), "\(text)")
    }

    @Test("Tables that differ beside the headline figures are named")
    func otherTables() throws {
        let pair = try Pair()
        let table = pair.after.path + "/validation.csv"
        try pair.after.write("validation.csv", try String(contentsOfFile: table, encoding: .utf8) + "a,b,c,1\n")
        let text = try pair.text()
        #expect(!text.contains("Nothing differs") && !text.contains("every figure is the same"), "\(text)")
        #expect(text.contains("validation.csv") && !text.contains("models.csv"), "\(text)")
        let comparison = try pair.json()
        #expect(comparison["same_figures"] as? Bool == false)
        #expect(comparison["tables_that_differ"] as? [String] == ["validation.csv"])
    }

    @Test("Layers named 'source' and 'title' are layers, not wording; titles and licences are")
    func namesOfTheUser() throws {
        let config = ToySurvey.config("").replacing(
            "  likelihood: { raster: likely }",
            with:
                "  likelihood: { raster: likely }\n  source: { raster: likely }\n  title: { raster: likely, title: Map }"
        )
        let pair = try Pair(
            config, after: config.replacing("source: { raster: likely }", with: "other: { raster: likely }"),
            arguments: ["--set", "evidence.title.title=Chart", "--set", "inputs.likely.licence=CC0"])
        let reasons = try pair.reasons()
        for (words, expected) in [
            ("option evidence.source is gone", true), ("option evidence.other is new", true),
            ("option evidence.title.title changed", false), ("option inputs.likely.licence is new", false),
        ] {
            let reason = try #require(reasons.first { $0.key.hasPrefix(words) }, "\(words): \(reasons)")
            #expect(reason.value.counts == expected, "\(words)")
        }
    }

    @Test("Where figures differ and nothing on record can be why, that is said")
    func noReasonOnRecord() throws {
        let pair = try Pair(arguments: ["--set", "name=Other"])
        try pair.after.change("prospects.csv", ",none,", to: ",guess,")
        let text = try pair.text()
        #expect(!text.contains("No figure can rest on that."), "\(text)")
        #expect(text.contains("The records tell no reason for it"), "\(text)")
    }

    @Test("A grid and a coordinate operation follow from what they are made of, not from any other change")
    func consequences() throws {
        let pair = try Pair(
            ToySurvey.config(Self.drilled), arguments: ["--set", "estimate.density.dry=2 t/m3"])
        try pair.before.change("plan.json", "\"known\": \"none: same system\"", to: "\"known\": \"ballpark\"")
        var comparison = try pair.json()
        #expect(comparison["changes"] as? Int == 2, "an operation does not follow from a density")
        try pair.before.change("plan.json", "(\"rows\": )[0-9]+", to: "$177")
        comparison = try pair.json()
        #expect(comparison["changes"] as? Int == 2, "the grid counts, and the operation follows from it")
        let reasons = try pair.reasons()
        let grid = try #require(reasons.first { $0.key.hasPrefix("the study grid") })
        #expect(!grid.value.follows)
    }

    @Test("A grid and an operation follow from the input that they are made of")
    func consequencesOfInput() throws {
        let pair = try Pair(between: { try Self.raiseMap("likely.asc", of: $0) })
        try pair.before.change("plan.json", "(\"rows\": )[0-9]+", to: "$177")
        try pair.before.change("plan.json", "\"likely\": \"none: same system\"", to: "\"likely\": \"ballpark\"")
        #expect(try pair.json()["changes"] as? Int == 1)
    }

    @Test("Inputs whose files share a name without its ending are two")
    func sharedStem() throws {
        let pair = try Pair(
            ToySurvey.config("").replacing("likely.asc", with: "known.asc"),
            setUp: { survey in
                let path = survey.folder.path
                try FileManager.default.copyItem(atPath: path + "/likely.asc", toPath: path + "/known.asc")
            },
            between: { survey in
                try Self.raiseMap("known.asc", of: survey)
                try survey.writeKnown([(4000, 3000)])
            })
        let comparison = try pair.json()
        #expect(comparison["changes"] as? Int == 2 && comparison["can_be_split"] as? Bool == false)
    }

    @Test("The files of one dataset are one reason")
    func filesOfOneInput() throws {
        let pair = try Pair(between: { survey in
            try Self.raiseMap("likely.asc", of: survey)
            // What GDAL keeps beside a raster is a file of it.
            _ = try survey.folder.write(
                "likely.asc.aux.xml",
                "<PAMDataset><Metadata><MDI key=\"AREA_OR_POINT\">Area</MDI></Metadata></PAMDataset>")
        })
        let comparison = try pair.json()
        #expect((comparison["reasons"] as? [Any])?.count == 2 && comparison["changes"] as? Int == 1, "\(comparison)")
    }

    @Test("Data files that a new section brings belong to its reason")
    func newSection() throws {
        let pair = try Pair(after: ToySurvey.config("estimate:\n\(ToySurvey.undrilled())\n"))
        let reasons = try pair.reasons()
        let files = reasons.filter { $0.key.hasPrefix("input Datasets/deposit-models/") }
        #expect(!files.isEmpty && files.allSatisfy(\.value.follows), "\(reasons)")
        #expect(try pair.json()["changes"] as? Int == 1)
    }

    @Test("Two runs that differ in what changes no figure have the same figures")
    func wording() throws {
        let pair = try Pair(arguments: ["--set", "name=Other"])
        let text = try pair.text()
        #expect(text.contains("No figure can rest on that.\nEvery table is the same.\n"), "\(text)")
    }

    private static let layered = ToySurvey.config("").replacing(
        "  likelihood: { raster: likely }",
        with: "  likelihood: { raster: likely }\n  other: { raster: likely }\n  third: { raster: likely }")

    @Test("Evidence layers in another order are a change of their own, and it is told which")
    func layerOrder() throws {
        let turned = Self.layered.replacing("  likelihood: { raster: likely }\n", with: "").replacing(
            "  third: { raster: likely }", with: "  third: { raster: likely }\n  likelihood: { raster: likely }")
        let pair = try Pair(Self.layered, after: turned)
        let words = "the order of evidence layers changed: likelihood, other, third -> other, third, likelihood"
        let reasons = try #require(try pair.json()["reasons"] as? [[String: Any]])
        #expect(reasons.map { $0["words"] as? String } == [words])
        #expect(reasons.first?["class"] as? String == "option" && reasons.first?["changes_figures"] as? Bool == true)
        let text = try pair.text()
        #expect(text.contains("  \(words) (new option)\n") && !text.contains("Nothing differs"), "\(text)")
    }

    @Test("A layer that is new or gone does not change the order of the others")
    func newLayer() throws {
        let pair = try Pair(Self.layered, after: Self.layered.replacing("  other: { raster: likely }\n", with: ""))
        let reasons = try pair.reasons()
        #expect(
            reasons.count == 1 && reasons.keys.first?.hasPrefix("option evidence.other is gone") == true, "\(reasons)")
    }

    @Test("Quantities that mean the same are no change however they are written, and it is noted where nothing differs")
    func rewritten() throws {
        let pair = try Pair(
            ToySurvey.config(Self.drilled).replacing("above: 0.5", with: "above: 0.5, minimum_area: 0.01001 km2"),
            arguments: [
                "--set", "prospects.minimum_area=1.001 ha", "--set", "estimate.density.dry=2500 kg/m3", "--set",
                "grid.cell=0.1 km",
            ])
        let text = try pair.text()
        #expect(text.contains("Nothing differs: the same data, options and program."), "\(text)")
        for note in [
            "option prospects.minimum_area is written in another way and means the same: 0.01001 km2, 1.001 ha",
            "option estimate.density.dry is written in another way and means the same: 2.5 t/m3, 2500 kg/m3",
            "option grid.cell is written in another way and means the same: 100 m, 0.1 km",
        ] { #expect(text.contains("Note: \(note)."), "\(text)") }
        let comparison = try pair.json()
        #expect((comparison["reasons"] as? [Any])?.isEmpty == true && comparison["changes"] as? Int == 0)
    }

    @Test("Beside a real change, another way of writing is not told; a text that is no quantity is a change")
    func rewrittenBeside() throws {
        let config = ToySurvey.config(Self.drilled).replacing("name: Toy", with: "name: 5 km").replacing(
            "  likelihood: { raster: likely }",
            with: "  likelihood: { raster: likely }\n  twice: { expression: likely * 2, unit: 5 m }")
        let pair = try Pair(
            config,
            arguments: [
                "--set", "name=5000 m", "--set", "evidence.twice.unit=500 cm", "--set", "grid.cell=0.1 km", "--set",
                "estimate.density.dry=2 t/m3",
            ])
        let text = try pair.text()
        #expect(text.contains("option name changed: 5 km -> 5000 m"), "\(text)")
        #expect(text.contains("option evidence.twice.unit changed: 5 m -> 500 cm"), "\(text)")
        #expect(!text.contains("grid.cell") && text.contains("2.5 t/m3 -> 2 t/m3"), "\(text)")
        #expect(try pair.json()["changes"] as? Int == 2)
    }

    @Test("Quantities in lists, in mappings and as weights are compared by what they mean too")
    func rewrittenInside() throws {
        let growth =
            "growth: { baseline: opening.csv, base_year: 2024, horizon: 2027, target: [3 %, 5 %], depletion: 1 Mt/a }\n"
        let mining = "  mining: { recovery: 90 %, dilution: 5 %, waste: { al2o3: 20 %, sio2: 40 % } }\n"
        let config = ToySurvey.config(Self.drilled + mining + "rank: { tonnes: 60 %, al2o3: 40 % }\n" + growth)
        let pair = try Pair(
            config,
            after: config.replacing("[3 %, 5 %]", with: "[30 ‰, 5 %]").replacing("al2o3: 20 %", with: "al2o3: 200 ‰")
                .replacing("tonnes: 60 %", with: "tonnes: 600 ‰").replacing("1 Mt/a", with: "1000 kt/a"),
            setUp: { survey in
                _ = try survey.folder.write("opening.csv", "belt,class,tonnes,year\nW,inferred,50000000,2024\n")
            })
        let text = try pair.text()
        #expect(text.contains("Nothing differs"), "\(text)")
        for option in ["growth.target", "growth.depletion", "estimate.mining.waste.al2o3", "rank.tonnes"] {
            #expect(text.contains("Note: option \(option) is written in another way"), "\(text)")
        }
    }

    @Test("Where a change changes no figure, no changes are said to come of it", arguments: [1, 2])
    func idleChange(count: Int) throws {
        // Nothing is drawn without an estimate of undrilled ground, and no prospect is so small.
        let options = ["seed=8", "prospects.minimum_area=0.01 km2"]
        let pair = try Pair(arguments: options.prefix(count).flatMap { ["--set", $0] })
        let text = try pair.text()
        let said =
            count == 1
            ? "Nothing else differs, and no figure changes with it."
            : "2 things differ at once, and no figure changes with them."
        #expect(text.contains("\n\(said)\nEvery table is the same.\n"), "\(text)")
        #expect(!text.contains("come of"), "\(text)")
    }
}
