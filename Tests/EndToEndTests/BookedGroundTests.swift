import Foundation
import TestSupport
import Testing

/// Ground that the opening books, in the growth ledger of a whole run.
///
/// By hand: kriging honours every hole and each cell has one, so that the 40 cells west of x = 1000 m hold
/// 10,000 m2 x 5 m x 2.5 t/m3 = 125,000 t each, 5 Mt in all, and the 40 cells east of it 1 Mt. Holes 100 m apart make
/// indicated resource. True areas differ from plane ones by less than 1e-4 here.
@Suite("Booked ground", .serialized) struct BookedGroundTests {
    private static let west = (west: 500.0, south: 1600.0, east: 1000.0, north: 2400.0)

    private func survey(
        _ outlines: [(west: Double, south: Double, east: Double, north: Double, members: String)]
    ) throws -> ToySurvey {
        let survey = try ToySurvey()
        try survey.writeBoxes("booked.geojson", outlines)
        _ = try survey.folder.write(
            "baseline.csv",
            "belt,class,mt,year\nW,indicated,10,2024\nW,inferred,5,2024\nW,probable,2,2024\nE,inferred,3,2024\nE,probable,\n"
        )
        return survey
    }

    private func config(
        _ booked: String, estimate: String = ToySurvey.drilled, _ scenario: String = "", counts: String = "resource"
    ) -> String {
        ToySurvey.config(
            """
            estimate:
            \(estimate)
            growth:
              baseline: baseline.csv
              base_year: 2024
              horizon: 2027
              target: [3 %]
              counts: \(counts)
              booked: \(booked)
            \(scenario)
            """, inputs: "  booked: { vector: booked.geojson }")
    }

    private let withTonnes = "{ outlines: booked, tonnes: ore, class: class, unit: Mt }"

    private func value(_ rows: [[String: String]], _ item: String, _ ledgerClass: String, belt: String = "W") -> Double
    {
        rows.first {
            $0["belt"] == belt && $0["class"] == ledgerClass && $0["item"] == item && $0["series"] == "resource"
        }
        .map { number($0, "value_mean") } ?? 0
    }

    private func expect(_ rows: [[String: String]], _ item: String, indicated: Double, inferred: Double, all: Double) {
        for (name, expected) in [("indicated", indicated), ("inferred", inferred), ("all", all)] {
            let found = value(rows, item, name)
            #expect(abs(found - expected) < 1e-3, "\(item) of \(name): \(found), not \(expected)")
        }
    }

    private func row(_ members: String) -> (west: Double, south: Double, east: Double, north: Double, members: String) {
        (Self.west.west, Self.west.south, Self.west.east, Self.west.north, members)
    }

