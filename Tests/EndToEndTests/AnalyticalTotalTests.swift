import Foundation
import Testing

/// Parts of one analysis cannot sum to more than a whole.
@Suite("Analytical totals") struct AnalyticalTotalTests {
    private func check(_ assays: String) throws -> CommandResult {
        let survey = try ToySurvey()
        let folder = survey.folder
        _ = try folder.write("assay.csv", "hole,from,to,al2o3,sio2,fe2o3,tio2,loi,s\n" + assays)
        return try survey.run(ToySurvey.config("estimate:\n" + ToySurvey.drilled), command: "check").result
    }

    @Test("A sum above 101 % is warned about with hole, interval and sum, largest first")
    func above() throws {
        // 60 + 8 + 16 + 3 + 15 = 102; 60 + 8 + 20 + 3 + 15 = 106.
        let result = try check("H1,0,20,60,8,10,3,14,\nH1,20,25,60,8,16,3,15,\nH2,0,5.5,60,8,20,3,15,\n")
        #expect(result.status == 0, "\(result.errors)")
        let warning = result.output.split(separator: "\n").first { $0.contains("[analytical_total]") } ?? ""
        #expect(
            warning.contains("al2o3 + sio2 + fe2o3 + tio2 + loi is above 101 % in 2 of 3 samples"), "\(result.output)")
        #expect(warning.contains("hole H2, 0.0 to 5.5 m: 106.0 %; hole H1, 20.0 to 25.0 m: 102.0 %"), "\(warning)")
    }

    @Test(
        "Sums up to 101 %, samples with one part, and sulphur beside a whole are not",
        arguments: ["60,8,15,3,15,", "99,,,,,", "60,8,14,3,15,5", "60,8,,,,"])
    func within(values: String) throws {
        let result = try check("H1,0,20,\(values)\n")
        #expect(result.status == 0 && !result.output.contains("analytical_total"), "\(result.output)\(result.errors)")
    }

    @Test(
        "A grade that misses its cut-off in all samples, and hundredfold would not, is told as fractions and why no hole has ore"
    )
    func fractions() throws {
        let told = try check("H1,0,20,0.6,,,,,\nH2,0,20,0.1,,,,,\n")
        #expect(told.status == 65 && told.errors.contains("no hole has ore by this cut-off"), "\(told.errors)")
        #expect(
            told.errors.contains("al2o3 is at most 0.6 % in all 2 samples, as if it were a fraction"), "\(told.errors)")
        // Thirty percent would be no ore either.
        let poor = try check("H1,0,20,0.3,,,,,\n")
        #expect(poor.status == 65 && !poor.errors.contains("fraction"), "\(poor.errors)")
    }
}
