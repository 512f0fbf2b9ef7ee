import Foundations
import Geodata
import Prospectivity
import TestSupport
import Testing

/// Geoscience Australia's Cloncurry rasters and deposits, read window by window.
struct CloncurryRasters {
    let layers: [String]
    let grid: Grid
    let deposits: DepositLocations
    private let folder: String

    init(folder: String, layers: [String]) throws {
        self.folder = SharedData.path("ga_wofe_cloncurry/inputs/\(folder)")
        self.layers = layers
        grid = try #require(try rasterInfo(path: "\(self.folder)/\(layers[0]).tif").grid)
        let features = try readFeatures(path: SharedData.path("ga_wofe_cloncurry/inputs/IOCG_Deposits.shp")).layer
        let points = features.features.flatMap { feature in
            if case .points(let points) = feature.geometry { points } else { [Point]() }
        }
        deposits = DepositLocations(points, on: grid)
    }

    /// The true size of a cell is taken as the nominal 0.01 km2, as the published tables do.
    let areas = CellAreas.constant(km2: 0.01)

    func forEachWindow(_ body: (EvidenceWindow, [Int]) throws -> Void) throws {
        let readers = try layers.map { try RasterReader(path: "\(folder)/\($0).tif", content: .classes) }
        var values: [Float] = []
        for window in grid.windows() {
            let stack = try readers.flatMap { reader in
                try reader.read(window, into: &values)
                return values
            }
            try body(
                EvidenceWindow(values: stack, layerCount: layers.count), deposits.inside(window).map(\.offset))
        }
    }

    func counts() throws -> EvidenceCounts {
        var accumulator = EvidenceCountsAccumulator(layers: layers.map { ($0, .categories) })
        try forEachWindow { accumulator.add($0, areas: areas, depositOffsets: $1) }
        return accumulator.counts
    }
}

@Suite struct CloncurryRasterTests {
    static let present: ConditionTrait = .enabled(if: SharedData.isPresent, Comment(rawValue: SharedData.absent))

    @Test("Weights from the rasters equal the published fault-density table to 1e-9, all 258 points counted", present)
    func publishedTableFromRasters() throws {
        let survey = try CloncurryRasters(folder: "multiclass", layers: ["FaultDensity"])
        let counts = try survey.counts()
        #expect(counts.deposits == 258 && Set(survey.deposits.locations.map { [$0.column, $0.row] }).count == 252)
        let table = WeightsTable(counts.tables[0], order: .descending, unitCellKm2: 1, rule: .geoscienceAustralia)
        let published = try SharedData.table("ga_wofe_cloncurry/expected/FaultDensity_CD.csv")
        #expect(table.rows.count == 10)
        for (row, expected) in zip(table.rows, published) {
            let found = [
                row.areaKm2, Double(row.deposits), row.weights.positive, row.weights.negative,
                row.weights.positiveDeviation, row.weights.negativeDeviation, row.weights.contrast,
                row.weights.contrastDeviation, row.weights.studentizedContrast,
            ]
            let columns = [
                "AREA_SQ_KM", "NO_POINTS", "WPLUS", "WMINUS", "S_WPLUS", "S_WMINUS", "CONTRAST", "S_CONTRAST", "STUDC",
            ]
            let wanted = try columns.map { try #require(expected[$0].flatMap(Double.init)) }
            #expect(areClose(found, wanted, within: 1e-9), "class \(row.code)")
        }
    }

    @Test("642 classes of distance are cut where NumPy 2.4.6 finds the largest studentized contrast", present)
    func manyClasses() throws {
        let survey = try CloncurryRasters(folder: "multiclass", layers: ["Dist2Breccia"])
        var warnings: [Warning] = []
        let model = try WeightsOfEvidenceModel(
            fitting: try survey.counts(), generalizations: [.ascending(.largestStudentizedContrast)],
            options: WeightsOfEvidenceOptions(), warnings: &warnings)
        #expect(model.counts.tables[0].rows.count == 642)
        let layer = model.layers[0]
        #expect(layer.classIndex(of: 2600) == 1 && layer.classIndex(of: 2601) == 0)
        #expect(isClose(layer.contrast, 1.2983357156024455, within: 1e-9))
        #expect(isClose(layer.studentizedContrast, 9.321984892504144, within: 1e-9))
        #expect(isClose(layer.classes[1].areaKm2, 13028.51, within: 1e-9) && layer.classes[1].deposits == 186)
    }

    @Test("The posterior raster of the four binary layers has the area, sum, mean and AUC that NumPy finds", present)
    func posteriorRaster() throws {
        let survey = try CloncurryRasters(folder: "binary", layers: Cloncurry.layers)
        var warnings: [Warning] = []
        let model = try WeightsOfEvidenceModel(
            fitting: try survey.counts(), generalizations: survey.layers.map { _ in .none },
            options: WeightsOfEvidenceOptions(), warnings: &warnings)
        #expect(warnings.isEmpty)
        #expect(isClose(model.priorProbability, 0.008239828841508808, within: 1e-15))
        var total = CompensatedSum()
        var depositScores: [Float] = []
        var unique = UniqueConditions(of: model)
        try survey.forEachWindow { window, offsets in
            let scores = model.score(window).scores
            for score in scores where !score.isNaN { total.add(0.01 * Double(score)) }
            depositScores += offsets.map { scores[$0] }
            try unique.add(window, areas: survey.areas, depositOffsets: offsets)
        }
        var ranks = DepositRankAccumulator(depositScores: depositScores)
        try survey.forEachWindow { window, _ in ranks.add(model.score(window).scores, areas: survey.areas) }
        // Scores are Float: about 1e-8 of each, hence of the sum.
        #expect(isClose(total.value, 390.6046677036155, within: 1e-5))
        #expect(isClose(ranks.scoredAreaKm2, 31311.33, within: 1e-7))
        let curve = try #require(CaptureCurve(ranks.ranks.compactMap(\.self)))
        #expect(isClose(curve.areaUnderCurve, 0.7144506836353172, within: 1e-10))
        let test = ConditionalIndependenceTest(of: model, conditions: unique.conditions)
        #expect(isClose(test.expectedDeposits, 390.6046677036155, within: 1e-8))
        #expect(isClose(test.expectedDeposits / 31311.33, 0.012474866692140369, within: 1e-12))
        #expect(isClose(test.zScore, 3.4339162142660737, within: 1e-9))
        #expect(unique.conditions.map(\.deposits).reduce(0, +) == 258)
    }
}
