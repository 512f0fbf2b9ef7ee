import Foundation
import TestSupport
import Testing

/// Drilled prospects where there is a map too.
@Suite("Drilled prospects on the map", .serialized) struct DrilledOnMapTests {
    /// By hand: the holes lie between squares A and B, where the only layer, and so the score, is 0.1.
    @Test("They have scores, means of the evidence and what each layer adds at the best cell")
    func measured() throws {
        let survey = try ToySurvey()
        let (result, output) = try survey.run(ToySurvey.config("estimate:\n\(ToySurvey.drilled)\n"))
        #expect(result.status == 0, "\(result.errors)")
        let rows = try Table(csv: output + "/prospects.csv").rows
        let drilled = rows.filter { $0["outlined_by"] == "drilled" }
        #expect(!drilled.isEmpty)
        for row in drilled {
            for figure in ["prospectivity_max", "prospectivity_mean", "mean_likelihood"] {
                #expect(abs(number(row, figure) - 0.1) < 1e-6, "\(figure)")
            }
            #expect(row["known_ground"] == "")
            let explained = try Binary.run(["explain", row["id"] ?? "", "--run", output])
            #expect(explained.output.contains("likelihood = 0.1"), "\(explained.output)")
        }
        let squareA = try #require(rows.first { $0["belt"] == "E" && number($0, "prospectivity_max") > 0.7 })
        #expect(abs(number(squareA, "mean_likelihood") - 0.8) < 1e-6)
    }
}
