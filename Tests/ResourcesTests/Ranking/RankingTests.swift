import Foundations
import Resources
import Testing

@Suite("Ranking of prospects") struct RankingTests {
    private static func scheme(
        _ criteria: [RankingCriterion], normalization: RankingScheme.Normalization = .percentileRank
    ) throws -> RankingScheme {
        try RankingScheme(criteria: criteria, risked: true, normalization: normalization)
    }

    /// By hand: tonnage ranks 1, 1/2, 0; stripping (less is better) 0, 1/2, 1 for a, b, c; weights 0.6 and 0.4.
    @Test("Scores are weighted percentile ranks, with the direction of each criterion")
    func weighted() throws {
        let ranked = try rankProspects(
            [
                ProspectFigures(id: "b", values: ["tonnes": [20], "stripping": [5]]),
                ProspectFigures(id: "c", values: ["tonnes": [10], "stripping": [2]]),
                ProspectFigures(id: "a", values: ["tonnes": [900], "stripping": [9]]),
            ],
            by: Self.scheme([
                RankingCriterion(name: "tonnes", weight: 0.6),
                RankingCriterion(name: "stripping", weight: 0.4, better: .low),
            ]), realizations: 1, topCount: 1)
        #expect(ranked.map(\.id) == ["a", "b", "c"])
        #expect(ranked.map(\.rank) == [1, 2, 3])
        for (found, expected) in zip(ranked.map(\.score), [0.6, 0.5, 0.4]) { #expect(abs(found - expected) < 1e-12) }
        #expect(ranked[0].criterionScores == [1, 0])
        #expect(ranked.map(\.shareInTop) == [1, 0, 0])
    }

    /// By hand: means 1, 2, 5; scores 0, 1/4, 1.
    @Test("The mean-range normalization is linear between the least and greatest mean")
    func meanRange() throws {
        let ranked = try rankProspects(
            [
                ProspectFigures(id: "a", values: ["t": [0, 2]]), ProspectFigures(id: "b", values: ["t": [2]]),
                ProspectFigures(id: "c", values: ["t": [5]]),
            ],
            by: Self.scheme([RankingCriterion(name: "t", weight: 1)], normalization: .meanRange), realizations: 2,
            topCount: 2)
        #expect(ranked.map(\.id) == ["c", "b", "a"])
        for (found, expected) in zip(ranked.map(\.score), [1, 0.25, 0.125]) { #expect(abs(found - expected) < 1e-12) }
    }

    /// a beats b in three of four realizations.
    @Test("The share in the top and the rank come from every realization")
    func realizedRanks() throws {
        let ranked = try rankProspects(
            [
                ProspectFigures(id: "a", values: ["t": [9, 9, 9, 1]]), ProspectFigures(id: "b", values: ["t": [5]]),
            ], by: Self.scheme([RankingCriterion(name: "t", weight: 1)]), realizations: 4, topCount: 1)
        #expect(ranked.map(\.shareInTop) == [0.75, 0.25])
        #expect(ranked[0].realizedRank.mean == 1.25)
        #expect(ranked[1].realizedRank.q50 == 2)
    }

    @Test("Shares in the top sum to the number of top prospects, also with ties")
    func sharesSum() throws {
        var stream = RandomStream(seed: 1, purpose: "test")
        let prospects = (0..<30).map { p in
            // Most realizations have no deposit, as in risked potential.
            ProspectFigures(
                id: "p\(p)", values: ["t": (0..<100).map { _ in stream.uniform() < 0.2 ? stream.uniform() : 0 }])
        }
        let scheme = try Self.scheme([RankingCriterion(name: "t", weight: 1)])
        let ranked = try rankProspects(prospects, by: scheme, realizations: 100, topCount: 7)
        #expect(abs(ranked.reduce(0) { $0 + ($1.shareInTop ?? 0) } - 7) < 1e-9)
        #expect(abs(ranked.reduce(0) { $0 + $1.realizedRank.mean } - 465) < 1e-9)
        #expect(try rankProspects(prospects.reversed(), by: scheme, realizations: 100, topCount: 7) == ranked)
    }

    @Test("Equal prospects are ordered by id and share the top")
    func ties() throws {
        let ranked = try rankProspects(
            ["c", "a", "b"].map { ProspectFigures(id: $0, values: ["t": [4]]) },
            by: Self.scheme([RankingCriterion(name: "t", weight: 1)]), realizations: 1, topCount: 1)
        #expect(ranked.map(\.id) == ["a", "b", "c"])
        #expect(ranked.allSatisfy { abs(($0.shareInTop ?? 0) - 1.0 / 3) < 1e-12 && $0.realizedRank.q50 == 2 })
    }

    @Test("A missing criterion counts as the worst and is flagged", arguments: [RankingCriterion.Direction.high, .low])
    func missing(direction: RankingCriterion.Direction) throws {
        let ranked = try rankProspects(
            [
                ProspectFigures(id: "a", values: [:]), ProspectFigures(id: "b", values: ["t": [-3]]),
                ProspectFigures(id: "c", values: ["t": [3]]), ProspectFigures(id: "d", values: ["t": [.nan]]),
            ],
            by: Self.scheme([RankingCriterion(name: "t", weight: 1, better: direction)]), realizations: 1, topCount: 1)
        #expect(Array(ranked.map(\.id).suffix(2)) == ["a", "d"])
        #expect(ranked.map(\.missingCriteria) == [[], [], ["t"], ["t"]])
        #expect(ranked.map(\.id).first == (direction == .high ? "c" : "b"))
    }

    /// By hand: b is there in the first of two realizations, a in both, c in none. By rank b scores 1 where it is there (it
    /// beats two of two on both criteria) and 0 elsewhere; a scores 1/2 beside b and 1 alone; c scores 0 although its
    /// impurity is the lowest.
    @Test("Where a prospect is not present it scores 0 on every criterion, also where less is better")
    func notPresent() throws {
        let ranked = try rankProspects(
            [
                ProspectFigures(id: "a", values: ["t": [5, 5], "impurity": [9, 9]], isPresent: [true, true]),
                ProspectFigures(id: "b", values: ["t": [8, 0], "impurity": [4, 4]], isPresent: [true, false]),
                ProspectFigures(id: "c", values: ["t": [0, 0], "impurity": [1]], isPresent: [false, false]),
            ],
            by: Self.scheme([
                RankingCriterion(name: "t", weight: 0.6), RankingCriterion(name: "impurity", weight: 0.4, better: .low),
            ]), realizations: 2, topCount: 2)
        #expect(ranked.map(\.id) == ["a", "b", "c"])
        for (found, expected) in zip(ranked.map(\.score), [0.75, 0.5, 0]) { #expect(abs(found - expected) < 1e-12) }
        #expect(ranked.map(\.shareInTop) == [1, 0.5, 0])
        #expect(ranked[2].criterionScores == [0, 0])
    }

    /// By hand: a is there in the first of two realizations alone, b has a value in neither, c of one criterion in the second.
    /// In the second all score 0 but c: two places of the top for c and for the tie of a and b, of which neither counts.
    @Test("A prospect of which nothing is known is never among the top, though it ties with those that are not present")
    func unknownInTop() throws {
        let ranked = try rankProspects(
            [
                ProspectFigures(id: "a", values: ["t": [5, 0], "s": [5, 0]], isPresent: [true, false]),
                ProspectFigures(id: "b", values: ["t": [.nan, .nan]]),
                ProspectFigures(id: "c", values: ["t": [.nan, 4]], isPresent: [true, true]),
            ],
            by: Self.scheme([
                RankingCriterion(name: "t", weight: 0.5), RankingCriterion(name: "s", weight: 0.5),
            ]), realizations: 2, topCount: 2)
        let shares = Dictionary(uniqueKeysWithValues: ranked.map { ($0.id, $0.shareInTop) })
        #expect(shares == ["a": 0.5, "b": 0, "c": 0.5])
        // Scores, ranks and what is missing are as before: nothing known is the worst, not absent.
        #expect(ranked.map(\.id) == ["a", "c", "b"])
        #expect(ranked.map(\.missingCriteria) == [[], ["s"], ["t", "s"]])
        #expect(ranked.last?.realizedRank.mean == 2.5)
    }

    /// b has the greatest area and nobody knows its tonnage.
    @Test(
        "A prospect whose ore is not estimated is not among the top for its area, whatever the weights",
        arguments: [0.2, 0.5, 0.8])
    func notEstimated(area: Double) throws {
        let ranked = try rankProspects(
            [
                ProspectFigures(id: "a", values: ["t": [0.1], "area": [1]]),
                ProspectFigures(id: "b", values: ["t": [.nan], "area": [9]], isEstimated: false),
                ProspectFigures(id: "c", values: ["t": [0], "area": [2]]),
            ],
            by: Self.scheme(
                [RankingCriterion(name: "t", weight: 1 - area), RankingCriterion(name: "area", weight: area)]),
            realizations: 1, topCount: 2)
        #expect(ranked.first { $0.id == "b" }?.shareInTop == 0)
        #expect(ranked.filter { $0.id != "b" }.reduce(0) { $0 + ($1.shareInTop ?? 0) } >= 1)
    }

    /// z is the least of both, so that its score is 0 by the range of means as well; it still has ore and a has none.
    @Test("A prospect that is never present comes after one that scores 0")
    func neverPresent() throws {
        let ranked = try rankProspects(
            [
                ProspectFigures(id: "a", values: ["t": [0]], isPresent: [false]),
                ProspectFigures(id: "y", values: ["t": [4]], isPresent: [true]),
                ProspectFigures(id: "z", values: ["t": [0]], isPresent: [true]),
            ],
            by: Self.scheme([RankingCriterion(name: "t", weight: 1)], normalization: .meanRange), realizations: 1,
            topCount: 3)
        #expect(ranked.map(\.id) == ["y", "z", "a"])
        #expect(ranked.map(\.score) == [1, 0, 0])
        #expect(ranked.allSatisfy { $0.shareInTop == nil })
    }

    @Test("Presence told for another number of realizations is refused")
    func wrongPresence() throws {
        let scheme = try Self.scheme([RankingCriterion(name: "t", weight: 1)])
        let wrong = [ProspectFigures(id: "a", values: ["t": [1]], isPresent: [true, true])]
        #expect(throws: GossanError.self) { try rankProspects(wrong, by: scheme, realizations: 1, topCount: 1) }
    }

    @Test("Weights that do not sum to 100 %, repeated criteria and none are refused")
    func refusesWeights() {
        #expect(throws: GossanError.self) {
            try Self.scheme([RankingCriterion(name: "t", weight: 0.6), RankingCriterion(name: "s", weight: 0.3)])
        }
        #expect(throws: GossanError.self) {
            try Self.scheme([RankingCriterion(name: "t", weight: 0.5), RankingCriterion(name: "t", weight: 0.5)])
        }
        #expect(throws: GossanError.self) { try Self.scheme([]) }
    }

    @Test("Risk counts once: a likelihood is no criterion where tonnages are risked")
    func riskOnce() throws {
        let criteria = [
            RankingCriterion(name: "tonnes", weight: 0.5),
            RankingCriterion(name: "prospectivity", weight: 0.5, isLikelihood: true),
        ]
        #expect(throws: GossanError.self) { try RankingScheme(criteria: criteria, risked: true) }
        #expect(try RankingScheme(criteria: criteria, risked: false).criteria.count == 2)
    }

    @Test("No prospects give no ranking, and one prospect is first")
    func degenerate() throws {
        let scheme = try Self.scheme([RankingCriterion(name: "t", weight: 1)])
        #expect(try rankProspects([], by: scheme, realizations: 1, topCount: 5).isEmpty)
        let alone = try rankProspects(
            [ProspectFigures(id: "a", values: ["t": [1]])], by: scheme, realizations: 1, topCount: 5)
        #expect(alone.map(\.rank) == [1] && alone[0].score == 1 && alone[0].shareInTop == nil)
        let twice = [ProspectFigures(id: "a", values: [:]), ProspectFigures(id: "a", values: [:])]
        #expect(throws: GossanError.self) { try rankProspects(twice, by: scheme, realizations: 1, topCount: 5) }
    }
}
