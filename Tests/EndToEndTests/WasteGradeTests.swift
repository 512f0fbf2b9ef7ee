import Foundation
import Testing

@Suite("Grades of the waste", .serialized) struct WasteGradeTests {
    @Test(
        "A waste grade that the plant needs and the config lacks is refused by check, with and without holes",
        arguments: [ToySurvey.drilled, ToySurvey.undrilled()])
    func missing(ground: String) throws {
        let survey = try ToySurvey()
        let config = ToySurvey.config(
            """
            estimate:
            \(ground)
              mining: { recovery: 90 %, dilution: 10 %, waste: { al2o3: 20 % } }
              processing: { route: bayer }
            """)
        let result = try survey.run(config, command: "check").result
        #expect(result.status == 78)
        #expect(result.errors.contains("has no grade of 'sio2', which dilution changes"), "\(result.errors)")
        #expect(result.errors.contains("estimate.mining.waste"), "\(result.errors)")
    }

    @Test(
        "Parts of one whole sum to 101 % at most, as in assays; what is in other parts already does not count",
        arguments: [
            ("al2o3: 60 %, sio2: 41 %", 0), ("al2o3: 60 %, sio2: 41.1 %", 78), ("al2o3: 60 %, sio2: 40 %, s: 10 %", 0),
        ])
    func whole(waste: String, status: Int32) throws {
        let survey = try ToySurvey()
        let config = ToySurvey.config(
            "estimate:\n\(ToySurvey.drilled)\n  mining: { recovery: 90 %, dilution: 10 %, waste: { \(waste) } }\n")
        let result = try survey.run(config, command: "check").result
        #expect(result.status == status, "\(result.errors)")
        #expect(result.errors.contains("al2o3 + sio2 is 101.1 %") == (status == 78), "\(result.errors)")
    }
}
