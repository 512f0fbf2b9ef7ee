import Foundation
import TestSupport
import Testing

/// Numbers of undiscovered deposits as the config tells them.
@Suite("Elicited numbers of deposits", .serialized) struct ElicitedNumbersTests {
    private func config(_ counts: String) -> String {
        ToySurvey.config(
            """
            estimate:
            \(ToySurvey.undrilled(counts: counts))
            growth:
              baseline: baseline.csv
              base_year: 2024
              horizon: 2027
              target: [3 %]
              scenario: { discovered_by_horizon: 100 % }
            """)
    }

    private func run(_ counts: String) throws -> (result: CommandResult, output: String) {
        let survey = try ToySurvey()
        _ = try survey.folder.write("baseline.csv", "belt,class,mt,year\nW,inferred,5,2024\nE,inferred,3,2024\n")
        let (result, output) = try survey.run(config(counts))
        #expect(result.status == 0, "\(result.errors)")
        let tables = try ["belts", "prospects", "growth"].map { try Table(csv: output + "/\($0).csv").rows }
        try check(tables[0], tables[1], tables[2], isEasternKnown: counts.contains("E:"))
        return (result, output)
    }

    /// Unknown is empty; a stated zero is 0.
    private func check(
        _ belts: [[String: String]], _ prospects: [[String: String]], _ growth: [[String: String]], isEasternKnown: Bool
    ) throws {
        let eastern = try #require(belts.first { $0["belt"] == "E" })
        let western = try #require(belts.first { $0["belt"] == "W" })
        #expect(number(western, "undiscovered_mean") > 4 && number(western, "potential_mt_mean") > 0)
        for name in ["undiscovered_mean", "potential_mt_q10", "potential_mt_mean"] {
            #expect(isEasternKnown ? number(eastern, name) == 0 : eastern[name] == "", "\(name)")
        }
        for row in prospects where row["belt"] == "E" {
            #expect(isEasternKnown ? number(row, "ore_mt_mean") == 0 : row["ore_mt_mean"] == "")
            #expect(row["basis"] == (isEasternKnown ? "exploration potential" : "none"))
        }
        func discovery(_ belt: String) -> Double {
            growth.first { $0["belt"] == belt && $0["class"] == "all" && $0["item"] == "discovery" }
                .map { number($0, "value_mean") } ?? .nan
        }
        // W discovers more than the 3 % of its 5 Mt in nearly all realizations; E nothing, or nobody knows what.
        func probability(_ belt: String) -> Double {
            growth.first { $0["belt"] == belt && $0["item"] == "probability_net" && $0["target_percent"] == "3" }
                .map { number($0, "value_mean") } ?? .nan
        }
        #expect(probability("W") > 0.8 && probability("overall") > 0.8)
        #expect(discovery("W") > 0 && discovery("overall") == discovery("W"))
        #expect(isEasternKnown ? probability("E") == 0 && discovery("E") == 0 : probability("E").isNaN)
        let lines = growth.filter {
            $0["belt"] == "E" && ["inferred", "all"].contains($0["class"]) && $0["series"] == "resource"
        }
        for item in ["discovery", "closing"] {
            let values = lines.filter { $0["item"] == item }.map { $0["value_mean"] }
            #expect(values == (item == "closing" ? ["3.0000", "3.0000"] : ["0.0000", "0.0000"]) || !isEasternKnown)
            #expect(values == ["", ""] || isEasternKnown, "\(item): \(values)")
        }
        let overall = growth.filter { $0["belt"] == "overall" && $0["series"] == "resource" }
        #expect(overall.allSatisfy { $0["left_out"] == "" })
        #expect(overall.allSatisfy { $0["discovery_left_out"] == (isEasternKnown ? "" : "E") })
        #expect(overall.first { $0["item"] == "opening" && $0["class"] == "all" }?["value_mean"] == "8.0000")
    }

