import Foundation
import Testing

/// `explain`: which rule or limit decided that a prospect scores 0 (docs/methods.md, Rank: without ore no score).
@Suite("Why a prospect scores 0", .serialized) struct ExplainZeroScoreTests {
    /// A prospect of a finished run as it is explained.
    private struct Explained {
        let text: String
        let json: [String: Any]
        let row: [String: String]

        init(_ folder: String, _ basis: String) throws {
            row = try #require(try Table(csv: folder + "/prospects.csv").rows.last { $0["basis"] == basis })
            let arguments = ["explain", row["id"] ?? "", "--run", folder]
            text = try Binary.run(arguments).output
            let told = Data(try Binary.run(arguments + ["--json"]).output.utf8)
            json = try #require(try JSONSerialization.jsonObject(with: told) as? [String: Any])
        }

        private var prospect: [String: Any] { json["prospect"] as? [String: Any] ?? [:] }
        var zero: [String: Any] { prospect["zero_score"] as? [String: Any] ?? [:] }
        var limits: [String: Any]? { (prospect["estimate"] as? [String: Any])?["mining_limits"] as? [String: Any] }
        var kinds: [String] { facts.compactMap { $0["kind"] as? String } }
        /// The words of the weak fact, nil where there is none.
        var weakness: String? { facts.first { $0["kind"] as? String == "zero_score" }?["words"] as? String }
        private var facts: [[String: Any]] { json["weakest_first"] as? [[String: Any]] ?? [] }
    }

    /// The ore lies 20 m deep, 5 m thick in the west and 1 m in the east: 4 and 20 m3 of overburden for each of ore.
    private func drilled(
        limit: String?, exclude: [Double]? = nil, rank: String = "", grades: String = ",60,8", more: String = ""
    ) throws -> Explained {
        let survey = try ToySurvey()
        let assay = try String(contentsOfFile: survey.folder.path + "/assay.csv", encoding: .utf8)
        _ = try survey.folder.write("assay.csv", assay.replacing(",60,8", with: grades))
        if let exclude {
            try survey.writeBoxes(
                "zone.geojson", [(exclude[0], exclude[1], exclude[2], exclude[3], "\"kind\": \"park\"")])
        }
        let estimate = ToySurvey.drilled.replacing(
            "maximum_parting: 0.5 m",
            with: "maximum_parting: 0.5 m" + (limit.map { ", maximum_stripping: \($0)" } ?? ""))
        let mining = "  mining: { recovery: 90 %\(exclude == nil ? "" : ", exclude: zone") }\n"
        let (result, folder) = try survey.run(
            ToySurvey.config(
                "estimate:\n\(estimate)\n\(mining)\(more)\(rank)",
                inputs: exclude == nil ? "" : "  zone: { vector: zone.geojson }"), ["--quiet"])
        #expect(result.status == 0, "\(result.errors)")
        return try Explained(folder, "drilled")
    }

    @Test("Ore over the stripping limit: the limit is told in words, in JSON and among the weakest facts")
    func stripping() throws {
        let own = try drilled(limit: "1")
        #expect(number(own.row, "score") == 0 && number(own.row, "ore_mt_mean") > 0)
        let words = "Scores 0: all of its ore is over the stripping limit (waste to ore at most 1 m3/m3)"
        #expect(own.weakness == words, "\(own.kinds)")
        #expect(own.text.contains("  1. \(words) [explanations.json, zero_score, mining_limits]\n"), "\(own.text)")
        #expect(own.text.contains("\nIt s\(words.dropFirst()) [explanations.json, zero_score"), "\(own.text)")
        #expect(own.zero["share"] as? Double == 1 && own.zero["nothing_mined"] as? Double == 1)
        #expect(own.zero["no_ore"] as? Double == 0 && own.zero["words"] as? String == words)
        #expect(own.limits?["share_left"] as? Double == 0 && own.limits?["stripping_m3_per_m3"] as? Double == 1)
        #expect(own.limits?["exclude"] is NSNull)
    }

    @Test("Ore within the stripping limit is not said to score 0")
    func within() throws {
        let own = try drilled(limit: "100")
        #expect(own.weakness == nil && own.zero["share"] as? Double == 0 && own.zero["words"] is NSNull)
        #expect(!own.text.contains("cores 0") && !own.text.contains("limits of mining"), "\(own.text)")
        #expect(own.limits == nil)
    }

