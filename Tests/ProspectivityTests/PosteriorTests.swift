import Foundations
import Prospectivity
import Testing

@Suite struct PosteriorTests {
    /// Posterior and standard deviations (delta method; ArcSDM's form) of the 16 combinations, worked out from the
    /// published binary weights with NumPy 2.4.6.
    static let probabilities = [
        0.0021112272230544298, 0.007793318563632146, 0.0006660799191240953, 0.0024683675557930656,
        0.008539830606079733, 0.0309864121054351, 0.0027062005292426044, 0.00997358012730289, 0.009040708561818387,
        0.03276032480566706, 0.002865913572574543, 0.01055765486422186, 0.035812075165516356, 0.12118103577595744,
        0.011565872545838799, 0.04163228853317937,
    ]
    static let deltaDeviations = [
        0.00045734383591618504, 0.0013992433321619697, 0.00016012418738928366, 0.0005134749705313486,
        0.0016595351943229936, 0.00465517865571925, 0.00059839785508982, 0.0018414520451895497, 0.0023412472440426935,
        0.007357458752957643, 0.000803397399591235, 0.002656207431820451, 0.008428703766264572, 0.022642585426809796,
        0.003031739035014502, 0.009437444655184427,
    ]
    static let arcsdmDeviations = [
        0.0004583114354954402, 0.001410233732891574, 0.00016023091398351097, 0.000514745551750779,
        0.0016738294139818728, 0.0048040385747673995, 0.0006000216339531811, 0.0018600029334836677,
        0.002362606884330067, 0.007606655249619925, 0.0008057064847413665, 0.0026845499840174596,
        0.008741764493380768, 0.025764789278076374, 0.0030672140416915135, 0.009847415081148794,
    ]

    @Test("The posterior of every combination equals NumPy's to 1e-12")
    func posteriors() throws {
        let delta = try Cloncurry.model()
        let arcsdm = try Cloncurry.model(deviation: .arcsdm)
        #expect(isClose(delta.priorProbability, 0.008239828841508808, within: 1e-15))
        for combination in 0..<16 {
            let evidence = Cloncurry.window.evidence(at: combination)
            let posterior = delta.posterior(evidence)
            #expect(isClose(posterior.probability, Self.probabilities[combination], within: 1e-12))
            #expect(isClose(posterior.deviation, Self.deltaDeviations[combination], within: 1e-12))
            #expect(isClose(arcsdm.posterior(evidence).deviation, Self.arcsdmDeviations[combination], within: 1e-12))
        }
    }

    @Test("A window is scored as its cells are, to the precision of Float")
    func windowEqualsCells() throws {
        let model = try Cloncurry.model()
        let scored = model.score(Cloncurry.window)
        #expect(scored.scores == Self.probabilities.map { Float($0) })
        #expect(scored.deviations == Self.deltaDeviations.map { Float($0) })
    }