    @Test("The potential of a belt that is not listed is unknown, not zero: empty, named, and in no sum")
    func unlisted() throws {
        let (unknown, _) = try run("deposits_by_belt: { W: { n90: 5, n50: 5, n10: 5 } }")
        #expect(unknown.errors.contains("deposits_not_estimated") && unknown.errors.contains("belt E"))
        #expect(unknown.output.contains("The number of undiscovered deposits is not told for belt E"))
        #expect(
            unknown.output.contains("  unknown discovery, left out, so that growth is at least this: E\n"),
            "\(unknown.output)")
        #expect(unknown.errors.contains("elicited_without_source"), "\(unknown.errors)")
        #expect(
            unknown.output.contains(
                "The number of undiscovered deposits of belt W (n90 5, n50 5, n10 5) has no stated source."))
        let (zero, _) = try run("deposits_by_belt: { W: { n90: 5, n50: 5, n10: 5 }, E: { n90: 0, n50: 0, n10: 0 } }")
        #expect(!zero.errors.contains("deposits_not_estimated") && !zero.output.contains("is not told for"))
    }

    @Test("A belt without a score has an unknown potential and an unknown discovery, and is named")
    func unscored() throws {
        let survey = try ToySurvey()
        _ = try survey.folder.write("baseline.csv", "belt,class,mt,year\nW,inferred,5,2024\nE,inferred,3,2024\n")
        let map = survey.folder.path + "/likely.asc"
        let lines = try String(contentsOfFile: map, encoding: .utf8).split(separator: "\n").map { line -> String in
            let cells = line.split(separator: " ")
            guard cells.count == 60 else { return String(line) }
            return (cells.prefix(30) + Array(repeating: "-9999", count: 30)).joined(separator: " ")
        }
        _ = try survey.folder.write("likely.asc", lines.joined(separator: "\n") + "\n")
        let (result, output) = try survey.run(config("deposits_per_belt: { n90: 5, n50: 5, n10: 5, source: test }"))
        #expect(result.status == 0 && result.errors.contains("belt_without_score"), "\(result.errors)")
        let growth = try Table(csv: output + "/growth.csv").rows
        let discovery = growth.filter {
            $0["item"] == "discovery" && $0["class"] == "all" && $0["series"] == "resource"
        }
        let eastern = try #require(discovery.first { $0["belt"] == "E" })
        #expect(eastern["value_mean"] == "" && eastern["value_q50"] == "")
        #expect(discovery.first { $0["belt"] == "overall" }?["discovery_left_out"] == "E")
        let shown = try Binary.run(["growth", output]).output.split(separator: "\n")
        #expect(shown.contains { $0.hasPrefix("belt ") && $0.hasSuffix("discovery_left_out") }, "\(shown)")
        #expect(shown.contains { $0.hasPrefix("overall ") && $0.contains(" discovery ") && $0.contains("  E ") })
    }

    @Test("Whom a number comes from is told; a number without a source is warned of")
    func source() throws {
        let numbers = "n90: 2, n50: 5, n10: 10"
        for source in ["", ", source: \"Li and others, 2025\""] {
            let survey = try ToySurvey()
            _ = try survey.folder.write("baseline.csv", "belt,class,mt,year\nW,inferred,5,2024\n")
            let result = try survey.run(config("deposits_per_belt: { \(numbers)\(source) }")).result
            #expect(result.status == 0, "\(result.errors)")
            let told = source.isEmpty ? "has no stated source." : "is from: Li and others, 2025."
            let statement = "The number of undiscovered deposits (n90 2, n50 5, n10 10) \(told)"
            #expect(result.output.contains(statement), "\(result.output)")
            #expect(result.errors.contains("elicited_without_source") == source.isEmpty, "\(result.errors)")
        }
    }

    @Test("Whom a density of deposits comes from is told too", arguments: [nil, "control areas of the tests"])
    func densitySource(source: String?) throws {
        let survey = try ToySurvey()
        _ = try survey.folder.write("baseline.csv", "belt,class,mt,year\nW,inferred,5,2024\n")
        let density = source.map { "{ density: 0.4 per km2, source: \($0) }" } ?? "0.4 per km2"
        let result = try survey.run(config("deposit_density: \(density)")).result
        #expect(result.status == 0, "\(result.errors)")
        let told = source.map { "is from: \($0)." } ?? "has no stated source."
        #expect(result.output.contains("The density of deposits (0.4 per km2) \(told)"), "\(result.output)")
        #expect(result.errors.contains("elicited_without_source") == (source == nil), "\(result.errors)")
    }

    @Test("A belt that the survey does not have is refused, with what was meant")
    func unknownBelt() throws {
        let survey = try ToySurvey()
        let wrong = config("deposits_by_belt: { WW: { n90: 1, n50: 2, n10: 3, source: test } }")
        let result = try survey.run(wrong, command: "check").result
        #expect(result.status == 78, "\(result.errors)")
        #expect(result.errors.contains("names the unknown belt 'WW'"), "\(result.errors)")
    }
}
