import Foundation
import Testing

@Suite("Drilled ore that may not be mined", .serialized) struct NothingRecoverableTests {
    /// The ore lies 20 m deep and is at most 5 m thick: 4 m3 of overburden for each of ore at the least.
    @Test("Ore over the stripping limit says that nothing is recoverable, in place of a standing")
    func stripping() throws {
        let survey = try ToySurvey()
        func standings(_ limit: String, _ name: String) throws -> [String?] {
            let drilled = ToySurvey.drilled.replacing(
                "maximum_parting: 0.5 m", with: "maximum_parting: 0.5 m, maximum_stripping: \(limit)")
            let rows = try survey.table(
                ToySurvey.config("estimate:\n\(drilled)\n  mining: { recovery: 90 % }\n"), "prospects.csv", into: name)
            return rows.filter { $0["basis"] == "drilled" }.map { $0["recoverable_standing"] }
        }
        let none = try standings("1", "none")
        #expect(!none.isEmpty)
        #expect(none.allSatisfy { $0 == "nothing recoverable within the stripping limit and exclusions" })
        #expect(try standings("100", "all").allSatisfy { $0?.contains("recoverable estimate on") == true })
    }
}
