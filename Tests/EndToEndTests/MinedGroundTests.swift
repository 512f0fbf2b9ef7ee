import Foundation
import TestSupport
import Testing

/// What mining takes from the openings, in the growth ledger of a whole run.
@Suite("Depletion of a run", .serialized) struct MinedGroundTests {
    private func survey() throws -> ToySurvey {
        let survey = try ToySurvey()
        try survey.writeBoxes("booked.geojson", [(500, 1600, 1000, 2400, "\"n\": 1")])
        _ = try survey.folder.write(
            "baseline.csv",
            "belt,class,mt,year\nW,indicated,10,2024\nW,inferred,5,2024\nW,probable,2,2024\nE,inferred,3,2024\nE,probable,\n"
        )
        return survey
    }

    private func config(_ depletion: String, _ more: String = "") -> String {
        ToySurvey.config(
            """
            estimate:
            \(ToySurvey.drilled)
            \(more)
            growth:
              baseline: baseline.csv
              base_year: 2024
              horizon: 2027
              target: [3 %]
              depletion: \(depletion)
              booked: booked
            """, inputs: "  booked: { vector: booked.geojson }")
    }

    /// By hand: 3 x 1 Mt are charged as 2.5 and 0.5 to W (15 Mt) and E (3 Mt); of W's reserve there are 2 Mt.
    @Test("More than a series holds is charged down to nothing with a warning where the target counts the other series")
    func otherSeries() throws {
        let survey = try survey()
        let (result, output) = try survey.run(config("1 Mt/a"))
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("depletion of 3.00 Mt of reserve"), "\(result.errors)")
        #expect(result.errors.contains("hold, 2.00 Mt at least"), "\(result.errors)")
        let rows = try Table(csv: output + "/growth.csv").rows
        for (belt, series, expected) in [("W", "resource", 2.5), ("E", "resource", 0.5), ("W", "reserve", 2)] {
            let row = rows.first {
                $0["belt"] == belt && $0["series"] == series && $0["class"] == "all" && $0["item"] == "depletion"
            }
            #expect(abs((row.map { number($0, "value_mean") } ?? .nan) - expected) < 1e-3, "\(belt), \(series)")
        }
        #expect(result.output.contains("  net of depletion: median "), "\(result.output)")
        #expect(result.output.contains("Mt, q10 to q90 "), "\(result.output)")
        for row in rows {
            let item = row["item"] ?? ""
            let unit = item.hasPrefix("growth_") ? "%" : item.hasPrefix("probability_") ? "1" : "Mt"
            #expect(row["unit"] == unit, "\(row)")
        }
        #expect(rows.allSatisfy { $0["item"] != "closing" || !(number($0, "value_q10") < 0) })
    }

    /// 18 Mt are known and 1 Mt is discovered on free ground.
    @Test("More than the counted series holds is an error that speaks in megatonnes")
    func countedSeries() throws {
        let result = try survey().run(config("10 Mt/a")).result
        #expect(result.status != 0)
        #expect(result.errors.contains("depletion of 30.0 Mt of resource"), "\(result.errors)")
        #expect(result.errors.contains("hold, 19.0 Mt at least"), "\(result.errors)")
    }

    /// By hand: 1 Mt/a over 3 years, and with a recovery of 80 % 3 / 0.8 = 3.75 Mt.
    @Test("Without a mining section the ore mined is the resource lost, and the run says so")
    func withoutMining() throws {
        let survey = try survey()
        for (folder, mining, expected) in [("plain", "", 3.0), ("mined", "  mining: { recovery: 80 % }", 3.75)] {
            let (result, output) = try survey.run(config("1 Mt/a", mining), into: folder)
            #expect(result.status == 0, "\(result.errors)")
            #expect(result.output.contains("The ore mined is taken as the resource lost") == mining.isEmpty)
            let row = try Table(csv: output + "/growth.csv").rows.first {
                $0["belt"] == "overall" && $0["series"] == "resource" && $0["class"] == "all"
                    && $0["item"] == "depletion"
            }
            #expect(abs((row.map { number($0, "value_mean") } ?? .nan) - expected) < 1e-3)
        }
    }
}
