import Foundations
import Prospectivity
import Testing

@Suite struct IndependenceTests {
    @Test(
        "T, s(T) from variances and z equal NumPy's, in both forms of the deviation",
        arguments: [
            (PosteriorDeviation.delta, 38.61616283842759, 3.4339162142660737, 0.9997025359703441),
            (.arcsdm, 40.122405472840676, 3.3050029314263614, 0.9995251229669616),
        ])
    func agterbergCheng(form: PosteriorDeviation, deviation: Double, z: Double, probability: Double) throws {
        let model = try Cloncurry.model(deviation: form)
        let test = ConditionalIndependenceTest(of: model, conditions: try Cloncurry.conditions(of: model))
        #expect(test.deposits == 258)
        #expect(isClose(test.expectedDeposits, 390.6046677036155, within: 1e-9))
        #expect(isClose(test.expectedDeviation, deviation, within: 1e-9))
        #expect(isClose(test.zScore, z, within: 1e-10))
        #expect(isClose(test.probabilityOfDependence, probability, within: 1e-12))
        #expect(isClose(test.ratio, 258 / 390.6046677036155, within: 1e-12))
        #expect(test.verdict == .rejectedAt1Percent)
        #expect(test.warning?.message.contains("rejected at 1 %") == true)
        #expect(isClose(test.overallIndependencePercent, 200 * (1 - probability), within: 1e-9))
        #expect(test.table.rows.count == 8 && test.pairTable.rows.count == 6)
    }

    /// Chi-square, its probability, the same with Yates' correction, and G², from SciPy 1.17.1 (chi2_contingency).
    static let pairs: [[Double]] = [
        [59.21986721269769, 1.4100304274787147e-14, 56.47252049668033, 5.69892642162315e-14, 52.31407660909623],
        [62.16624317277466, 3.156526465095026e-15, 59.45661342904165, 1.2502024137380058e-14, 56.55769956876229],
        [9.169156857438454, 0.002461279367423773, 7.916743483258079, 0.00489793555636276, 12.776570123810918],
        [54.076774261364136, 1.9280687871764237e-13, 51.71694850302969, 6.410696124912124e-13, 50.09366247714999],
        [1.2277911079745942, 0.2678370454315865, 0.8242136304062909, 0.3639510727154891, 1.3049818703937621],
        [14.856473808261923, 0.00011600921022015521, 13.409060868177221, 0.00025041175363649693, 20.563752190115444],
    ]

    @Test("Pairwise tests equal SciPy's")
    func pairwise() throws {
        let model = try Cloncurry.model()
        let test = ConditionalIndependenceTest(of: model, conditions: try Cloncurry.conditions(of: model))
        #expect(test.pairs.count == 6)
        for (pair, expected) in zip(test.pairs, Self.pairs) {
            let found = [
                pair.chiSquare, pair.pValue, pair.chiSquareYates, pair.pValueYates, pair.likelihoodRatio,
            ]
            #expect(zip(found, expected).allSatisfy { isClose($0, $1, within: 1e-10 * max(1, $1)) })
            #expect(isClose(pair.pValue, expected[1], within: 1e-9 * expected[1]))
        }
    }

    @Test("Independent patterns are not rejected")
    func independentPatterns() throws {
        // Deposits and area both factor over the two patterns, so that T = n but for the odds' curvature.
        let window = EvidenceWindow(layers: [[0, 1, 0, 1], [0, 0, 1, 1]])
        let areas = CellAreas.perCell(km2: [49_000, 21_000, 21_000, 9_000])
        let deposits = [[Int]](
            arrayLiteral: Array(repeating: 0, count: 16), Array(repeating: 1, count: 24),
            Array(repeating: 2, count: 24), Array(repeating: 3, count: 36)
        ).flatMap(\.self)
        var accumulator = EvidenceCountsAccumulator(layers: [("a", .categories), ("b", .categories)])
        accumulator.add(window, areas: areas, depositOffsets: deposits)
        var warnings: [Warning] = []
        let model = try WeightsOfEvidenceModel(
            fitting: accumulator.counts, generalizations: [.none, .none], options: WeightsOfEvidenceOptions(),
            warnings: &warnings)
        var unique = UniqueConditions(of: model)
        try unique.add(window, areas: areas, depositOffsets: deposits)
        let test = ConditionalIndependenceTest(of: model, conditions: unique.conditions)
        #expect(isClose(test.ratio, 1, within: 0.005))
        #expect(test.verdict == .notRejected && test.warning == nil)
        #expect(isClose(test.pairs[0].chiSquare, 0, within: 1e-12))
    }

    @Test("Unique conditions of merged windows equal those of one")
    func mergedConditions() throws {
        let model = try Cloncurry.model()
        var merged = UniqueConditions(of: model)
        for cell in (0..<16).reversed() {
            var part = UniqueConditions(of: model)
            try part.add(
                EvidenceWindow(layers: Cloncurry.window.evidence(at: cell).map { [$0] }),
                areas: .constant(km2: Cloncurry.areasKm2[cell]),
                depositOffsets: Array(repeating: 0, count: Cloncurry.deposits[cell]))
            try merged.merge(part)
        }
        #expect(try merged.conditions == Cloncurry.conditions(of: model))
    }
}
