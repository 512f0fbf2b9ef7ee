import Foundations
import Prospectivity
import TestSupport
import Testing

/// Geoscience Australia's published weights tables of the Cloncurry example (MPM-WofE, TESTDATA).
@Suite struct WeightsTableTests {
    static let present: ConditionTrait = .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent))

    /// The class table behind a published weights table: deposits are cumulative there for CD tables.
    static func classTable(_ rows: [[String: String]], cumulative: Bool) throws -> ClassTable {
        var previous = 0
        let classes = try rows.map { row in
            let deposits = try #require(row["NO_POINTS"].flatMap(Int.init))
            defer { previous = deposits }
            return ClassTable.Row(
                code: try #require(row["CLASS"].flatMap(Int.init)),
                areaKm2: try #require(row["CLASS_AREA"].flatMap(Double.init)),
                deposits: cumulative ? deposits - previous : deposits)
        }
        return ClassTable(layer: "layer", classification: .categories, rows: classes)
    }

    @Test(
        "Weights equal the published tables to 1e-9, patched rows included", present,
        arguments: [
            ("FaultDensity_CD", PatternOrder.descending), ("FaultDensity_CT", .categorical),
            ("Dist2Breccia_CT", .categorical), ("Dist2Fault_CT", .categorical), ("StratNo_CT", .categorical),
        ])
    func weightsEqualPublishedTables(name: String, order: PatternOrder) throws {
        let published = try SharedData.table("ga_wofe_cloncurry/expected/\(name).csv")
        let table = try Self.classTable(published, cumulative: order != .categorical)
        let weights = WeightsTable(table, order: order, unitCellKm2: 1, rule: .geoscienceAustralia)
        #expect(weights.rows.count == published.count)
        for (row, expected) in zip(weights.rows, published) {
            let found = [
                Double(row.code), row.classAreaKm2, row.areaKm2, row.areaUnits, Double(row.deposits),
                row.weights.positive, row.weights.positiveDeviation, row.weights.negative,
                row.weights.negativeDeviation, row.weights.contrast, row.weights.contrastDeviation,
                row.weights.studentizedContrast,
            ]
            let columns = [
                "CLASS", "CLASS_AREA", "AREA_SQ_KM", "AREA_UNITS", "NO_POINTS", "WPLUS", "S_WPLUS", "WMINUS",
                "S_WMINUS", "CONTRAST", "S_CONTRAST", "STUDC",
            ]
            let wanted = try columns.map { try #require(expected[$0].flatMap(Double.init)) }
            #expect(areClose(found, wanted, within: 1e-9), "class \(row.code): \(found) against \(wanted)")
        }
        #expect(table.knownDeposits == 258)
    }

    @Test("Rows that hold all deposits are flagged, not hidden", present)
    func degenerateRowsAreFlagged() throws {
        let published = try SharedData.table("ga_wofe_cloncurry/expected/FaultDensity_CD.csv")
        let table = try Self.classTable(published, cumulative: true)
        let weights = WeightsTable(table, order: .descending, unitCellKm2: 1, rule: .geoscienceAustralia)
        #expect(weights.rows.filter(\.weights.isDegenerate).map(\.code) == [3, 2, 1])
    }

    @Test(
        "The default cut is at class 6, as the geologists chose; the patched contrast falls for class 3", present,
        arguments: [
            (CutRule.largestStudentizedContrast, 6, 0.612572419636479, -0.791362396794525),
            (.largestContrast, 4, 0.295869317113512, -1.39816681567492),
            (.largestPatchedContrast, 3, 0.130792747171432, -3.49127593388469),
            (.after(code: 8), 8, 0.193503566856249, -0.0541588774086961),
        ])
    func cutRules(rule: CutRule, code: Int, positive: Double, negative: Double) throws {
        let published = try SharedData.table("ga_wofe_cloncurry/expected/FaultDensity_CD.csv")
        let table = try Self.classTable(published, cumulative: true)
        var warnings: [Warning] = []
        let model = try WeightsOfEvidenceModel(
            fitting: EvidenceCounts(tables: [table], studyAreaKm2: 31311.33, deposits: 258),
            generalizations: [.descending(rule)], options: WeightsOfEvidenceOptions(), warnings: &warnings)
        let layer = model.layers[0]
        #expect(layer.classIndex(of: Float(code)) == 1)
        #expect(layer.classIndex(of: Float(code - 1)) == 0)
        #expect(isClose(layer.classes[1].weight, positive, within: 1e-9))
        #expect(isClose(layer.classes[0].weight, negative, within: 1e-9))
        #expect(layer.classes.map(\.deposits).reduce(0, +) == 258)
        #expect(warnings.isEmpty != (rule == .largestPatchedContrast))
    }

    @Test("A class that holds all deposits is used although its weights are a substitute")
    func perfectPattern() throws {
        let table = ClassTable(
            layer: "perfect", classification: .categories,
            rows: [
                ClassTable.Row(code: 0, areaKm2: 100, deposits: 20), ClassTable.Row(code: 1, areaKm2: 400, deposits: 0),
                ClassTable.Row(code: 2, areaKm2: 500, deposits: 0),
            ])
        for rule in [CutRule.largestStudentizedContrast, .largestContrast] {
            var warnings: [Warning] = []
            let model = try WeightsOfEvidenceModel(
                fitting: EvidenceCounts(tables: [table], studyAreaKm2: 1000, deposits: 20),
                generalizations: [.ascending(rule)], options: WeightsOfEvidenceOptions(), warnings: &warnings)
            #expect(model.layers[0].classIndex(of: 0) == 1 && model.layers[0].classIndex(of: 1) == 0)
            #expect(model.layers[0].classes[1].weight > model.layers[0].classes[0].weight)
            #expect(warnings.map(\.code) == ["degenerate_weights"])
        }
    }

    @Test("Cumulative tables of many classes are the sums of their classes", arguments: PatternOrder.allCases)
    func cumulativeTablesAreSums(order: PatternOrder) {
        var stream = RandomStream(seed: 7, purpose: "test")
        let rows = (0..<642).map { code in
            ClassTable.Row(code: code, areaKm2: 1 + 50 * stream.uniform(), deposits: stream.index(below: 4))
        }
        let table = ClassTable(layer: "many", classification: .categories, rows: rows)
        let weights = WeightsTable(table, order: order, unitCellKm2: 0.5, rule: .haldane)
        for row in weights.rows {
            let members = rows.filter {
                switch order {
                case .categorical: $0.code == row.code
                case .ascending: $0.code <= row.code
                case .descending: $0.code >= row.code
                }
            }
            let area = members.reduce(0) { $0 + $1.areaKm2 }
            let deposits = members.reduce(0) { $0 + $1.deposits }
            let counts = PatternCounts(
                patternUnits: area / 0.5, totalUnits: table.knownAreaKm2 / 0.5,
                patternDeposits: Double(deposits), totalDeposits: Double(table.knownDeposits))
            let direct = PatternWeights(counts, rule: .haldane)
            #expect(row.deposits == deposits)
            #expect(isClose(row.weights.positive, direct.positive, within: 1e-9))
            #expect(isClose(row.weights.negative, direct.negative, within: 1e-9))
        }
    }

    @Test("Zero counts follow the rule asked for")
    func zeroCountRules() {
        let none = PatternCounts(patternUnits: 20, totalUnits: 100, patternDeposits: 0, totalDeposits: 10)
        let substituted = PatternWeights(none, rule: .haldane)
        // Closed form: counts 0, 10, 20, 70 plus one half each.
        #expect(isClose(substituted.positive, -1.6006078329858282, within: 1e-12))
        #expect(substituted.isDegenerate)
        for rule in [ZeroCountRule.geoscienceAustralia, .noEstimate] {
            let weights = PatternWeights(none, rule: rule)
            #expect(weights.positive == 0 && weights.negative == 0 && weights.positiveDeviation == 0)
            #expect(weights.isDegenerate && weights.studentizedContrast == 0)
        }
        let ordinary = PatternCounts(patternUnits: 20, totalUnits: 100, patternDeposits: 5, totalDeposits: 10)
        #expect(!PatternWeights(ordinary, rule: .haldane).isDegenerate)
        #expect(PatternWeights(ordinary, rule: .haldane) == PatternWeights(ordinary, rule: .noEstimate))
    }

    @Test("Fewer barren unit cells than none is patched without a NaN", arguments: ZeroCountRule.allCases)
    func tinyPatterns(rule: ZeroCountRule) {
        for pattern in [0.01, 0.5, 3, 99.5, 99.99, 100] {
            for deposits in [0.0, 1, 3, 9, 10] {
                let counts = PatternCounts(
                    patternUnits: pattern, totalUnits: 100, patternDeposits: deposits, totalDeposits: 10)
                let weights = PatternWeights(counts, rule: rule)
                #expect(weights.positive.isFinite && weights.negative.isFinite && weights.contrastDeviation.isFinite)
            }
        }
    }
}
