import Foundation
import Foundations
import Pipeline
import TestSupport
import Testing

@Suite struct DataFileTests {
    private let commodity = """
        id: testite
        title: Testite ore
        grades:
          al2o3: { title: Alumina, unit: "%", role: valuable }
          sio2: { title: Silica, unit: "%", role: deleterious }
        ratios:
          a_s: { title: Alumina-silica ratio, numerator: al2o3, denominator: sio2 }
        density: { dry: 2.8 t/m3, source: a table, confidence: medium, verified: true }
        routes:
          bayer: { kind: ratio_loss, ratio: a_s, tails_ratio: 1.2, plant_factor: 0.97, product: al2o3, source: memory }
          sinter: { kind: fixed, recovery: 90 %, product: al2o3, source: memory, verified: true }
        deposit_models: [karst]
        ranking: { recoverable_al2o3: 60 %, a_s: 40 % }
        """

    private func read<Content: ConfigSection>(_ type: Content.Type, _ yaml: String) throws -> Content {
        try ConfigDocument<Content>(reading: Array(yaml.utf8), file: "file.yaml").content
    }

    private func problems<Content: ConfigSection>(_ type: Content.Type, _ yaml: String) -> [String] {
        do {
            _ = try read(type, yaml)
            return []
        } catch {
            return ((error as? GossanError)?.causes ?? []).map { "\($0.subject): \($0.problem)" }
        }
    }

    @Test("A commodity file is read with its ratios and routes")
    func commodityFile() throws {
        let file = try read(CommodityFile.self, commodity)
        #expect(file.grades.map(\.name) == ["al2o3", "sio2"])
        #expect(file.grades[name: "al2o3"]?.unit.fraction == 0.01)
        #expect(file.ratios[name: "a_s"]?.denominator == "sio2")
        #expect(file.routes[name: "bayer"]?.recovery == .ratioLoss(ratio: "a_s", tailsRatio: 1.2, plantFactor: 0.97))
        #expect(file.routes[name: "sinter"]?.recovery == .fixed(Fraction(0.9)))
        #expect(file.warnings(usingRoute: "bayer", usingDensity: true).map(\.subject) == ["route bayer of testite"])
        #expect(file.warnings(usingRoute: "sinter", usingDensity: true).isEmpty)
    }

