import Foundation
import Testing

/// Drilled ore and potential may have different numbers of realizations; the shorter series repeats.
@Suite("Numbers of realizations", .serialized) struct RealizationCountTests {
    @Test("More realizations of drilled ore than of potential, or fewer, rank all prospects", arguments: [40, 7])
    func unequal(drilled: Int) throws {
        let survey = try ToySurvey()
        let ore = ToySurvey.drilled.replacing("method: kriging", with: "method: simulation, realizations: \(drilled)")
        let potential = ToySurvey.undrilled().replacing("realizations: 500", with: "realizations: 20")
        let (result, output) = try survey.run(ToySurvey.config("estimate:\n\(ore)\n\(potential)\n"))
        #expect(result.status == 0, "\(result.errors)")
        let rows = try Table(csv: output + "/prospects.csv").rows
        #expect(Set(rows.map { $0["basis"] }) == ["drilled", "exploration potential"])
        // Of 20 realizations every presence is a multiple of 1/20, however often they repeat.
        for row in rows where row["basis"] == "exploration potential" {
            let twentieths = number(row, "presence") * 20
            #expect(abs(twentieths - twentieths.rounded()) < 0.01, "\(row["presence"] ?? "")")
        }
    }
}
