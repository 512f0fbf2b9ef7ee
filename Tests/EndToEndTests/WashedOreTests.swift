import Foundation
import Testing

@Suite("Washed ore", .serialized) struct WashedOreTests {
    /// The config of drilled ore with a limit on the mass recovery of a run.
    private func config(_ limit: String) -> String {
        let drilled = ToySurvey.drilled.replacing(
            "industrial: [\"al2o3 >= 40 %\"]", with: "industrial: [\"mass_recovery >= \(limit)\"]")
        return ToySurvey.config(
            """
            estimate:
            \(drilled)
              mining:     { recovery: 90 %, dilution: 0 % }
              processing: { route: bayer }
            """)
    }

    /// Every hole with the same 4 m of ore, in two halves that differ in mass recovery.
    private func survey(upper: Int, lower: Int) throws -> ToySurvey {
        let survey = try ToySurvey()
        let holes = try String(contentsOfFile: survey.folder.path + "/collar.csv", encoding: .utf8)
            .split(separator: "\n").dropFirst().compactMap { $0.split(separator: ",").first }
        let samples = holes.map { "\($0),20,22,60,8,\(upper)\n\($0),22,24,60,8,\(lower)\n" }
        _ = try survey.folder.write("assay.csv", "hole,from,to,al2o3,sio2,mass_recovery\n" + samples.joined())
        return survey
    }

    /// By hand: 2 m at 90 % and 2 m at 30 % leave 60 % of each tonne of ore; weighted by product it would be 75 %.
    @Test("Mass recovery is product over ore, and as much is recovered as of ore that has it throughout")
    func massRecovery() throws {
        let mixed = try survey(upper: 90, lower: 30)
        let row = try #require(
            try mixed.table(config("55 %"), "prospects.csv").first { $0["basis"] == "drilled" })
        #expect(abs(number(row, "mass_recovery_mean") - 60) < 1e-3)
        #expect(abs(number(row, "al2o3_mean") - 60) < 1e-3)
        let told = try Binary.run(["explain", row["id"] ?? "", "--run", mixed.folder.path + "/out"]).output
        #expect(told.contains("  mass_recovery (Mass recovery of washing): mean 60 %,"), "\(told)")
        let even = try #require(
            try survey(upper: 60, lower: 60).table(config("55 %"), "prospects.csv").first { $0["basis"] == "drilled" })
        #expect(abs(number(even, "mass_recovery_mean") - 60) < 1e-3)
        let alumina = number(row, "recoverable_al2o3_mt_mean")
        #expect(alumina > 0 && abs(alumina - number(even, "recoverable_al2o3_mt_mean")) < 2e-4)
    }

    @Test("Ore whose mass recovery is below the limit is no ore, though its product would weigh it above")
    func limit() throws {
        let (result, _) = try survey(upper: 90, lower: 30).run(config("65 %"), ["--quiet"])
        #expect(result.status == 65 && result.errors.contains("no hole has ore by this cut-off"), "\(result.errors)")
    }
}