    @Test("Cutting binary layers by either order gives the same posterior as their classes")
    func binaryCuts() throws {
        let byClass = try Cloncurry.model()
        let orders: [Generalization] = [
            .descending(.largestStudentizedContrast), .ascending(.largestStudentizedContrast),
            .descending(.largestStudentizedContrast), .descending(.largestStudentizedContrast),
        ]
        var warnings: [Warning] = []
        let cut = try WeightsOfEvidenceModel(
            fitting: Cloncurry.counts, generalizations: orders, options: byClass.options, warnings: &warnings)
        #expect(warnings.isEmpty)
        for cell in 0..<16 {
            let evidence = Cloncurry.window.evidence(at: cell)
            #expect(
                isClose(
                    cut.posterior(evidence).probability, byClass.posterior(evidence).probability, within: 1e-14))
        }
    }

    @Test("A layer cut in the wrong direction is left out with a warning")
    func wrongDirection() throws {
        var warnings: [Warning] = []
        let model = try WeightsOfEvidenceModel(
            fitting: Cloncurry.counts,
            generalizations: Array(repeating: .ascending(.largestStudentizedContrast), count: 4),
            options: WeightsOfEvidenceOptions(), warnings: &warnings)
        #expect(model.layers.map(\.isInformative) == [false, true, false, false])
        #expect(warnings.map(\.code) == Array(repeating: "uninformative_layer", count: 3))
    }

    @Test("Missing evidence adds weight 0 and the variance of what it could have been")
    func missingEvidence() throws {
        let model = try Cloncurry.model()
        // Layer 3 missing at combination 5 (classes 2, 1, 2): closed form over its two classes and their areas.
        let posterior = model.posterior([2, 1, 2, .nan])
        let probability = 0.03502852170839599
        #expect(isClose(posterior.probability, probability, within: 1e-12))
        var without = model
        without.options.includesMissingEvidence = false
        let fromWeights = without.posterior([2, 1, 2, .nan]).deviation
        let withAbsent = 0.0309864121054351
        let withPresent = 0.12118103577595744
        let p = posterior.probability
        let variance =
            ((withAbsent - p) * (withAbsent - p) * 30003.91 + (withPresent - p) * (withPresent - p) * 1307.42)
            / 31311.33
        #expect(isClose(posterior.deviation, (fromWeights * fromWeights + variance).squareRoot(), within: 1e-12))
        #expect(posterior.deviation > fromWeights)
    }

    @Test("Where all evidence is missing there is no score")
    func noEvidence() throws {
        let model = try Cloncurry.model()
        let nan = Float.nan
        #expect(model.posterior([nan, nan, nan, nan]).probability.isNaN)
        let scored = model.score(EvidenceWindow(layers: [[nan, 2], [nan, 1], [nan, 2], [nan, nan]]))
        #expect(scored.scores[0].isNaN && !scored.scores[1].isNaN)
    }

    @Test("A class that training did not see counts as missing")
    func unseenClass() throws {
        let model = try Cloncurry.model()
        #expect(model.layers[3].classIndex(of: 7) == nil)
        #expect(model.posterior([2, 1, 2, 7]).probability == model.posterior([2, 1, 2, .nan]).probability)
    }

    @Test("One layer does not make s(W) the deviation of the posterior")
    func oneLayer() throws {
        var warnings: [Warning] = []
        var counts = Cloncurry.counts
        counts.tables = [counts.tables[2]]
        let model = try WeightsOfEvidenceModel(
            fitting: counts, generalizations: [.none], options: WeightsOfEvidenceOptions(), warnings: &warnings)
        let posterior = model.posterior([2])
        // P = logistic(logit(258 / 31311.33) + 0.612572420), s = P (1 - P) sqrt(1 / 258 + 0.073685639²): closed form.
        #expect(isClose(posterior.probability, 0.01509875148666183, within: 1e-12))
        #expect(isClose(posterior.deviation, 0.0014345132701389812, within: 1e-12))
    }

    @Test("Contributions are the weights and sum to the posterior logit")
    func contributions() throws {
        let model = ProspectivityModel.weightsOfEvidence(try Cloncurry.model())
        let parts = model.contributions([2, 1, 2, 2])
        let expected = [0.436128227601915, 0.425865186688256, 0.612572419636479, 1.33464258007767]
        #expect(areClose(parts.map(\.contribution), expected, within: 1e-9))
        #expect(model.layerNames == Cloncurry.layers)
        #expect(model.contributions([2, 1, 2, .nan])[3].value == nil)
    }

    @Test("A fitted model survives coding and prints its weights")
    func codingAndTables() throws {
        let model = ProspectivityModel.weightsOfEvidence(try Cloncurry.model(generalization: .none))
        #expect(try roundTrip(model) == model)
        #expect(model.tables[0].rows.count == 8)
        #expect(model.tables[0].text.contains("studentized_contrast"))
    }

    @Test("Classes of small studentized contrast are pooled")
    func pooling() throws {
        let table = ClassTable(
            layer: "units", classification: .categories,
            rows: [
                ClassTable.Row(code: 1, areaKm2: 500, deposits: 5), ClassTable.Row(code: 2, areaKm2: 400, deposits: 4),
                ClassTable.Row(code: 3, areaKm2: 100, deposits: 20),
                ClassTable.Row(code: 4, areaKm2: 300, deposits: 0),
            ])
        var warnings: [Warning] = []
        let model = try WeightsOfEvidenceModel(
            fitting: EvidenceCounts(tables: [table], studyAreaKm2: 1300, deposits: 29),
            generalizations: [.categorical(minimumStudentizedContrast: 2)], options: WeightsOfEvidenceOptions(),
            warnings: &warnings)
        let layer = model.layers[0]
        let pooled = try #require(layer.classIndex(of: 4))
        #expect(layer.classIndex(of: 2) == pooled)
        #expect(layer.classIndex(of: 3) != pooled)
        // Closed form of the pool of classes 2 and 4: ln(4/29) - ln(696/1271), sqrt(1/4 + 1/696).
        #expect(isClose(layer.classes[pooled].weight, -1.378791858011549, within: 1e-12))
        #expect(isClose(layer.classes[pooled].deviation, 0.5014347231785962, within: 1e-12))
        #expect(layer.classes.reduce(0) { $0 + $1.areaKm2 } == 1300)
        #expect(layer.classes.reduce(0) { $0 + $1.deposits } == 29)
    }

    @Test("Too few deposits, or all of them on missing evidence, are refused with a remedy")
    func tooFewDeposits() throws {
        func fit(_ counts: EvidenceCounts) throws -> WeightsOfEvidenceModel {
            var warnings: [Warning] = []
            return try WeightsOfEvidenceModel(
                fitting: counts, generalizations: counts.tables.map { _ in .none },
                options: WeightsOfEvidenceOptions(), warnings: &warnings)
        }
        let few = EvidenceCounts(tables: [], studyAreaKm2: 100, deposits: 4)
        let error = #expect(throws: GossanError.self) { try fit(few) }
        #expect(error?.kind == .badData && error?.remedy.isEmpty == false)
        let none = EvidenceCounts(tables: [], studyAreaKm2: 100, deposits: 0, depositsOutside: 12)
        let missing = #expect(throws: GossanError.self) { try fit(none) }
        #expect(missing?.problem == "all 12 deposits lie where no evidence layer is known")
        let crowded = EvidenceCounts(tables: [], studyAreaKm2: 100, deposits: 120)
        #expect(throws: GossanError.self) { try fit(crowded) }
    }

    @Test("A constant layer takes no part and is told of")
    func constantLayer() throws {
        var counts = Cloncurry.counts
        let flat = ClassTable(
            layer: "flat", classification: .categories,
            rows: [ClassTable.Row(code: 1, areaKm2: counts.studyAreaKm2, deposits: 258)])
        counts.tables.append(flat)
        var warnings: [Warning] = []
        let model = try WeightsOfEvidenceModel(
            fitting: counts, generalizations: counts.tables.map { _ in .none }, options: WeightsOfEvidenceOptions(),
            warnings: &warnings)
        #expect(warnings.map(\.subject) == ["flat"])
        let plain = try Cloncurry.model()
        #expect(model.posterior([2, 1, 2, 2, 1]) == plain.posterior([2, 1, 2, 2]))
    }
}
