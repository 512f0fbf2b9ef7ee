import Foundation
import Testing

/// Texts of drill-hole tables that mean no value.
@Suite("Missing assays") struct MissingAssayTests {
    @Test("A text that the config lists as no value is none, beside the usual ones")
    func listed() throws {
        let survey = try ToySurvey()
        let assays = try String(contentsOfFile: survey.folder.path + "/assay.csv", encoding: .utf8)
        _ = try survey.folder.write(
            "assay.csv", assays.replacing("\nH1,20,25.0,60,8", with: "\nH1,20,25.0,n.d.,-99"))
        let config = ToySurvey.config("estimate:\n" + ToySurvey.drilled)
        let refused = try survey.run(config, command: "check").result
        #expect(refused.status == 65 && refused.errors.contains("list the text in 'missing_values'"), "\(refused)")
        let listed = config.replacing("assay.csv }, crs", with: "assay.csv }, missing_values: [n.d.], crs")
        let taken = try survey.run(listed, command: "check").result
        #expect(taken.status == 0, "\(taken)")
    }
}