    @Test("A ratio of a grade that is not there, and a route without its numbers, are refused")
    func wrongCommodity() {
        let wrong = commodity.replacing("denominator: sio2", with: "denominator: sio").replacing(
            "recovery: 90 %, ", with: "")
        #expect(
            problems(CommodityFile.self, wrong) == [
                "ratios: 'a_s' uses the variable 'sio', which is not under 'grades'",
                "routes.sinter.kind: is 'fixed', which needs 'recovery'",
            ])
    }

    @Test("A deposit model must rise from p90 to p10, and its truncation too")
    func depositModel() throws {
        let yaml = """
            id: karst
            title: Karst
            tonnage: { p90: 2.6 Mt, p50: 23 Mt, p10: 200 Mt, truncate: [0.1 Mt, 1500 Mt] }
            grades: { al2o3: { p90: 39 %, p50: 49 %, p10: 59 % } }
            tonnage_grade_correlation: -0.2
            source: a bulletin
            """
        let model = try read(DepositModelFile.self, yaml)
        #expect(model.tonnage.limits == Mass(tonnes: 1e5)...Mass(tonnes: 1500e6))
        #expect(model.grades[name: "al2o3"]?.p50 == Fraction(0.49))
        #expect(!model.provenance.isVerified && model.provenance.confidence == .low)
        let falling = yaml.replacing("p50: 23 Mt", with: "p50: 2.3 Mt").replacing(
            "[0.1 Mt, 1500 Mt]", with: "[5 Mt, 1 Mt]")
        #expect(
            problems(DepositModelFile.self, falling) == [
                "tonnage.p50: is less than 'p90'", "tonnage.truncate: does not rise",
            ])
    }

    @Test("A cut-off profile tells grades as shares and ratios as plain numbers")
    func cutoffFile() throws {
        let yaml = """
            id: open_pit
            title: Open pit
            cutoff: ["al2o3 >= 40 %", "a_s >= 1.8"]
            industrial: ["sio2 < 12 %"]
            minimum_thickness: 80 cm
            minimum_ore_content: 200 kg/m3
            source: a standard
            """
        let limits = try read(CutoffFile.self, yaml).limits
        #expect(limits.cutoff.map(\.limit) == [0.4, 1.8])
        #expect(limits.cutoff.map(\.isShare) == [true, false])
        #expect(limits.industrial.first?.comparison == .below)
        #expect(limits.minimumThickness == Length(metres: 0.8))
        #expect(limits.minimumOreContent == Density(tonnesPerCubicMetre: 0.2))
        #expect(limits.maximumStripping == nil)
    }

    @Test("Data files are found by name, beside the config first, and a wrong name is told apart")
    func finding() throws {
        let folder = NSTemporaryDirectory() + "gossan-data-files-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for place in ["datasets/commodities", "commodities"] {
            try FileManager.default.createDirectory(atPath: "\(folder)/\(place)", withIntermediateDirectories: true)
        }
        try commodity.write(toFile: "\(folder)/datasets/commodities/testite.yaml", atomically: true, encoding: .utf8)
        let folders = DataFolders(configFile: "\(folder)/belt.yaml", datasets: "\(folder)/datasets")
        #expect(try folders.commodity("testite", namedAt: nil).path == "\(folder)/datasets/commodities/testite.yaml")
        let error = #expect(throws: GossanError.self) { try folders.commodity("testit", namedAt: nil) }
        #expect(error?.problem == "there is no commodity 'testit'")
        #expect(error?.remedy == "did you mean 'testite'?")
        try commodity.write(toFile: "\(folder)/commodities/testite.yaml", atomically: true, encoding: .utf8)
        #expect(try folders.commodity("testite", namedAt: nil).path == "\(folder)/commodities/testite.yaml")
    }

    @Test("Variables and routes that the commodity does not have are told at their place")
    func commodityChecks() throws {
        let yaml =
            smallConfig + """
                commodity: testite
                estimate:
                  undrilled: { deposits_per_belt: { n90: 1, n50: 2, n10: 4 }, grade_tonnage: karst }
                  cutoff: { cutoff: ["al203 >= 40 %"] }
                  mining: { recovery: 93 %, waste: { sio: 40 % } }
                  processing: { route: bayr }
                prospectivity: { model: fuzzy_gamma }
                """
        let loaded = try readConfig(Array(yaml.utf8), file: "belt.yaml")
        let file = try read(CommodityFile.self, commodity)
        let error = #expect(throws: GossanError.self) {
            try loaded.check(against: file, cutoff: loaded.config.estimate?.cutoff?.limits)
        }
        #expect(
            error?.causes.map { "\($0.location?.line ?? 0) \($0.problem), \($0.remedy)" } == [
                "15 Testite ore has no grade or ratio 'al203', did you mean 'al2o3'?",
                "16 Testite ore has no grade 'sio', did you mean 'sio2'?",
                "17 Testite ore has no processing route 'bayr', did you mean 'bayer'?",
            ])
    }

    @Test("All data files of the repository can be read")
    func repositoryFiles() throws {
        let datasets = "\(SharedData.repositoryRoot)/Datasets"
        let folders = DataFolders(configFile: "belt.yaml", datasets: datasets)
        #expect(names("\(datasets)/commodities").contains("bauxite"))
        for name in names("\(datasets)/commodities") {
            let file = try folders.commodity(name, namedAt: nil).content
            #expect(file.id == name)
            for model in file.depositModels {
                #expect(try folders.depositModel(model, namedAt: nil).content.id == model)
            }
        }
        for name in names("\(datasets)/cutoffs") {
            #expect(try folders.cutoff(name, namedAt: nil).content.id == name)
        }
    }

    private func names(_ folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
            .filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    }
}
