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

    /// A tenth of ten realizations is one; kriging draws nothing and has no realizations to count.
    @Test("Ten realizations are enough for quantiles, and of kriged ore none are asked for")
    func enough() throws {
        let survey = try ToySurvey()
        let potential = ToySurvey.undrilled().replacing("realizations: 500", with: "realizations: 10")
        let ore = ToySurvey.drilled.replacing("method: kriging", with: "method: kriging, realizations: 1")
        let (result, _) = try survey.run(ToySurvey.config("estimate:\n\(ore)\n\(potential)\n"), command: "check")
        #expect(result.status == 0 && !(result.output + result.errors).contains("few_realizations"), "\(result)")
    }

    @Test("explain tells among the weakest facts that the quantiles of so few realizations mean nothing")
    func explained() throws {
        let survey = try ToySurvey()
        let potential = ToySurvey.undrilled().replacing("realizations: 500", with: "realizations: 1")
        let (_, folder) = try survey.run(ToySurvey.config("estimate:\n\(potential)\n"), ["--quiet"])
        let row = try #require(try Table(csv: folder + "/prospects.csv").rows.first)
        #expect(row["ore_mt_q10"] == row["ore_mt_q90"])
        let text = try Binary.run(["explain", row["id"] ?? "", "--run", folder]).output
        #expect(
            text.contains(
                "There is 1 realization: a tenth of fewer than 10 is less than one, so that the quantiles mean nothing"),
            "\(text)")
    }
}
