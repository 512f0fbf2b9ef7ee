import Foundation
import TestSupport
import Testing

/// Ground of known deposits: what is undiscovered is not known yet.
@Suite("Potential and known ground", .serialized) struct KnownGroundTests {
    private func config(_ more: String = "", counts: String = "deposits_per_belt: { n90: 5, n50: 5, n10: 5 }") -> String
    {
        ToySurvey.config("estimate:\n\(ToySurvey.undrilled(more, counts: counts))\n")
    }

    private func belt(_ rows: [[String: String]], _ id: String) throws -> [String: String] {
        try #require(rows.first { $0["belt"] == id })
    }

    @Test(
        "Where known ground covers all prospects of a belt its potential lies elsewhere, and its total stays as it was")
    func everythingElsewhere() throws {
        let survey = try ToySurvey()
        try survey.writeBoxes(
            "mines.geojson",
            [(500, 2500, 1500, 3500, "\"name\": \"A\""), (500, 500, 1500, 1500, "\"name\": \"B\"")])
        let inputs = "  mines: { vector: mines.geojson, name: name }"
        func tables(_ radius: String, _ folder: String) throws -> (
            prospects: [[String: String]], belts: [[String: String]]
        ) {
            let estimate = ToySurvey.undrilled(", known_radius: \(radius)").replacing(
                "known: known", with: "known: mines")
            let config = ToySurvey.config("estimate:\n\(estimate)\n", inputs: inputs)
            let prospects = try survey.table(config, "prospects.csv", into: folder)
            return (prospects, try Table(csv: survey.folder.path + "/\(folder)/belts.csv").rows)
        }
        let on = try tables("600 m", "on")
        let off = try tables("0 m", "off")
        #expect(on.prospects.count == 4 && off.prospects.count == 4)
        for row in on.prospects where row["belt"] == "W" {
            #expect(number(row, "known_ground") == 1)
            #expect(number(row, "ore_mt_mean") == 0 && number(row, "presence") == 0)
        }
        for row in on.prospects where row["belt"] == "E" {
            #expect(number(row, "known_ground") == 0 && number(row, "ore_mt_mean") > 0)
        }
        #expect(off.prospects.allSatisfy { number($0, "known_ground") == 0 && number($0, "ore_mt_mean") > 0 })
        for id in ["W", "E"] {
            let (with, without) = (try belt(on.belts, id), try belt(off.belts, id))
            #expect(with["potential_mt_mean"] == without["potential_mt_mean"])
            #expect(with["undiscovered_mean"] == without["undiscovered_mean"])
        }
        // By hand: the belt measures 12 km2, known or not; the map's area factor there is within 1e-4 of 1.
        #expect(abs(number(try belt(on.belts, "W"), "permissive_area_km2") - 12) < 0.01)
        #expect(abs(number(try belt(off.belts, "W"), "permissive_area_km2") - 12) < 0.01)
    }

