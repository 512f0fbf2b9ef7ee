import Foundation
import TestSupport
import Testing

/// What a config without `estimate.mining` says of what is recoverable: nothing.
@Suite("Runs without mining", .serialized) struct MiningLeftOutTests {
    private let estimate = "estimate:\n\(ToySurvey.drilled)\n\(ToySurvey.undrilled())\n"

    @Test("Nothing recoverable is estimated: cells are empty in every output, and ore in place ranks")
    func unestimated() throws {
        let survey = try ToySurvey()
        let (result, output) = try survey.run(ToySurvey.config(estimate))
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.errors.contains("ore in place ranks prospects"))
        let rows = try Table(csv: output + "/prospects.csv").rows
        #expect(Set(rows.compactMap { $0["basis"] }) == ["drilled", "exploration potential"])
        for row in rows {
            #expect(Double(row["ore_mt_mean"] ?? "").map { $0 > 0 } == true)
            for name in ["recoverable_mt_q10", "recoverable_mt_q50", "recoverable_mt_q90", "recoverable_mt_mean"] {
                #expect(row[name] == "", "\(name)")
            }
            #expect(row["recoverable_standing"] == "")
            #expect(row["missing_criteria"] == "")
        }
        let json = try JSONSerialization.jsonObject(
            with: Data(contentsOf: URL(fileURLWithPath: output + "/prospects.geojson")))
        let features = try #require((json as? [String: Any])?["features"] as? [[String: Any]])
        #expect(
            features.allSatisfy { ($0["properties"] as? [String: Any])?["recoverable_mt_mean"] is NSNull })
        let id = try #require(rows.first?["id"])
        let explained = try Binary.run(["explain", id, "--run", output])
        #expect(explained.output.contains("what is recoverable is not estimated"), "\(explained.output)")
    }

    @Test(
        "A recoverable criterion is refused by check at its line, with what to write instead",
        arguments: [("recoverable_al2o3", "contained_al2o3"), ("recoverable_tonnes", "tonnes")])
    func refused(criterion: String, instead: String) throws {
        let survey = try ToySurvey()
        let config = ToySurvey.config(estimate + "rank: { \(criterion): 100 % }\n")
        let result = try survey.run(config, command: "check").result
        #expect(result.status == 78)
        #expect(result.errors.contains("says nothing of mining"), "\(result.errors)")
        #expect(result.errors.contains("'\(instead)'"), "\(result.errors)")
        #expect(result.errors.contains("out.yaml:"), "\(result.errors)")
    }
}
