import Foundation
import Testing

@Suite("Tolerance of the drill spacing", .serialized) struct CategoryToleranceTests {
    /// Holes stand 100 m apart in the centres of the cells. By hand: the four nearest are 0, 100, 100 and 100 m away, 75 m
    /// on the mean; a spacing of 90 m asks for 0.809 x 90 = 72.8 m, one of 99 m for 80.1 m.
    @Test("Holes wider apart than declared make no indicated ore by default, and do with the tolerance written")
    func declared() throws {
        let survey = try ToySurvey()
        func indicated(_ tolerance: String, _ name: String) throws -> Double {
            let categories = "measured: 50 m, indicated: 90 m, inferred: 200 m\(tolerance)"
            let drilled = ToySurvey.drilled.replacing(
                "measured: 50 m, indicated: 100 m, inferred: 200 m", with: categories)
            return try survey.table(ToySurvey.config("estimate:\n\(drilled)\n"), "prospects.csv", into: name)
                .filter { $0["basis"] == "drilled" }.reduce(0) { $0 + number($1, "indicated_mt") }
        }
        #expect(try indicated("", "strict") == 0)
        #expect(try indicated(", tolerance: 10 %", "lenient") > 0)
    }
}
