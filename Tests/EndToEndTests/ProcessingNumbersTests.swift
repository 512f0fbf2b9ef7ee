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
}
