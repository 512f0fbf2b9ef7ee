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

    /// The zone covers both belts, so that nothing of any prospect may be mined.
    @Test("Potential of which nothing may be mined says so, in place of a standing")
    func excluded() throws {
        let survey = try ToySurvey()
        try survey.writeBoxes("zone.geojson", [(0, 0, 6000, 4000, "\"kind\": \"park\"")])
        func standings(_ exclude: String, _ counts: String, _ name: String) throws -> [String?] {
            let config = ToySurvey.config(
                "estimate:\n\(ToySurvey.undrilled(counts: counts))\n  mining: { recovery: 90 %\(exclude) }\n",
                inputs: "  zone: { vector: zone.geojson }")
            let rows = try survey.table(config, "prospects.csv", into: name)
            return rows.filter { $0["basis"] == "exploration potential" }.map { $0["recoverable_standing"] }
        }
        let five = "deposits_per_belt: { n90: 5, n50: 5, n10: 5 }"
        let none = try standings(", exclude: zone", five, "none")
        #expect(!none.isEmpty && none.allSatisfy { $0 == "nothing recoverable within the exclusions" }, "\(none)")
        let all = try standings("", five, "all")
        #expect(!all.isEmpty && all.allSatisfy { $0 == "recoverable estimate from exploration potential" }, "\(all)")
        let empty = try standings("", "deposits_per_belt: { n90: 0, n50: 0, n10: 0 }", "empty")
        #expect(!empty.isEmpty && empty.allSatisfy { $0 == "nothing recoverable: no ore in place" }, "\(empty)")
    }
}