    /// Half of the area is booked, but five sixths of the ore.
    @Test("Only the ore of free cells is discovery, and the run says that booked ground is not re-estimated")
    func byCells() throws {
        let survey = try survey([row("\"n\": 1")])
        let (result, output) = try survey.run(config("booked"))
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("not re-estimated, for 'growth.booked' gives no tonnes"), "\(result.output)")
        let rows = try Table(csv: output + "/growth.csv").rows
        expect(rows, "discovery", indicated: 1, inferred: 0, all: 1)
        expect(rows, "reestimation", indicated: 0, inferred: 0, all: 0)
        expect(rows, "conversion", indicated: 0, inferred: 0, all: 0)
        expect(rows, "closing", indicated: 11, inferred: 5, all: 16)
    }

    /// 3 Mt indicated and 1 Mt inferred booked, 5 Mt indicated estimated: +1 Mt, and 5 - 3 - 1 = 1 Mt comes from inferred.
    @Test(
        "Booked tonnes are compared with the new estimate, of an outline drilled in part with their drilled share",
        arguments: [(500.0, 1.0), (0, 2)])
    func reestimated(westEdge: Double, scale: Double) throws {
        let survey = try survey(
            [("indicated", 3.0), ("inferred", 1.0)].map {
                (westEdge, 1600, 1000, 2400, "\"ore\": \($0.1 * scale), \"class\": \"\($0.0)\"")
            })
        let (result, output) = try survey.run(config(withTonnes))
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains("1 of 1 booked outlines"), "\(result.output)")
        let rows = try Table(csv: output + "/growth.csv").rows
        expect(rows, "discovery", indicated: 1, inferred: 0, all: 1)
        expect(rows, "reestimation", indicated: 1, inferred: 0, all: 1)
        expect(rows, "conversion", indicated: 1, inferred: -1, all: 0)
        expect(rows, "closing", indicated: 13, inferred: 4, all: 17)
    }

    /// The column of cells 200 m west of the holes has none within 110 m: kriging tells nothing of it, so that 6 of the 7 booked columns
    /// are compared, 7 Mt x 6/7 with 6 x 8 cells x 125,000 t.
    @Test("Ground that kriging leaves without an estimate beyond max_distance is not re-estimated")
    func beyondMaximumDistance() throws {
        let estimate = ToySurvey.drilled.replacingOccurrences(
            of: "extrapolate: 0 m", with: "extrapolate: 250 m, max_distance: 110 m")
        let survey = try survey([(300, 1600, 1000, 2400, "\"ore\": 7, \"class\": \"indicated\"")])
        let (result, output) = try survey.run(config(withTonnes, estimate: estimate))
        #expect(result.status == 0 && result.errors.contains("[cells_beyond_max_distance]"), "\(result.errors)")
        let found = value(try Table(csv: output + "/growth.csv").rows, "reestimation", "all")
        #expect(abs(found) < 1e-3, "\(found)")
    }

    @Test("Booked ground estimated again at its booked tonnes moves nothing; an unknown tonnage is not re-estimated")
    func unchanged() throws {
        let same = try survey([
            row("\"ore\": 5, \"class\": \"indicated\""), row("\"ore\": 0, \"class\": \"inferred\""),
        ])
        let unknown = try survey([
            row("\"ore\": null, \"class\": \"indicated\""), row("\"ore\": 9, \"class\": \"inferred\""),
        ])
        for survey in [same, unknown] {
            let rows = try survey.table(config(withTonnes), "growth.csv")
            expect(rows, "reestimation", indicated: 0, inferred: 0, all: 0)
            expect(rows, "conversion", indicated: 0, inferred: 0, all: 0)
            expect(rows, "closing", indicated: 11, inferred: 5, all: 16)
        }
        let told = try String(contentsOfFile: unknown.folder.path + "/out/run.json", encoding: .utf8)
        #expect(told.contains("The booked tonnage of 1 outlines is unknown"))
    }

    @Test("Outlines that overlap, or hold more than the opening, are warned of; what cannot be read is refused")
    func flaws() throws {
        let members = "\"ore\": 12, \"class\": \"indicated\""
        let survey = try survey([row(members), (600, 1600, 1200, 2400, members)])
        let result = try survey.run(config(withTonnes)).result
        #expect(result.errors.contains("outlines overlap"), "\(result.errors)")
        #expect(result.errors.contains("booked outlines hold 24"), "\(result.errors)")
        let noField = try survey.run(config("{ outlines: booked, tonnes: tons, class: class }"), command: "check")
            .result
        #expect(noField.status == 65 && noField.errors.contains("has no field 'tons'"), "\(noField.errors)")
        try survey.writeBoxes("booked.geojson", [row("\"ore\": 12, \"class\": \"333+334\"")])
        let mixed = try survey.run(config(withTonnes), command: "check").result
        #expect(mixed.status == 65 && mixed.errors.contains("mixture"), "\(mixed.errors)")
    }

    /// Holes stand in belt W alone. The first outline lies in E; of the second more lies in E than in W.
    @Test(
        "A belt of which no ground is booked is named, whatever is booked in others; ground booked by an outline of another belt counts",
        arguments: [(3500.0, true), (500, false)])
    func nothingBooked(westEdge: Double, isNamed: Bool) throws {
        let survey = try survey([(westEdge, 1600, 6000, 2400, "\"ore\": 1, \"class\": \"inferred\"")])
        let result = try survey.run(config(withTonnes)).result
        #expect(result.status == 0, "\(result.errors)")
        let told = result.errors.split(separator: "\n").filter { $0.hasSuffix("[nothing_booked]") }
        #expect(told.count == (isNamed ? 1 : 0), "\(result.errors)")
        #expect(told.allSatisfy { $0.contains("belt W: no outline of growth.booked counts to it") }, "\(told)")
    }

    /// With every deposit found, what is discovered is all of the belt's potential on ground that is not booked.
    @Test("Potential on booked ground is not discovered, in prospects or elsewhere, by its share of the score")
    func potential() throws {
        func discovered(
            _ outline: (west: Double, south: Double, east: Double, north: Double, members: String), _ folder: String
        ) throws -> Double {
            let survey = try survey([outline])
            let rows = try survey.table(
                config(
                    "booked", estimate: ToySurvey.undrilled(", known_radius: 0 m"),
                    "  scenario: { discovered_by_horizon: 100 % }"), "growth.csv", into: folder)
            return value(rows, "discovery", "inferred")
        }
        let outside = try discovered((3500, 500, 3600, 600, "\"n\": 1"), "outside")
        let whole = try discovered((0, 0, 3000, 4000, "\"n\": 1"), "whole")
        let north = try discovered((0, 2000, 3000, 4000, "\"n\": 1"), "north")
        #expect(outside > 0 && whole == 0)
        // By hand: the northern half scores 1 km2 x 0.8 + 5 km2 x 0.1 = 1.3 of 1.3 + 1.1 = 2.4; four standard errors of 2,500
        // deposits with a coefficient of variation near 1.5.
        #expect(abs(north / outside - 1.1 / 2.4) < 0.12)
    }

    /// By hand: 5 Mt of indicated ore x 90 % mined, 2 Mt of it booked as probable reserve: 2.5 Mt more; the free 1 Mt adds 0.9.
    @Test("Booked reserves are re-estimated too where the study makes reserves, in their own series")
    func reserves() throws {
        func run(_ study: String) throws -> [[String: String]] {
            let estimate =
                ToySurvey.drilled
                + "\n  mining: { recovery: 90 % }\n  processing: { route: sinter }\n  study: \(study)"
            let survey = try survey([
                row("\"ore\": 5, \"class\": \"indicated\""), row("\"ore\": 2, \"class\": \"probable\""),
            ])
            return try survey.table(config(withTonnes, estimate: estimate), "growth.csv", into: study)
        }
        for (study, expected) in [("prefeasibility", 3.4), ("scoping", 0)] {
            let rows = try run(study)
            let reserve = rows.first {
                $0["belt"] == "W" && $0["series"] == "reserve" && $0["class"] == "probable"
                    && $0["item"] == "reestimation"
            }
            #expect(abs((reserve.map { number($0, "value_mean") } ?? 0) - expected) < 1e-3, "\(study)")
            expect(rows, "reestimation", indicated: 0, inferred: 0, all: 0)
        }
    }

    /// By hand: 5 Mt of indicated ore x 90 % mined = 4.5 Mt of reserve on booked ground, 0.9 on free ground. An outline
    /// without reserve books none, so that 5.4 Mt are new; without tonnes the 4.5 Mt stay out and are told.
    @Test(
        "A study on booked ground whose outline lists no reserve makes new reserves; without tonnes they are left out")
    func newReserves() throws {
        let estimate =
            ToySurvey.drilled
            + "\n  mining: { recovery: 90 % }\n  processing: { route: sinter }\n  study: feasibility"
        for (booked, member, expected, leftOut) in [
            (withTonnes, "5", 5.4, false), (withTonnes, "null", 0.9, true), ("booked", "5", 0.9, true),
        ] {
            let survey = try survey([row("\"ore\": \(member), \"class\": \"indicated\"")])
            let (result, output) = try survey.run(config(booked, estimate: estimate))
            #expect(result.status == 0, "\(result.errors)")
            let told = result.output.contains("4.50 Mt of reserve (run of mine, mean) on booked ground are left out")
            #expect(told == leftOut, "\(result.output)")
            let rows = try Table(csv: output + "/growth.csv").rows
            func reserve(_ item: String) -> Double {
                rows.first { $0["belt"] == "W" && $0["class"] == "probable" && $0["item"] == item }
                    .map { number($0, "value_mean") } ?? .nan
            }
            #expect(abs(reserve("reestimation") - expected) < 1e-3, "\(booked), \(member)")
            #expect(abs(reserve("conversion")) < 1e-3)
            #expect(abs(reserve("closing") - 2 - expected) < 1e-3)
            expect(rows, "reestimation", indicated: 0, inferred: 0, all: 0)
        }
    }

    @Test("Unknown openings of the counted series and of reserves are named")
    func openings() throws {
        let estimate =
            ToySurvey.drilled + "\n  mining: { recovery: 90 % }\n  processing: { route: sinter }\n  study: feasibility"
        let survey = try survey([row("\"n\": 1")])
        let (result, output) = try survey.run(config("booked", estimate: estimate, counts: "reserve"))
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("the opening reserve is unknown"), "\(result.errors)")
        #expect(!result.errors.contains("the opening resource is unknown"), "\(result.errors)")
        let rows = try Table(csv: output + "/growth.csv").rows
        let overall = rows.filter { $0["belt"] == "overall" && $0["series"] == "reserve" }
        #expect(!overall.isEmpty && overall.allSatisfy { $0["left_out"] == "E" })
        let eastern = rows.filter { $0["belt"] == "E" && $0["series"] == "reserve" && $0["item"] == "opening" }
        #expect(!eastern.isEmpty && eastern.allSatisfy { $0["value_mean"] == "" })
    }
}
