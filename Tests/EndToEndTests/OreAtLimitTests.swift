import Foundation
import Testing

/// Ore that stands exactly at a limit of thickness or grade in every hole.
@Suite("Ore exactly at a limit", .serialized) struct OreAtLimitTests {
    /// 80 holes with 5 m of ore of 60 %, on blocks that lie between them.
    private func survey() throws -> ToySurvey {
        let survey = try ToySurvey()
        let path = survey.folder.path + "/assay.csv"
        let text = try String(contentsOfFile: path, encoding: .utf8)
        _ = try survey.folder.write("assay.csv", text.replacing(",21.0,", with: ",25.0,"))
        return survey
    }

    private func config(_ method: String, thickness: String, grade: String) -> String {
        let drilled = ToySurvey.drilled.replacing("method: kriging", with: method)
            .replacing("discretization: 1", with: "discretization: 4")
            .replacing("minimum_thickness: 0.5 m", with: "minimum_thickness: \(thickness)")
            .replacing("al2o3 >= 40 %", with: "al2o3 >= \(grade)")
        return ToySurvey.config("estimate:\n" + drilled).replacing("cell: 100 m", with: "cell: 50 m")
    }

    private func tonnes(_ config: String, _ survey: ToySurvey, into output: String) throws -> Double {
        try survey.table(config, "prospects.csv", into: output).map { number($0, "ore_mt_mean") }
            .filter(\.isFinite).reduce(0, +)
    }

    /// By hand: kriging of equal values gives that value everywhere, so that a limit at it takes nothing: all ground within the
    /// holes, 0.9 x 0.7 km2 with 5 m x 2.5 t/m3, is ore as it is by limits far below. Simulated grades stay within those of the
    /// holes; simulated thickness between holes may well be less.
    @Test(
        "Kriged and simulated blocks at the limit are ore",
        arguments: [
            ("method: kriging", "5 m", "40 %"), ("method: kriging", "0.5 m", "60 %"),
            ("method: kriging", "5 m", "60 %"),
            ("method: simulation, realizations: 10", "0.5 m", "60 %"),
        ])
    func atLimit(method: String, thickness: String, grade: String) throws {
        let survey = try survey()
        let all = try tonnes(config(method, thickness: "0.5 m", grade: "40 %"), survey, into: "low")
        #expect(abs(all - 7.875) < 0.001, "\(all)")
        #expect(try tonnes(config(method, thickness: thickness, grade: grade), survey, into: "limit") == all)
    }

    @Test("Ore below the limit by more than rounding is none", arguments: [("5.001 m", "40 %"), ("5 m", "60.01 %")])
    func belowLimit(thickness: String, grade: String) throws {
        let result = try survey().run(config("method: kriging", thickness: thickness, grade: grade)).result
        #expect(result.status == 65 && result.errors.contains("no hole has ore"), "\(result.errors)")
    }
}
