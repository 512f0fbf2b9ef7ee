import Foundation
import Foundations
import Prospectivity
import Testing

@Suite struct LogisticRegressionTests {
    typealias Layers = [(name: String, treatment: CovariateTreatment)]

    static func fit(
        _ layers: Layers, _ window: EvidenceWindow, areas: CellAreas, deposits: [Int],
        options: LogisticFit.Options = LogisticFit.Options(), warnings: inout [Warning]
    ) throws -> LogisticRegressionModel {
        var survey = LogisticSurvey(layerCount: window.layerCount, missing: options.missing)
        survey.add(window, areas: areas, depositOffsets: deposits)
        var fit = try LogisticFit(layers: layers, survey: survey, options: options, warnings: &warnings)
        try fit.fit { pass in
            var pass = pass
            pass.add(window, areas: areas, depositOffsets: deposits)
            return pass
        }
        return try #require(fit.model)
    }

    /// 400 cells of 1 km2 with two continuous layers, made of whole numbers so that other programs can make them too.
    static let window = EvidenceWindow(layers: [
        (0..<400).map { Float($0 * 37 % 101) / 10 }, (0..<400).map { Float($0 * 53 % 89) / 7 },
    ])
    static let deposits = (0..<400).filter {
        let x1 = Double(Float($0 * 37 % 101) / 10)
        let x2 = Double(Float($0 * 53 % 89) / 7)
        return Double($0 * 71 % 97) / 97 < 0.05 + 0.04 * x1 - 0.01 * x2
    }
    static let layers: Layers = [("x1", .continuous), ("x2", .continuous)]

    @Test("Coefficients and standard errors equal statsmodels 0.15.0 (Logit) to 1e-9")
    func continuousLayers() throws {
        var warnings: [Warning] = []
        let model = try Self.fit(
            Self.layers, Self.window, areas: .constant(km2: 1), deposits: Self.deposits, warnings: &warnings)
        #expect(Self.deposits.count == 64 && warnings.isEmpty)
        let coefficients = [-1.8149913044616464, 0.13203915481322825, -0.09466168624438324]
        let errors = [0.37587147015956207, 0.04892403956203178, 0.038544612227565105]
        #expect(areClose(model.estimates.map(\.coefficient), coefficients, within: 1e-9))
        #expect(areClose(model.estimates.map(\.standardError), errors, within: 1e-9))
        #expect(isClose(model.logLikelihood, -168.83744667461886, within: 1e-9))
        // statsmodels: prediction at (3, 4) and the delta method with its covariance.
        let posterior = model.posterior([3, 4])
        #expect(isClose(posterior.probability, 0.1421531505500504, within: 1e-9))
        #expect(isClose(posterior.deviation, 0.024436059999628133, within: 1e-9))
    }

    @Test("Probabilities sum to the number of deposits, with and without ridge", arguments: [0.0, 5])
    func probabilitiesSumToDeposits(ridge: Double) throws {
        var warnings: [Warning] = []
        let options = LogisticFit.Options(ridge: ridge)
        let model = try Self.fit(
            Self.layers, Self.window, areas: .constant(km2: 1), deposits: Self.deposits, options: options,
            warnings: &warnings)
        let total = (0..<400).reduce(0.0) { $0 + model.posterior(Self.window.evidence(at: $1)).probability }
        #expect(isClose(total, 64, within: 1e-8))
    }

    @Test("Ridge equals scikit-learn 1.9.1 (C = 1/5, standardized layers) to 1e-8")
    func ridge() throws {
        var warnings: [Warning] = []
        let model = try Self.fit(
            Self.layers, Self.window, areas: .constant(km2: 1), deposits: Self.deposits,
            options: LogisticFit.Options(ridge: 5), warnings: &warnings)
        let expected = [-1.734159384763328, 0.3500449484056693, -0.31625376714393966]
        #expect(areClose(model.coefficients, expected, within: 1e-8))
    }

