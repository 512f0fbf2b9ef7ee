import Foundation
import Testing

/// `growth compare`: what changed between two runs, and why.
@Suite("Comparison of two runs", .serialized) struct CompareRunsTests {
    private func compare(_ before: String, _ after: String, _ arguments: [String] = []) throws -> CommandResult {
        try Binary.run(["growth", "compare", before, after] + arguments)
    }

    private func json(_ before: String, _ after: String) throws -> [String: Any] {
        let result = try compare(before, after, ["--json"])
        #expect(result.status == 0, "\(result.errors)")
        return try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    }

    private func reasons(_ comparison: [String: Any]) -> [String] {
        (comparison["reasons"] as? [[String: Any]] ?? []).map { "\($0["class"] ?? ""): \($0["words"] ?? "")" }
    }

    private func prospects(_ comparison: [String: Any]) -> [[String: Any]] {
        comparison["prospects"] as? [[String: Any]] ?? []
    }

    /// A figure of a prospect before and after; NaN where it is not known.
    private func figure(_ prospect: [String: Any], _ name: String) -> (before: Double, after: Double) {
        let all = prospect["figures"] as? [String: Any]
        let pair = all?[name] as? [String: Any]
        return ((pair?["before"] as? NSNumber)?.doubleValue ?? .nan, (pair?["after"] as? NSNumber)?.doubleValue ?? .nan)
    }

    private static let drilled = "estimate:\n\(ToySurvey.drilled)\n"

