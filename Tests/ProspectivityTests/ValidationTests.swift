import Foundations
import Prospectivity
import Testing

@Suite struct ValidationTests {
    static func curve(_ scores: [Float], areas: CellAreas, deposits: [Int]) throws -> CaptureCurve {
        var accumulator = DepositRankAccumulator(depositScores: deposits.map { scores[$0] })
        accumulator.add(scores, areas: areas)
        return try #require(CaptureCurve(accumulator.ranks.compactMap(\.self)))
    }

    @Test("AUC with ties and areas equals scikit-learn 1.9.1 (roc_auc_score with sample weights)")
    func areaUnderCurve() throws {
        // Scores in 32nds, so that many are tied.
        let scores = LogisticRegressionTests.window.layer(0).map { ($0 * 3).rounded(.down) / 32 }
        let areas = CellAreas.perCell(km2: (0..<400).map { 1 + Double($0 * 13 % 7) / 10 })
        let curve = try Self.curve(scores, areas: areas, deposits: LogisticRegressionTests.deposits)
        #expect(isClose(curve.areaUnderCurve, 0.5916003223013281, within: 1e-12))
        // NumPy 2.4.6, linear interpolation between distinct scores.
        let captures = curve.standardCaptures.map(\.captured)
        #expect(areClose(captures, [0, 0, 0, 0.012545509708737867], within: 1e-12))
    }

    @Test("Success rate of the Cloncurry posterior equals NumPy's")
    func cloncurry() throws {
        let scores = try Cloncurry.model().score(Cloncurry.window).scores
        let curve = try Self.curve(scores, areas: Cloncurry.areas, deposits: Cloncurry.depositOffsets)
        #expect(curve.depositCount == 258)
        #expect(isClose(curve.areaUnderCurve, 0.7144506836353172, within: 1e-12))
        let expected = [0.09000466454231824, 0.18818792334720733, 0.2835936235202171, 0.4744050238662367]
        #expect(areClose(curve.standardCaptures.map(\.captured), expected, within: 1e-12))
        let corner = try #require(curve.vertices.first { $0.threshold == scores[5] })
        #expect(isClose(corner.area, 0.28247825946710026, within: 1e-12))
        #expect(isClose(corner.deposits, 0.6317829457364341, within: 1e-12))
    }

    @Test("Ranks of merged windows equal those of one; missing scores are no background")
    func mergedRanks() {
        let scores: [Float] = [0.1, 0.5, .nan, 0.5, 0.9, 0.2]
        let deposits: [Float] = [0.5, .nan, 0.9]
        var whole = DepositRankAccumulator(depositScores: deposits)
        whole.add(scores, areas: .constant(km2: 2))
        var first = DepositRankAccumulator(depositScores: deposits)
        first.add(Array(scores[..<2]), areas: .constant(km2: 2))
        var second = DepositRankAccumulator(depositScores: deposits)
        second.add(Array(scores[2...]), areas: .constant(km2: 2))
        first.merge(second)
        #expect(first.ranks == whole.ranks)
        #expect(whole.scoredAreaKm2 == 10 && whole.missingAreaKm2 == 2)
        #expect(
            whole.ranks == [
                DepositRank(areaAbove: 0.2, areaEqual: 0.4, score: 0.5), nil,
                DepositRank(areaAbove: 0, areaEqual: 0.2, score: 0.9),
            ])
    }

    @Test("A capture curve rises from 0 to 1 and its area is that under its corners")
    func curveProperties() throws {
        var stream = RandomStream(seed: 5, purpose: "test")
        for _ in 0..<20 {
            let scores = (0..<300).map { _ in Float(stream.index(below: 40)) / 40 }
            let areas = CellAreas.perCell(km2: scores.map { _ in stream.uniform() })
            let curve = try Self.curve(scores, areas: areas, deposits: (0..<25).map { _ in stream.index(below: 300) })
            var area = 0.0
            for (a, b) in zip(curve.vertices, curve.vertices.dropFirst()) {
                #expect(b.area >= a.area && b.deposits >= a.deposits)
                area += (b.area - a.area) * (a.deposits + b.deposits) / 2
            }
            #expect(isClose(area, curve.areaUnderCurve, within: 1e-12))
            #expect(curve.captured(byAreaFraction: 0) <= 0.2 && curve.captured(byAreaFraction: 1) == 1)
        }
    }

    @Test("Scores without information give an area of one half")
    func constantScores() throws {
        let curve = try Self.curve([0.3, 0.3, 0.3, 0.3], areas: .constant(km2: 1), deposits: [0, 2])
        #expect(curve.areaUnderCurve == 0.5)
        #expect(isClose(curve.captured(byAreaFraction: 0.2), 0.2, within: 1e-15))
    }

    @Test("Prediction-area corners equal EIS Toolkit 1.1.6: 1 and 4 of 2576 cells at 9.67 and 9.55")
    func predictionAreaCorners() throws {
        // The areas of its small_raster.tif at the scores of the two deposits; all other cells score less.
        let scores: [Float] = [9.67, 9.6, 9.58, 9.55] + [Float](repeating: 2.503, count: 2572)
        let curve = try Self.curve(scores, areas: .constant(km2: 4e-6), deposits: [0, 3])
        let corners = curve.vertices.filter { $0.threshold != nil }
        #expect(corners.map(\.threshold) == [9.67, 9.55])
        #expect(areClose(corners.map(\.area), [0.00038819875776397513, 0.0015527950310559005], within: 1e-15))
        #expect(areClose(corners.map(\.deposits), [0.5, 1], within: 1e-15))
    }

    @Test("At the crossing of the P-A plot prediction rate and occupied area sum to one")
    func predictionAreaCrossing() throws {
        // The deposits are the 10th, 20th, 40th and 70th best of 100 cells: the curve rises from 0.5 to 0.75 between
        // areas 0.39 and 0.40, where 1 - area falls from 0.61 to 0.60.
        let scores = (0..<100).map { Float(100 - $0) }
        let curve = try Self.curve(scores, areas: .constant(km2: 1), deposits: [9, 19, 39, 69])
        let plot = PredictionAreaPlot(curve)
        #expect(isClose(plot.predictionRate + plot.occupiedArea, 1, within: 1e-15))
        // Closed form: 0.5 + 25 (a - 0.39) = 1 - a, ln((1 - a) / a).
        #expect(isClose(plot.occupiedArea, (0.5 + 25 * 0.39) / 26, within: 1e-12))
        #expect(isClose(plot.normalizedDensity, plot.predictionRate / plot.occupiedArea, within: 0))
        #expect(isClose(plot.weight, 0.42956266, within: 1e-8))
    }
}
