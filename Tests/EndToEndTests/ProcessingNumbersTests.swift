import Foundation
import Testing

@Suite("Numbers of a processing route", .serialized) struct ProcessingNumbersTests {
    private func config(_ numbers: String) -> String {
        ToySurvey.config(
            """
            estimate:
            \(ToySurvey.drilled)
              mining: { recovery: 100 % }
              processing: { route: bayer\(numbers) }
            """)
    }

    /// By hand: 6 Mt of ore of 60 % alumina and 8 % silica hold 3.6 Mt of alumina at A/S 7.5; with tails of A/S 1.5 and a
    /// plant factor of 0.9 the plant recovers 0.9 (1 - 1.5/7.5) = 0.72 of it. Sums of figures printed to 1e-4 Mt.
    @Test("The trade's name of the commodity file means the same as the general one")
    func alias() throws {
        let survey = try ToySurvey()
        for name in ["tails_ratio", "red_mud_a_s"] {
            let rows = try survey.table(config(", \(name): 1.5, plant_factor: 90 %"), "prospects.csv", into: name)
            let recovered = rows.filter { $0["basis"] == "drilled" }
                .reduce(0) { $0 + number($1, "recoverable_al2o3_mt_mean") }
            #expect(abs(recovered - 3.6 * 0.72) < 1e-3, "\(name)")
        }
    }

    @Test("A number that the route does not have is refused with the nearest one")
    func unknown() throws {
        let survey = try ToySurvey()
        let result = try survey.run(config(", tails_ration: 1.5"), command: "check").result
        #expect(result.status == 78)
        #expect(result.errors.contains("is no number of the route 'bayer'"), "\(result.errors)")
        #expect(result.errors.contains("tails_ratio"), "\(result.errors)")
    }

    @Test(
        "Numbers that cannot be are refused with how to write them",
        arguments: [
            ("tails_ratio: 1.2 %", "is a ratio of grades"), ("red_mud_a_s: -1", "is a ratio of grades"),
            ("plant_factor: 97", "is 9700 %"), ("digestion: 90", "is 9000 %"), ("plant_factor: -0.1", "is -10 %"),
            ("tails_ratio: 1.2, red_mud_a_s: 1.5", "which is given too"),
        ])
    func outOfRange(numbers: String, words: String) throws {
        let result = try ToySurvey().run(config(", " + numbers), command: "check").result
        #expect(result.status == 78 && result.errors.contains(words), "\(result.errors)")
    }

    @Test("A number of the config has no source, which the explanation tells as a weakness")
    func withoutSource() throws {
        let survey = try ToySurvey()
        let rows = try survey.table(config(", tails_ratio: 1.5"), "prospects.csv", into: "own")
        let id = try #require(rows.first { $0["basis"] == "drilled" }?["id"])
        let result = try Binary.run(["explain", id, "--run", survey.folder.path + "/own"])
        #expect(
            result.output.contains("processing route bayer with tails_ratio of the config has no stated source"),
            "\(result.output)")
    }
}