    /// By hand: what is left is what is recoverable over ore in place times 90 %; both have four decimals in the table.
    @Test("Where the stripping limit takes a part of the ore, it is told which part is left")
    func partly() throws {
        let own = try drilled(limit: "6")
        let left = try #require(own.limits?["share_left"] as? Double)
        let expected = number(own.row, "recoverable_mt_mean") / (0.9 * number(own.row, "ore_mt_mean"))
        #expect(left > 0.5 && left < 0.99 && abs(left - expected) < 1e-3, "\(left), \(expected)")
        #expect(own.weakness == nil)
        #expect(
            own.text.contains(" of it: ore over the stripping limit (waste to ore at most 6 m3/m3) stays "),
            "\(own.text)")
    }

    /// The ore outline reaches from 500 to 1500 m; the zone ends at 1000 m, or covers it all.
    @Test("Exclusions are told beside the stripping limit where they take a part, alone where they take all")
    func excludedToo() throws {
        let part = try drilled(limit: "1", exclude: [0, 0, 1000, 4000])
        #expect(
            part.weakness
                == "Scores 0: all of its ore is over the stripping limit (waste to ore at most 1 m3/m3) or on ground that may not be mined (zone)"
        )
        let share = try #require(part.limits?["excluded_share"] as? Double)
        #expect(share > 0.3 && share < 0.7)
        let all = try drilled(limit: "1", exclude: [0, 0, 6000, 4000])
        #expect(all.weakness == "Scores 0: all of its ore is on ground that may not be mined (zone)")
        let beside = try drilled(limit: "1", exclude: [4000, 0, 6000, 4000])
        #expect(beside.weakness?.hasSuffix("(waste to ore at most 1 m3/m3)") == true, "\(beside.weakness ?? "")")
        let alone = try drilled(limit: nil, exclude: [0, 0, 6000, 4000])
        #expect(alone.weakness == all.weakness)
    }

    @Test("Where recoverable ore does not rank, the limit is told and that the score does not count it")
    func notRanked() throws {
        let own = try drilled(limit: "1", rank: "rank: { tonnes: 100 % }\n")
        #expect(number(own.row, "score") > 0)
        #expect(own.weakness?.hasPrefix("None of its ore can be mined, which its score does not count: ") == true)
        #expect(!own.text.contains("cores 0") && own.zero["share"] as? Double == 0, "\(own.text)")
    }

    /// Bayer red mud takes 1.2 t of alumina with each tonne of silica, more than there is.
    @Test("Ore of which processing recovers nothing scores 0 for that")
    func processing() throws {
        let own = try drilled(limit: nil, grades: ",42,50", more: "  processing: { route: bayer }\n")
        #expect(number(own.row, "recoverable_mt_mean") > 0 && number(own.row, "score") == 0)
        #expect(own.weakness == "Scores 0: processing recovers none of its al2o3", "\(own.kinds)")
        #expect(own.zero["nothing_recovered"] as? Double == 1)
    }

    /// Presence is the share of realizations with ore; all of the ground is excluded.
    @Test("Potential: realizations without ore and those without anything to mine are told apart, with their shares")
    func potential() throws {
        let survey = try ToySurvey()
        try survey.writeBoxes("zone.geojson", [(0, 0, 6000, 4000, "\"kind\": \"park\"")])
        func explained(_ exclude: String, _ count: Int, _ name: String) throws -> Explained {
            let counts = "deposits_per_belt: { n90: \(count), n50: \(count), n10: \(count) }"
            let config = ToySurvey.config(
                "estimate:\n\(ToySurvey.undrilled(counts: counts))\n  mining: { recovery: 90 %\(exclude) }\n",
                inputs: "  zone: { vector: zone.geojson }")
            return try Explained(try survey.run(config, ["--quiet"], into: name).folder, "exploration potential")
        }
        let kept = try explained(", exclude: zone", 2, "kept")
        let presence = number(kept.row, "presence")
        #expect(presence > 0.1 && presence < 0.9)
        #expect(abs((kept.zero["no_ore"] as? Double ?? .nan) - (1 - presence)) < 1e-4)
        #expect(abs((kept.zero["nothing_mined"] as? Double ?? .nan) - presence) < 1e-4)
        #expect(Array(kept.kinds.prefix(2)) == ["no_hole", "zero_score"], "\(kept.kinds)")
        let words = try #require(kept.weakness)
        #expect(words.hasPrefix("Scores 0 in every realization: in ") && words.contains(" % there is no ore, in "))
        #expect(words.hasSuffix(" % all of its ore is on ground that may not be mined (zone)"))
        let free = try explained("", 2, "free")
        #expect(free.weakness == nil, "that ore is rare is told as a wide spread")
        #expect(free.text.contains(" % of the realizations: there is no ore [explanations.json, zero_score].\n"))
        let empty = try explained("", 0, "empty")
        #expect(empty.weakness == "Scores 0 in every realization: there is no ore")
    }
}
