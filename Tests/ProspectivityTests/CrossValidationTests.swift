import Foundations
import Prospectivity
import Testing

/// A made-up survey in which deposits cluster around hidden centres and the evidence knows only where the clusters
/// are: random folds find the neighbours again, spatial blocks cannot.
struct ClusteredSurvey {
    let grid = FoldsTests.grid
    let locations: DepositLocations
    /// Numbers of 800 m squares, which say nothing about deposits but let a model remember places.
    let zones: [Float]
    /// Distance to the nearest deposit of all, known or held out.
    let honest: [Float]

    init() {
        var stream = RandomStream(seed: 77, purpose: "clustered survey")
        var points: [Point] = []
        for _ in 0..<10 {
            let center = Point(x: 1000 + 8000 * stream.uniform(), y: 1000 + 8000 * stream.uniform())
            for _ in 0..<8 {
                points.append(Point(x: center.x + 250 * stream.normal(), y: center.y + 250 * stream.normal()))
            }
        }
        let grid = grid
        locations = DepositLocations(points, on: grid)
        zones = (0..<grid.count).map { Float($0 / grid.columns / 8 * 13 + $0 % grid.columns / 8) }
        honest = (0..<grid.count).map { cell in
            let center = grid.center(column: cell % grid.columns, row: cell / grid.columns)
            return Float(points.map { center.distance(to: $0) }.min() ?? 0)
        }
    }

    /// - Parameter unscored: How many deposits of each fold get no score.
    func crossValidate(
        _ folds: Folds, _ layers: [[Float]], _ kinds: [(Classification, Generalization)], unscored: Int = 0
    ) throws -> CrossValidation {
        let evidence = EvidenceWindow(layers: layers)
        let offsets = Dictionary(
            locations.inside(grid.window).map { ($0.deposit, $0.offset) }, uniquingKeysWith: { a, _ in a })
        let ranks = try (0..<folds.count).map { fold in
            var counts = EvidenceCountsAccumulator(layers: kinds.enumerated().map { ("\($0)", $1.0) })
            counts.add(
                evidence, areas: folds.trainingAreas(.constant(km2: 0.01), fold: fold, window: grid.window),
                depositOffsets: folds.training(in: fold).compactMap { offsets[$0] })
            var warnings: [Warning] = []
            let model = try WeightsOfEvidenceModel(
                fitting: counts.counts, generalizations: kinds.map(\.1),
                options: WeightsOfEvidenceOptions(unitCellKm2: 0.01), warnings: &warnings)
            let scores = model.score(evidence).scores
            var ranks = DepositRankAccumulator(
                depositScores: folds.heldOut(in: fold).enumerated().map { place, deposit in
                    place < unscored ? .nan : offsets[deposit].map { scores[$0] } ?? .nan
                })
            ranks.add(scores, areas: .constant(km2: 0.01))
            return ranks
        }
        return try CrossValidation(folds, ranks: ranks)
    }
}

@Suite struct CrossValidationTests {
    static let survey = ClusteredSurvey()

    static func validate(_ layers: [[Float]], _ kinds: [(Classification, Generalization)]) throws -> ValidationReport {
        let random = try survey.crossValidate(Folds.random(survey.locations, count: 5, seed: 3), layers, kinds)
        let blocks = try Folds.spatialBlocks(
            survey.locations, grid: survey.grid, blockMetres: 2000, bufferMetres: 300, count: 5, seed: 3)
        let spatial = try survey.crossValidate(blocks, layers, kinds)
        return ValidationReport(successRate: random.predictionRate, random: random, spatial: spatial)
    }

    @Test("Evidence that only remembers places is unmasked by spatial blocks")
    func memorizedPlaces() throws {
        let report = try Self.validate([Self.survey.zones], [(.categories, .none)])
        let random = try #require(report.random)
        let spatial = try #require(report.spatial)
        #expect(random.areaUnderCurve > 0.85)
        #expect(spatial.areaUnderCurve < 0.6)
        #expect(report.inflation == random.areaUnderCurve - spatial.areaUnderCurve)
    }

    @Test("Evidence that holds everywhere keeps its worth under spatial blocks")
    func honestEvidence() throws {
        let classes = Classification.breaks([100, 200, 400, 800, 1600, 3200])
        let report = try Self.validate(
            [Self.survey.honest], [(classes, .ascending(.largestStudentizedContrast))])
        #expect(try #require(report.spatial).areaUnderCurve > 0.85)
        #expect(abs(try #require(report.inflation)) < 0.1)
    }

    @Test("Every held-out deposit is ranked, and the outcome can be stored and printed")
    func outcome() throws {
        let report = try Self.validate([Self.survey.zones], [(.categories, .none)])
        let spatial = try #require(report.spatial)
        #expect(spatial.folds.reduce(0) { $0 + $1.heldOutDeposits } == Self.survey.locations.count)
        #expect(spatial.predictionRate.depositCount == Self.survey.locations.count)
        #expect(spatial.folds.allSatisfy { $0.unrankedDeposits == 0 && $0.areaUnderCurve != nil })
        #expect(spatial.deviationBetweenFolds != nil)
        #expect(try roundTrip(report) == report)
        #expect(report.table.rows.map(\.count) == [11, 11, 11])
        #expect(report.warnings.isEmpty)
    }

    @Test("Held-out deposits without a score are counted and told of, and if none has one that is an error")
    func unranked() throws {
        let folds = try Folds.random(Self.survey.locations, count: 5, seed: 3)
        func crossValidate(unscored: Int) throws -> CrossValidation {
            try Self.survey.crossValidate(
                folds, [Self.survey.zones], [(.categories, .none)], unscored: unscored)
        }
        let result = try crossValidate(unscored: 1)
        #expect(result.folds.map(\.unrankedDeposits) == [1, 1, 1, 1, 1])
        let report = ValidationReport(successRate: result.predictionRate, random: result)
        #expect(report.warnings.map(\.code) == ["held_out_deposits_unranked"])
        #expect(report.inflation == nil)
        #expect(throws: GossanError.self) { try crossValidate(unscored: .max) }
    }
}