    @Test(
        "A belt that is known ground all over keeps its undiscovered deposits, and a warning says that no prospect holds them"
    )
    func allKnown() throws {
        let survey = try ToySurvey()
        try survey.writeBoxes("mines.geojson", [(0, 0, 3000, 4000, "\"name\": \"W\"")])
        let estimate = ToySurvey.undrilled().replacing("known: known", with: "known: mines")
        let (result, output) = try survey.run(
            ToySurvey.config("estimate:\n\(estimate)\n", inputs: "  mines: { vector: mines.geojson }"))
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("all_ground_known"), "\(result.errors)")
        let belts = try Table(csv: output + "/belts.csv").rows
        let (western, eastern) = (try belt(belts, "W"), try belt(belts, "E"))
        #expect(western["undiscovered_mean"] == eastern["undiscovered_mean"])
        #expect(number(western, "undiscovered_mean") > 4 && number(western, "potential_mt_mean") > 0)
        #expect(abs(number(western, "permissive_area_km2") - 12) < 0.01)
        let prospects = try Table(csv: output + "/prospects.csv").rows.filter { $0["belt"] == "W" }
        #expect(prospects.allSatisfy { number($0, "ore_mt_mean") == 0 })
    }

    /// A circle of radius r inside square A takes pi r^2 of its 1 km2.
    @Test(
        "A point takes a circle: of the stated radius, of the unit cell's area, or of 500 m",
        arguments: [
            (", known_radius: 400 m", "", 0.16 * Double.pi), ("", "", 0.25 * Double.pi),
            ("", ", unit_cell: 0.5 km2", 0.5), (", known_radius: 0 m", "", 0.0),
        ])
    func radius(option: String, unitCell: String, expected: Double) throws {
        let survey = try ToySurvey()
        let text = config(option).replacing("model: fuzzy_gamma", with: "model: fuzzy_gamma\(unitCell)")
        let rows = try survey.table(text, "prospects.csv")
        let squareA = try #require(rows.first { $0["belt"] == "W" && number($0, "prospectivity_max") > 0.7 })
        #expect(abs(number(squareA, "known_ground") - expected) < 1e-4)
        #expect(rows.filter { $0["id"] != squareA["id"] }.allSatisfy { number($0, "known_ground") == 0 })
    }

    /// By hand: 12 km2 of belt times 0.4 deposits/km2 is a Poisson mean of 4.8 of all deposits, the known one included; it is
    /// subtracted, down to none: 4.8 - 1 + P(0) = 3.8 + e^-4.8. The belt without known deposits: 4.8.
    @Test("A deposit density counts all deposits of all ground, and the known ones are subtracted once")
    func density() throws {
        let survey = try ToySurvey()
        let text = config(counts: "deposit_density: 0.4 per km2")
            .replacing("model: fuzzy_gamma", with: "model: fuzzy_gamma, unit_cell: 0.5 km2")
        let rows = try survey.table(text, "belts.csv")
        #expect(abs(number(try belt(rows, "W"), "undiscovered_mean") - (3.8 + exp(-4.8))) < 2e-3)
        #expect(abs(number(try belt(rows, "E"), "undiscovered_mean") - 4.8) < 2e-3)
    }

    /// By hand, with known ground off: the excluded half of square A takes half of its score, which is the same all over it.
    @Test("Ground that may not be mined takes its share of the recoverable tonnes and leaves what is in place")
    func exclusion() throws {
        let survey = try ToySurvey()
        // Two boxes that overlap: their union is the western half.
        try survey.writeBoxes(
            "reserve.geojson", [(0, 2500, 900, 3500, "\"n\": 1"), (700, 2000, 1000, 3600, "\"n\": 2")])
        func rows(_ exclude: String, _ folder: String) throws -> [[String: String]] {
            try survey.table(
                ToySurvey.config(
                    """
                    estimate:
                    \(ToySurvey.undrilled(", known_radius: 0 m"))
                      mining: { recovery: 80 %\(exclude) }
                      processing: { route: sinter }
                    """, inputs: "  reserve: { vector: reserve.geojson }"), "prospects.csv", into: folder)
        }
        let whole = try rows("", "whole")
        let halved = try rows(", exclude: reserve", "halved")
        for row in halved {
            let before = try #require(whole.first { $0["id"] == row["id"] })
            let isHalved = row["belt"] == "W" && number(row, "prospectivity_max") > 0.7
            #expect(row["ore_mt_mean"] == before["ore_mt_mean"])
            for figure in ["recoverable_mt_mean", "recoverable_al2o3_mt_mean"] {
                let expected = number(before, figure) * (isHalved ? 0.5 : 1)
                // Figures are printed with four decimals.
                #expect(abs(number(row, figure) - expected) <= 1e-4, "\(figure)")
            }
            #expect(
                abs(number(row, "recoverable_mt_mean") - number(row, "ore_mt_mean") * (isHalved ? 0.4 : 0.8)) <= 1e-4)
        }
    }

    @Test("The error common to all tonnages is the config's: without it the spread of a belt's potential is narrower")
    func modelError() throws {
        let survey = try ToySurvey()
        func spread(_ option: String, _ folder: String) throws -> Double {
            let row = try belt(try survey.table(config(option), "belts.csv", into: folder), "E")
            return log(number(row, "potential_mt_q90") / number(row, "potential_mt_q10"))
        }
        let (none, standard, stated, large) = (
            try spread(", model_error: 0 %", "none"), try spread("", "standard"),
            try spread(", model_error: 25 %", "stated"), try spread(", model_error: 100 %", "large")
        )
        #expect(standard == stated)
        #expect(none < standard && standard < large)
    }
}
