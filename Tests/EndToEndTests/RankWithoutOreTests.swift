import Foundation
import Testing

@Suite("Ranking of ground without ore", .serialized) struct RankWithoutOreTests {
    /// With two prospects a lone one scores 1 by rank, and one beside another 1 at most: the mean score cannot exceed the
    /// share of realizations with ore. The belt's mean grade in the others would lift it far above.
    @Test("A grade is worth nothing without ore, and few prospects have no share in the top")
    func grade() throws {
        let survey = try ToySurvey()
        let config = ToySurvey.config(
            """
            estimate:
            \(ToySurvey.undrilled())
            rank: { a_s: 100 %, normalization: rank }
            """)
        let rows = try survey.table(config, "prospects.csv")
        #expect(rows.count > 1 && rows.count <= 10)
        #expect(rows.contains { number($0, "presence") < 0.9 })
        for row in rows {
            #expect(number(row, "score") <= number(row, "presence") + 1e-4, "\(row["id"] ?? "")")
            #expect(row["share_in_top"] == "")
        }
        let explained = try Binary.run(["explain", rows[0]["id"] ?? "", "--run", survey.folder.path + "/out"])
        #expect(explained.status == 0 && !explained.output.contains("among the best in"), "\(explained.output)")
    }

    /// All of the ground may not be mined: ore is there, but nothing of it is recoverable.
    @Test("Where recoverable ore ranks, ground that may not be mined comes last with a score of 0")
    func excluded() throws {
        let survey = try ToySurvey()
        try survey.writeBoxes("protected.geojson", [(-100, -100, 2900, 4100, "\"kind\": \"park\"")])
        let config = ToySurvey.config(
            """
            estimate:
            \(ToySurvey.undrilled())
              mining: { recovery: 90 %, exclude: protected }
            rank: { recoverable_tonnes: 50 %, a_s: 50 % }
            """, inputs: "  protected: { vector: protected.geojson }")
        let rows = try survey.table(config, "prospects.csv")
        #expect(Set(rows.compactMap { $0["belt"] }) == ["E", "W"])
        for row in rows where row["belt"] == "W" {
            #expect(number(row, "score") == 0 && number(row, "recoverable_mt_mean") == 0)
        }
        let firstOfW = rows.firstIndex { $0["belt"] == "W" } ?? 0
        #expect(rows[firstOfW...].allSatisfy { $0["belt"] == "W" })
    }
}