    @Test("Classes as covariates equal statsmodels 0.15.0 (binomial GLM on unit cells) to 1e-9")
    func classes() throws {
        var warnings: [Warning] = []
        let model = try Self.fit(
            Cloncurry.layers.map { ($0, .classes([2])) }, Cloncurry.window, areas: Cloncurry.areas,
            deposits: Cloncurry.depositOffsets, warnings: &warnings)
        let coefficients = [
            -5.552300859715734, 0.61533329602244, -0.5762985388384532, 0.8089312704956266, 1.1750401465198148,
        ]
        let errors = [
            0.1793994432184001, 0.1762477793189304, 0.16057349988145345, 0.16094618073472094, 0.17640813021718454,
        ]
        #expect(areClose(model.estimates.map(\.coefficient), coefficients, within: 1e-9))
        #expect(areClose(model.estimates.map(\.standardError), errors, within: 1e-9))
    }

    @Test("Weights of evidence as covariates equal statsmodels 0.15.0 to 1e-9 and restore the sum of deposits")
    func weightsAsCovariates() throws {
        let weights = try Cloncurry.model()
        var warnings: [Warning] = []
        let model = try Self.fit(
            weights.layers.map { ($0.layer, .weight($0)) }, Cloncurry.window, areas: Cloncurry.areas,
            deposits: Cloncurry.depositOffsets, warnings: &warnings)
        let coefficients = [
            -4.7961169383516, 0.4691085285025842, 0.49893291582000376, 0.5761886243066766, 0.8040309199661348,
        ]
        let errors = [
            0.06873510912704163, 0.13436512690373958, 0.1390171917852712, 0.11463935422861596, 0.12070871931322281,
        ]
        #expect(areClose(model.estimates.map(\.coefficient), coefficients, within: 1e-9))
        #expect(areClose(model.estimates.map(\.standardError), errors, within: 1e-9))
        let total = (0..<16).reduce(0.0) {
            $0 + Cloncurry.areasKm2[$1] * model.posterior(Cloncurry.window.evidence(at: $1)).probability
        }
        #expect(isClose(total, 258, within: 1e-7))
    }

    @Test("The fit does not depend on how cells are cut into windows, but for rounding")
    func windowsDoNotMatter() throws {
        var warnings: [Warning] = []
        let whole = try Self.fit(
            Self.layers, Self.window, areas: .constant(km2: 1), deposits: Self.deposits, warnings: &warnings)
        let parts = stride(from: 0, to: 400, by: 70).map { $0..<min($0 + 70, 400) }
        func window(_ cells: Range<Int>) -> EvidenceWindow {
            EvidenceWindow(layers: (0..<2).map { layer in cells.map { Self.window.evidence(at: $0)[layer] } })
        }
        func offsets(_ cells: Range<Int>) -> [Int] {
            Self.deposits.filter(cells.contains).map { $0 - cells.lowerBound }
        }
        var survey = LogisticSurvey(layerCount: 2, missing: .mean)
        for cells in parts {
            var part = LogisticSurvey(layerCount: 2, missing: .mean)
            part.add(window(cells), areas: .constant(km2: 1), depositOffsets: offsets(cells))
            survey.merge(part)
        }
        var fit = try LogisticFit(
            layers: Self.layers, survey: survey, options: LogisticFit.Options(), warnings: &warnings)
        try fit.fit { empty in
            var total = empty
            for cells in parts {
                var part = empty
                part.add(window(cells), areas: .constant(km2: 1), depositOffsets: offsets(cells))
                total.merge(part)
            }
            return total
        }
        let merged = try #require(fit.model)
        #expect(areClose(merged.estimates.map(\.coefficient), whole.estimates.map(\.coefficient), within: 1e-9))
    }

    /// The first layer of `window` with every fifth cell missing.
    static var gappyWindow: EvidenceWindow {
        EvidenceWindow(layers: [
            (0..<400).map { $0 % 5 == 0 ? .nan : window.value(0, at: $0) }, Array(window.layer(1)),
        ])
    }

    @Test("Complete cases leave cells with a missing layer out of the fit and of the map")
    func completeCases() throws {
        var warnings: [Warning] = []
        let options = LogisticFit.Options(missing: .completeCases)
        let model = try Self.fit(
            Self.layers, Self.gappyWindow, areas: .constant(km2: 1), deposits: Self.deposits, options: options,
            warnings: &warnings)
        let kept = (0..<400).filter { $0 % 5 != 0 }
        let complete = EvidenceWindow(layers: (0..<2).map { layer in kept.map { Self.window.evidence(at: $0)[layer] } })
        var none: [Warning] = []
        let expected = try Self.fit(
            Self.layers, complete, areas: .constant(km2: 1),
            deposits: kept.indices.filter { Self.deposits.contains(kept[$0]) }, warnings: &none)
        #expect(areClose(model.coefficients, expected.coefficients, within: 1e-12))
        #expect(warnings.map(\.code) == ["deposits_on_missing_evidence"])
        #expect(model.posterior([.nan, 1]).probability.isNaN)
        let scored = model.score(Self.gappyWindow)
        #expect(scored.scores[0].isNaN && !scored.scores[1].isNaN)
    }