    @Test("Equal runs differ in nothing, and it is said")
    func equal() throws {
        let survey = try ToySurvey()
        let config = ToySurvey.config(Self.drilled)
        let folders = try ["a", "b"].map { try survey.run(config, ["--quiet"], into: $0).folder }
        let result = try compare(folders[0], folders[1])
        #expect(result.status == 0, "\(result.errors)")
        #expect(
            result.output.contains("Nothing differs: the same data, options and program.\nEvery table is the same.\n")
        )
        #expect(!result.output.contains("Prospects:"), "\(result.output)")
        let comparison = try json(folders[0], folders[1])
        #expect(comparison["same_figures"] as? Bool == true && reasons(comparison).isEmpty)
        #expect(prospects(comparison).allSatisfy { $0["changed"] as? Bool == false })
    }

    /// By hand: tonnage is area x thickness x density, so that 2.0 instead of 2.5 t/m3 leaves four fifths. Prospects of the map have
    /// no tonnage here.
    @Test("One option changed: tonnages before and after are those of the tables, and the option is the reason")
    func option() throws {
        let survey = try ToySurvey()
        let config = ToySurvey.config(Self.drilled)
        let before = try survey.run(config, ["--quiet"], into: "a").folder
        let after = try survey.run(config, ["--quiet", "--set", "estimate.density.dry=2 t/m3"], into: "b").folder
        let text = try compare(before, after).output
        #expect(text.contains("  option estimate.density.dry changed: 2.5 t/m3 -> 2 t/m3 (new option)\n"), "\(text)")
        #expect(text.contains("Nothing else differs, so that all changes come of it."))
        #expect(text.contains("Not touched by it: evidence/likelihood, prospectivity.\n"), "\(text)")
        let comparison = try json(before, after)
        #expect(reasons(comparison) == ["option: option estimate.density.dry changed: 2.5 t/m3 -> 2 t/m3"])
        let tables = try [before, after].map { try Table(csv: $0 + "/prospects.csv").rows }
        let drilled = try #require(prospects(comparison).first { ($0["id"] as? String)?.hasSuffix("D") == true })
        let ore = figure(drilled, "ore_mt_mean")
        let rows = try tables.map { table in try #require(table.first { $0["id"] == drilled["id"] as? String }) }
        #expect(ore.before == number(rows[0], "ore_mt_mean") && ore.after == number(rows[1], "ore_mt_mean"))
        // Tables have four decimals.
        #expect(ore.before > 1 && abs(ore.after - 0.8 * ore.before) < 1e-4)
        // What moved comes first: all others have no tonnage and keep their ranks.
        #expect(prospects(comparison).first?["id"] as? String == drilled["id"] as? String)
    }

    @Test("One input changed: the file is the reason")
    func input() throws {
        let survey = try ToySurvey()
        let before = try survey.run(ToySurvey.config(""), ["--quiet"], into: "a").folder
        // The square A of belt E, 0.8 before, is poor ground now.
        let map = survey.folder.path + "/likely.asc"
        let text = try String(contentsOfFile: map, encoding: .utf8)
        let poorer = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            let cells = line.split(separator: " ")
            guard cells.count == 60 else { return String(line) }
            return (cells.prefix(30) + cells.dropFirst(30).map { $0 == "0.8" ? "0.1" : $0 }).joined(separator: " ")
        }
        try poorer.joined(separator: "\n").write(toFile: map, atomically: true, encoding: .utf8)
        let after = try survey.run(ToySurvey.config(""), ["--quiet"], into: "b").folder
        let result = try compare(before, after)
        #expect(result.output.contains("  input likely.asc changed (new data)\n"), "\(result.output)")
        #expect(result.output.contains("Nothing else differs"))
        let comparison = try json(before, after)
        #expect(reasons(comparison) == ["data: input likely.asc changed"])
        let gone = prospects(comparison).filter { $0["fate"] as? String == "gone" }
        #expect(gone.count == 1 && (gone[0]["id"] as? String)?.hasPrefix("E-") == true)
        #expect(result.output.contains("3 in both runs") && result.output.contains("1 gone"), "\(result.output)")
    }

    @Test("Another model is a new method")
    func model() throws {
        let small = try SmallRun(
            more: """
                prospectivity: { model: weights_of_evidence, train: known, unit_cell: 0.01 km2 }
                prospects: { top_area: 10 %, minimum_area: 0.01 km2 }
                """)
        try small.addDeposits()
        #expect(try small.run().status == 0)
        let other = small.folder.path + "/other"
        let again = try Binary.run([
            "run", small.config, "--output", other, "--quiet", "--set", "prospectivity.model=fuzzy_gamma",
        ])
        #expect(again.status == 0, "\(again.errors)")
        let text = try compare(small.output, other).output
        let reason = "option prospectivity.model changed: weights_of_evidence -> fuzzy_gamma"
        #expect(text.contains("  \(reason) (new method)\n"), "\(text)")
        let comparison = try json(small.output, other)
        #expect(reasons(comparison) == ["method: \(reason)"])
        #expect(comparison["untouched_stages"] as? [String] == ["evidence/height", "evidence/near"])
        let ids = try Set(Table(csv: other + "/prospects.csv").rows.compactMap { $0["id"] })
        #expect(Set(prospects(comparison).compactMap { $0["id_after"] as? String }) == ids)
    }

    @Test("Where several things differ, it is said that changes cannot be split between them")
    func several() throws {
        let survey = try ToySurvey()
        let config = ToySurvey.config(Self.drilled)
        let before = try survey.run(config, ["--quiet"], into: "a").folder
        try survey.writeKnown([(1000, 3000), (4000, 3000)])
        let after = try survey.run(
            config, ["--quiet", "--set", "estimate.density.dry=2 t/m3", "--set", "name=Other"], into: "b"
        ).folder
        let text = try compare(before, after).output
        #expect(text.contains("2 things differ at once") && text.contains("cannot be split between them"), "\(text)")
        #expect(text.contains("option name changed: Toy -> Other (new option, which changes no figure)"), "\(text)")
        let comparison = try json(before, after)
        #expect(comparison["can_be_split"] as? Bool == false && comparison["changes"] as? Int == 2)
    }

    @Test("Data that only lie elsewhere are no reason")
    func moved() throws {
        let survey = try ToySurvey()
        let before = try survey.run(ToySurvey.config(""), ["--quiet"], into: "a").folder
        try FileManager.default.copyItem(
            atPath: survey.folder.path + "/known.csv", toPath: survey.folder.path + "/deposits.csv")
        let after = try survey.run(
            ToySurvey.config(""), ["--quiet", "--set", "inputs.known.table=deposits.csv"], into: "b"
        ).folder
        let text = try compare(before, after).output
        #expect(
            text.contains("Nothing differs") && text.contains("Note: deposits.csv holds the same data as known.csv."))
        try survey.writeKnown([(1000, 3000)])
        try "name,x,y\nK1,36504000,2603000\n".write(
            toFile: survey.folder.path + "/deposits.csv", atomically: true, encoding: .utf8)
        let other = try survey.run(
            ToySurvey.config(""), ["--quiet", "--set", "inputs.known.table=deposits.csv"], into: "c"
        ).folder
        let words = try compare(before, other).output
        #expect(
            words.contains("  option inputs.known.table changed: known.csv -> deposits.csv (new data)\n"), "\(words)")
        #expect(words.contains("Nothing else differs"), "\(words)")
    }

    /// By hand: the squares A and B of a belt lie 1 km apart, so that 1.1 km make one prospect of the two, which keeps the best cell
    /// of A and with it the id.
    @Test("Prospects that became one, and those that fell apart, are named as such")
    func mergedAndSplit() throws {
        let survey = try ToySurvey()
        let apart = try survey.run(ToySurvey.config(""), ["--quiet"], into: "a").folder
        let joined = try survey.run(
            ToySurvey.config(""), ["--quiet", "--set", "prospects.merge_distance=1.1 km"], into: "b"
        ).folder
        let merging = prospects(try json(apart, joined))
        #expect(merging.count { $0["fate"] as? String == "both" } == 2)
        let merged = merging.filter { $0["fate"] as? String == "merged" }
        #expect(merged.count == 2)
        for prospect in merged {
            let into = try #require((prospect["split_into"] as? [String])?.first)
            let whole = try #require(merging.first { $0["id"] as? String == into })
            #expect(whole["comes_from"] as? [String] == [prospect["id"] as? String ?? ""])
            // One square kilometre by the map; the true area differs by less than 1 %.
            #expect(abs(figure(whole, "area_km2").before - 1) < 0.01 && abs(figure(whole, "area_km2").after - 2) < 0.02)
        }
        let splitting = prospects(try json(joined, apart))
        #expect(splitting.count { $0["fate"] as? String == "split_off" } == 2)
        let text = try compare(joined, apart).output
        #expect(text.contains("2 in both runs, 0 of them as before, 2 split off"), "\(text)")
        #expect(text.contains("split off W-") && text.contains("ground of it is now W-"), "\(text)")
    }

    /// By hand: mining of 1 Mt/a takes 2 Mt until 2026 and 3 Mt until 2027.
    @Test("The growth ledger is compared line by line, resource and reserve apart")
    func ledger() throws {
        let survey = try ToySurvey()
        _ = try survey.folder.write("baseline.csv", "belt,class,mt\nW,inferred,20\nW,probable,9\n")
        let growth =
            "growth: { baseline: baseline.csv, base_year: 2024, horizon: 2026, target: [3 %], depletion: 1 Mt/a }\n"
        let config = ToySurvey.config(Self.drilled + growth)
        let before = try survey.run(config, ["--quiet"], into: "a").folder
        let after = try survey.run(config, ["--quiet", "--set", "growth.horizon=2027"], into: "b").folder
        let comparison = try json(before, after)
        let lines = comparison["growth"] as? [[String: Any]] ?? []
        for series in ["resource", "reserve"] {
            let line = try #require(
                lines.first {
                    $0["belt"] as? String == "W" && $0["series"] as? String == series && $0["class"] as? String == "all"
                        && $0["item"] as? String == "depletion"
                })
            let mean = try #require(line["value_mean"] as? [String: Any])
            #expect(mean["before"] as? Double == 2 && mean["after"] as? Double == 3, "\(series)")
        }
        #expect(!lines.contains { ($0["series"] as? String)?.contains("+") == true })
        let text = try compare(before, after).output
        let resource = try #require(text.range(of: "Growth ledger of resource"))
        let reserve = try #require(text.range(of: "Growth ledger of reserve"))
        #expect(resource.lowerBound < reserve.lowerBound)
        #expect(text.contains("  W, all classes: depletion 2.00 -> 3.00; closing"), "\(text)")
    }

    @Test("A class that held nothing is 0 and not unknown; a target that one run alone has is told as that")
    func nothingHeld() throws {
        let survey = try ToySurvey()
        _ = try survey.folder.write("baseline.csv", "belt,class,mt\nW,inferred,20\nW,probable,9\n")
        _ = try survey.folder.write("more.csv", "belt,class,mt\nW,inferred,20\nW,probable,9\nW,proved,2\n")
        let growth = "growth: { baseline: baseline.csv, base_year: 2024, horizon: 2026, target: [3 %] }\n"
        let config = ToySurvey.config(Self.drilled + growth)
        let before = try survey.run(config, ["--quiet"], into: "a").folder
        let after = try survey.run(
            config, ["--quiet", "--set", "growth.baseline=more.csv", "--set", "growth.target=[7 %]"], into: "b"
        ).folder
        let text = try compare(before, after).output
        #expect(text.contains("  W, proved: opening 0 -> 2.00; closing 0 -> 2.00\n"), "\(text)")
        #expect(!text.contains("0 -> 0.0"), "0 in other digits is no change: \(text)")
        #expect(
            text.contains("probability of +7 % net of depletion: ")
                && text.contains("% in the second run; the first does not review it"), "\(text)")
        #expect(
            text.contains("probability of +3 % net of depletion: ")
                && text.contains("% in the first run; the second does not review it"))
    }

    @Test("A study turns recoverable ore into reserve; the resource stays, and the two are told apart")
    func reserve() throws {
        let survey = try ToySurvey()
        let config = ToySurvey.config(
            "estimate:\n\(ToySurvey.drilled)\n  mining: { recovery: 90 % }\n  processing: { route: bayer }\n  study: none\n"
        )
        let before = try survey.run(config, ["--quiet"], into: "a").folder
        let after = try survey.run(config, ["--quiet", "--set", "estimate.study=feasibility"], into: "b").folder
        let drilled = try #require(
            prospects(try json(before, after)).first { ($0["id"] as? String)?.hasSuffix("D") == true })
        let reserves = try #require(drilled["reserve_run_of_mine_mt_mean"] as? [String: Any])
        let probable = try #require(reserves["probable"] as? [String: Any])
        #expect(probable["before"] is NSNull)
        let indicated = figure(drilled, "indicated_mt")
        // By hand: 90 % of the indicated ore is mined, without dilution.
        let mined = try #require(probable["after"] as? Double)
        #expect(
            indicated.before > 1 && indicated.before == indicated.after && abs(mined - 0.9 * indicated.after) < 2e-4)
        let text = try compare(before, after).output
        #expect(text.contains("reserve by category, mean run of mine, Mt: probable not known -> "), "\(text)")
        #expect(text.contains("-> probable reserve") && !text.contains("resource by category"), "\(text)")
    }

    @Test("Another cell size makes other ids; prospects are matched by the ground that they share")
    func otherGrid() throws {
        let survey = try ToySurvey()
        let before = try survey.run(ToySurvey.config(""), ["--quiet"], into: "a").folder
        let after = try survey.run(ToySurvey.config(""), ["--quiet", "--set", "grid.cell=50 m"], into: "b").folder
        let comparison = try json(before, after)
        #expect(prospects(comparison).count == 4)
        for prospect in prospects(comparison) {
            #expect(prospect["fate"] as? String == "both")
            #expect(prospect["id_before"] as? String != prospect["id_after"] as? String)
            let area = figure(prospect, "area_km2")
            // The map between centres of its own cells is interpolated, which moves the outline by less than a cell.
            #expect(abs(area.before - area.after) < 0.25, "\(area)")
        }
        let text = try compare(before, after).output
        #expect(text.contains("option grid.cell changed: 100 m -> 50 m (new option)"), "\(text)")
        #expect(text.contains(", which goes with another)") && text.contains("Nothing else differs"), "\(text)")
        #expect(text.contains("Note: the study grids differ"), "\(text)")
    }

    @Test("What cannot be compared is refused with the reason")
    func refused() throws {
        let survey = try ToySurvey()
        let toy = try survey.run(ToySurvey.config(""), ["--quiet"], into: "a").folder
        let iron = try survey.run(ToySurvey.config(""), ["--quiet", "--set", "commodity=iron"], into: "b").folder
        let small = try SmallRun()
        #expect(try small.run().status == 0)
        let empty = try TemporaryFolder()
        let cases: [(folder: String, status: Int32, words: String)] = [
            (toy, 64, "is the folder that it shall be compared with"),
            (toy + "/../a", 64, "is the folder that it shall be compared with"),
            (iron, 64, "are of bauxite and iron"),
            (small.output, 64, "study ground that lies apart"),
            (empty.path, 66, "holds no finished run"),
        ]
        for (folder, status, words) in cases {
            let result = try compare(toy, folder)
            #expect(result.status == status && result.errors.contains(words), "\(result.errors)")
            #expect(result.output.isEmpty)
        }
        try "{".write(toFile: iron + "/plan.json", atomically: true, encoding: .utf8)
        let damaged = try compare(toy, iron)
        #expect(damaged.status == 65 && damaged.errors.contains("plan.json"), "\(damaged.errors)")
        try FileManager.default.removeItem(atPath: small.output + "/prospects.csv")
        let gone = try compare(small.output, toy)
        #expect(gone.status == 66 && gone.errors.contains("prospects.csv"), "\(gone.errors)")
    }

    @Test("Another build of the program, another library and another coordinate operation are new methods")
    func versions() throws {
        let survey = try ToySurvey()
        let config = ToySurvey.config("")
        let folders = try ["a", "b"].map { try survey.run(config, ["--quiet"], into: $0).folder }
        let edited = FinishedFolder(path: folders[0])
        try edited.change("plan.json", "\"likely\": \"none: same system\"", to: "\"likely\": \"ballpark\"")
        let operation = try compare(folders[0], folders[1]).output
        let words = "the coordinate operation of likely changed: ballpark -> none: same system (new method"
        #expect(operation.contains("  \(words))\n") && operation.contains("Nothing else differs"), "\(operation)")
        try edited.change("run.json", "\"build\": \"[0-9a-f]+\"", to: "\"build\": \"0123456789ab\"")
        let build = try compare(folders[0], folders[1]).output
        #expect(build.contains("2 things differ at once"), "an operation does not follow from a build: \(build)")
        try edited.change("run.json", "\"GDAL\": \"[0-9.]+\"", to: "\"GDAL\": \"1.0.0\"")
        let text = try compare(folders[0], folders[1]).output
        #expect(text.contains("  GDAL changed: 1.0.0 -> ") && text.contains("(build 0123456789ab) -> "), "\(text)")
        #expect(text.contains("2 things differ at once"), "\(text)")
        // PROJ chooses the operation by what is installed, which may have come with the library.
        #expect(text.contains("  \(words), which goes with another)\n"), "\(text)")
        #expect(text.contains("Every table is the same."))
    }

    @Test("The folder work is not needed")
    func withoutWork() throws {
        let survey = try ToySurvey()
        let config = ToySurvey.config(Self.drilled)
        let before = try survey.run(config, ["--quiet"], into: "a").folder
        let after = try survey.run(config, ["--quiet", "--set", "estimate.density.dry=2 t/m3"], into: "b").folder
        let whole = try compare(before, after)
        for folder in [before, after] { try FileManager.default.removeItem(atPath: folder + "/work") }
        let bare = try compare(before, after)
        #expect(bare.status == 0 && bare.output == whole.output, "\(bare.errors)")
    }

    @Test("Another seed is told as other draws")
    func seed() throws {
        let survey = try ToySurvey()
        let config = ToySurvey.config("estimate:\n\(ToySurvey.undrilled())\n")
        let before = try survey.run(config, ["--quiet"], into: "a").folder
        let after = try survey.run(config, ["--quiet", "--seed", "8"], into: "b").folder
        let text = try compare(before, after).output
        #expect(
            text.contains("  option seed changed: 7 -> 8 (new option, which changes what chance draws)\n"), "\(text)")
        #expect(text.contains("4 in both runs") && !text.contains("not known"), "\(text)")
    }

    @Test("Runs without an estimate are compared by rank and area, and it is said what they lack")
    func withoutEstimate() throws {
        let survey = try ToySurvey()
        let map = try survey.run(ToySurvey.config(""), ["--quiet"], into: "a").folder
        let drilled = try survey.run(ToySurvey.config(Self.drilled), ["--quiet"], into: "b").folder
        let text = try compare(map, drilled).output
        #expect(
            text.contains("Note: \(map) estimates no tonnage.") && text.contains("neither run reviews growth"),
            "\(text)")
        #expect(text.contains("option estimate is new: "), "\(text)")
        #expect(text.contains(": new, rank 1"), "\(text)")
    }

    @Test("The review of one run is told as before, with and without its name")
    func review() throws {
        let survey = try ToySurvey()
        let growth = "growth: { base_year: 2024, horizon: 2026, target: [3 %] }\n"
        let folder = try survey.run(ToySurvey.config(Self.drilled + growth), ["--quiet"], into: "a").folder
        let plain = try Binary.run(["growth", folder])
        #expect(plain.status == 0 && plain.output.contains("probability_net"), "\(plain.errors)")
        #expect(try Binary.run(["growth", "review", folder]).output == plain.output)
        let json = try Binary.run(["growth", folder, "--json"]).output
        #expect(try JSONSerialization.jsonObject(with: Data(json.utf8)) is [[String: Any]])
    }
}