    @Test("A missing layer at its mean adds nothing; an indicator may tell that it is missing")
    func meanForMissing() throws {
        var warnings: [Warning] = []
        let plain = try Self.fit(
            Self.layers, Self.gappyWindow, areas: .constant(km2: 1), deposits: Self.deposits, warnings: &warnings)
        #expect(plain.contributions([.nan, 3])[0].contribution == 0)
        #expect(plain.covariates.count == 2)
        let flagged = try Self.fit(
            Self.layers, Self.gappyWindow, areas: .constant(km2: 1), deposits: Self.deposits,
            options: LogisticFit.Options(missing: .meanWithIndicator), warnings: &warnings)
        #expect(flagged.covariates.map(\.name) == ["x1", "x1 missing", "x2"])
        #expect(flagged.contributions([.nan, 3])[0].contribution == flagged.coefficients[2])
    }

    @Test("A window is scored as its cells are, and contributions sum to the logit")
    func scoring() throws {
        var warnings: [Warning] = []
        let fitted = try Self.fit(
            Self.layers, Self.window, areas: .constant(km2: 1), deposits: Self.deposits, warnings: &warnings)
        let model = ProspectivityModel.logisticRegression(fitted)
        let scored = model.score(Self.window)
        for cell in [0, 17, 399] {
            let posterior = fitted.posterior(Self.window.evidence(at: cell))
            #expect(scored.scores[cell] == Float(posterior.probability))
            #expect(scored.deviations?[cell] == Float(posterior.deviation))
            let parts = model.contributions(Self.window.evidence(at: cell)).reduce(0) { $0 + $1.contribution }
            let probability = 1 / (1 + exp(-(parts + fitted.coefficients[0])))
            #expect(isClose(probability, posterior.probability, within: 1e-12))
        }
        #expect(try roundTrip(model) == model)
        #expect(model.tables[0].rows.count == 3)
    }

    @Test("Evidence that parts deposits from all else is refused with a remedy, and fitted with ridge")
    func separation() throws {
        let window = EvidenceWindow(layers: [(0..<100).map { Float($0) }])
        let deposits = Array(90..<100)
        var warnings: [Warning] = []
        let error = #expect(throws: GossanError.self) {
            var warnings: [Warning] = []
            _ = try Self.fit(
                [("x", .continuous)], window, areas: .constant(km2: 1), deposits: deposits, warnings: &warnings)
        }
        #expect(error?.kind == .badData && error?.remedy.contains("weights_of_evidence") == true)
        let model = try Self.fit(
            [("x", .continuous)], window, areas: .constant(km2: 1), deposits: deposits,
            options: LogisticFit.Options(ridge: 1), warnings: &warnings)
        #expect(model.coefficients[1] > 0)
    }

    @Test("Layers that say the same are refused; a constant layer is left out with a warning")
    func dependentLayers() throws {
        let x = Array(Self.window.layer(0))
        let doubled = EvidenceWindow(layers: [x, x.map { 2 * $0 }])
        let error = #expect(throws: GossanError.self) {
            var warnings: [Warning] = []
            _ = try Self.fit(
                Self.layers, doubled, areas: .constant(km2: 1), deposits: Self.deposits, warnings: &warnings)
        }
        #expect(error?.problem.contains("depend on each other") == true)
        var warnings: [Warning] = []
        let flat = EvidenceWindow(layers: [x, x.map { _ in 4 }])
        let model = try Self.fit(
            Self.layers, flat, areas: .constant(km2: 1), deposits: Self.deposits, warnings: &warnings)
        #expect(model.covariates.map(\.name) == ["x1"])
        #expect(warnings.map(\.subject) == ["x2"])
    }

    /// The second layer is the first plus a share of x2, so that its coefficient is that of x2 divided by the share.
    @Test("Layers that nearly repeat each other are fitted, and told of as not determined by the deposits")
    func nearlyTheSame() throws {
        let (x1, x2) = (Array(Self.window.layer(0)), Array(Self.window.layer(1)))
        func fit(share: Float, ridge: Double) throws -> LogisticRegressionModel {
            try Self.fitted([x1, zip(x1, x2).map { $0 + share * $1 }], deposits: Self.deposits, ridge: ridge)
        }
        let expected = -0.09466168624438324
        #expect(isClose(try fit(share: 0.0175, ridge: 0).estimates[2].coefficient, expected / 0.0175, within: 1e-3))
        func undetermined(share: Float) throws -> [String] {
            try fit(share: share, ridge: 1e-3).undetermined(weaker: try fit(share: share, ridge: 1e-5))
        }
        #expect(try undetermined(share: 1.75) == [])
        #expect(try undetermined(share: 0.000_175) == ["x1", "x2"])
    }

    /// The deposits of the first lie within two cells of a fault that is up to 100 cells away; figures by numpy 2.4.6, Newton's method
    /// with the same ridge.
    @Test("A steep coefficient is determined where the deposits tell its size, and not where only the ridge holds it")
    func undetermined() throws {
        let columns = 200
        let distance = (0..<40_000).map { (cell: Int) in Float(abs(cell % columns - 100)) }
        let rows = Array(stride(from: 10, to: 200, by: 19))
        let near = zip(rows, [0, 1, 0, 0, -1, 0, 2, 0, 0, 1]).map { $0 * columns + 100 + $1 }
        let steep = try Self.fitted([distance], deposits: near, ridge: 1e-3)
        #expect(isClose(steep.coefficients[1], -37.11438835, within: 1e-6))
        #expect(isClose(steep.covariance[3].squareRoot(), 10.33085649, within: 1e-6))
        func undetermined(_ layer: [Float], _ deposits: [Int]) throws -> [String] {
            try Self.fitted([layer], deposits: deposits, ridge: 1e-3)
                .undetermined(weaker: try Self.fitted([layer], deposits: deposits, ridge: 1e-5))
        }
        #expect(steep.mayRestOnRidge)
        #expect(try undetermined(distance, near) == [])
        // All deposits inside the host rock, distance 0; the nearest other ground is one cell of many away.
        let host = distance.map { max(0, $0 - 5) }
        #expect(try undetermined(host, rows.map { $0 * columns + 100 + $0 % 5 }) == ["x1"])
        // All deposits in one class, which makes up a tenth of the ground: the other's true coefficient is minus infinity.
        let oneClass = (0..<40_000).map { Float($0 < 4000 ? 1 : 0) }
        #expect(try undetermined(oneClass, Array(stride(from: 0, to: 4000, by: 400))) == ["x1"])
    }

    @Test("A probability that goes to 1 at the deposits is refused: unit cells too large, or a layer that marks them")
    func certain() throws {
        func expectRefusal(_ layer: [Float], unitCellKm2: Double) {
            let failure = #expect(throws: GossanError.self) {
                try Self.fitted([layer], deposits: Array(0..<10), ridge: 1e-3, unitCellKm2: unitCellKm2)
                    .requireDoubt()
            }
            #expect(failure?.problem.contains("the deposits are more than the unit cells") == true)
        }
        let marks = (0..<400).map { (cell: Int) -> Float in
            cell < 10 ? 1.01 + 0.03 * Float(cell) : Float(cell * 37 % 101) / 100
        }
        expectRefusal(marks, unitCellKm2: 1)
        // Ten deposits on the best 40 cells, which are four unit cells.
        let best = (0..<400).map { (cell: Int) -> Float in
            cell < 40 ? 5 + Float(cell % 7) : Float(cell * 37 % 101) / 100
        }
        expectRefusal(best, unitCellKm2: 10)
        try Self.fitted([best], deposits: Array(0..<10), ridge: 1e-3).requireDoubt()
    }

    /// Layers `x1`, `x2` and so on over cells of 1 km2.
    private static func fitted(_ layers: [[Float]], deposits: [Int], ridge: Double = 0, unitCellKm2: Double = 1) throws
        -> LogisticRegressionModel
    {
        var warnings: [Warning] = []
        return try fit(
            layers.indices.map { ("x\($0 + 1)", .continuous) }, EvidenceWindow(layers: layers),
            areas: .constant(km2: 1), deposits: deposits,
            options: LogisticFit.Options(unitCellKm2: unitCellKm2, ridge: ridge), warnings: &warnings)
    }
}
