import Foundations

/// Fits a logistic regression by iteratively reweighted least squares, one pass over the rasters per iteration.
///
/// Use: gather a `LogisticSurvey`; then, while `nextPass` gives a pass, add all windows to it and hand it to `advance`;
/// `model` is the result. `fit(_:)` does the loop. The intercept is not penalized, so that the probabilities sum to the
/// number of deposits.
///
/// Source: McCullagh and Nelder (1989), Generalized Linear Models; step halving where the likelihood falls.
public struct LogisticFit: Sendable {
    /// Choices of the fit.
    public struct Options: Sendable, Hashable, Codable {
        /// Area of the unit cell; probabilities are per unit cell.
        public var unitCellKm2: Double
        /// Penalty on the squares of the standardized coefficients, half of it times their sum; 0 for none.
        public var ridge: Double
        /// What to do with missing layers.
        public var missing: MissingCovariate
        /// Passes after which the fit is given up.
        public var maximumPasses: Int

        /// - Parameters:
        ///   - unitCellKm2: Area of the unit cell.
        ///   - ridge: Penalty on the squares of the standardized coefficients.
        ///   - missing: What to do with missing layers.
        ///   - maximumPasses: Passes after which the fit is given up.
        public init(
            unitCellKm2: Double = 1, ridge: Double = 0, missing: MissingCovariate = .mean, maximumPasses: Int = 50
        ) {
            self.unitCellKm2 = unitCellKm2
            self.ridge = ridge
            self.missing = missing
            self.maximumPasses = maximumPasses
        }
    }

    private let layerNames: [String]
    private let covariates: [Covariate]
    private let options: Options
    private let deposits: Int
    private let studyAreaKm2: Double
    private var coefficients: [Double]
    private var accepted: (coefficients: [Double], objective: Double)?
    private var step: [Double] = []
    private var halvings = 0
    private var passes = 0
    private var covariance: [Double]?
    private var certainDeposits = 0
    private var logLikelihood = 0.0

    private static let tolerance = 1e-10

    /// - Parameters:
    ///   - layers: Name and treatment of each layer, in the order of the window.
    ///   - survey: What the first pass gathered, with the same rule for missing layers.
    ///   - options: Choices of the fit.
    ///   - warnings: What users should know is added here.
    /// - Throws: `GossanError` of kind `.badData` for fewer than 5 deposits, more deposits than unit cells, or no layer
    ///   that varies.
    public init(
        layers: [(name: String, treatment: CovariateTreatment)], survey: LogisticSurvey, options: Options,
        warnings: inout [Warning]
    ) throws(GossanError) {
        try requireDeposits(survey.deposits, outside: survey.depositsOutside)
        let prior = Double(survey.deposits) * options.unitCellKm2 / survey.area.value
        guard prior < 1 else {
            throw GossanError(
                .badData, subject: "logistic regression", problem: "there are more deposits than unit cells",
                remedy: "choose a smaller 'prospectivity.unit_cell'")
        }
        if survey.depositsOutside > 0 {
            warnings.append(
                Warning(
                    code: "deposits_on_missing_evidence", subject: "logistic regression",
                    message: "\(survey.depositsOutside) deposits lie on cells without the evidence that the fit needs "
                        + "and are left out"))
        }
        covariates = CovariateBuilder(layers: layers, missing: options.missing)
            .covariates(survey.statistics, warnings: &warnings)
        guard !covariates.isEmpty else {
            throw GossanError(
                .badData, subject: "logistic regression", problem: "no evidence layer varies over the study area",
                remedy: "name layers in 'prospectivity.layers' that differ from place to place")
        }
        layerNames = layers.map(\.name)
        self.options = options
        deposits = survey.deposits
        studyAreaKm2 = survey.area.value
        coefficients = [logit(prior)] + [Double](repeating: 0, count: covariates.count)
    }

    /// An empty pass at the current coefficients; nil once the fit has converged.
    public var nextPass: LogisticPass? {
        guard covariance == nil else { return nil }
        return LogisticPass(
            coefficients: coefficients, covariates: covariates, unitCellKm2: options.unitCellKm2,
            missing: options.missing)
    }

    /// Takes the sums of a whole pass and moves on.
    ///
    /// - Throws: `GossanError` of kind `.badData` where layers depend on each other, or the fit comes to no end, as it may where deposits
    ///   are more than the unit cells of their ground or, without a ridge, layers part them from all other cells.
    public mutating func advance(with pass: LogisticPass) throws(GossanError) {
        passes += 1
        let objective = pass.logLikelihood - options.ridge / 2 * slopes(coefficients).reduce(0) { $0 + $1 * $1 }
        if let accepted, objective < accepted.objective - 1e-9 * abs(accepted.objective), halvings < 20 {
            halvings += 1
            step = step.map { $0 / 2 }
            coefficients = zip(accepted.coefficients, step).map { $0 + $1 }
            return
        }
        halvings = 0
        accepted = (coefficients, objective)
        logLikelihood = pass.logLikelihood
        let factor = try factor(of: pass)
        step = factor.solve(penalizedGradient(pass))
        if zip(step, coefficients).allSatisfy({ abs($0) < Self.tolerance * max(1, abs($1)) }) {
            covariance = factor.inverse
            certainDeposits = pass.certainDeposits
            return
        }
        coefficients = zip(coefficients, step).map { $0 + $1 }
        guard passes < options.maximumPasses else { throw withoutEnd }
    }

    /// Runs all passes.
    ///
    /// - Parameter gather: Adds all windows to the pass that it is given.
    /// - Throws: As `advance`, and whatever `gather` throws.
    public mutating func fit(_ gather: (LogisticPass) throws -> LogisticPass) throws {
        while let pass = nextPass { try advance(with: try gather(pass)) }
    }

    /// The fitted model; nil before convergence.
    public var model: LogisticRegressionModel? {
        covariance.map {
            LogisticRegressionModel(
                layerNames: layerNames, covariates: covariates, coefficients: coefficients, covariance: $0,
                options: options, deposits: deposits, certainDeposits: certainDeposits, studyAreaKm2: studyAreaKm2,
                logLikelihood: logLikelihood, passes: passes)
        }
    }

    private func slopes(_ coefficients: [Double]) -> ArraySlice<Double> { coefficients.dropFirst() }

    private func penalizedGradient(_ pass: LogisticPass) -> [Double] {
        zip(pass.gradient, coefficients).enumerated().map { index, pair in
            index == 0 ? pair.0 : pair.0 - options.ridge * pair.1
        }
    }

    private func factor(of pass: LogisticPass) throws(GossanError) -> CholeskyFactor {
        let n = coefficients.count
        var matrix = pass.hessian
        for index in 1..<n { matrix[index * n + index] += options.ridge }
        if let factor = CholeskyFactor(matrix, n: n) { return factor }
        // Layers that depend on each other do so from the start; later on the probabilities have gone to 0 and 1.
        if passes > 1 { throw withoutEnd }
        throw GossanError(
            .badData, subject: "logistic regression",
            problem: "evidence layers depend on each other, or one is empty: the normal equations have no single "
                + "solution (\(covariates.map(\.name).joined(separator: ", ")))",
            remedy: "leave one of the layers that say the same out of 'prospectivity.layers'")
    }

    /// The failure of a fit that comes to no end.
    private var withoutEnd: GossanError { certainty("the fit comes to no end") }
}

/// The failure of a fit that knows of no doubt, with the words for how it showed.
func certainty(_ found: String) -> GossanError {
    GossanError(
        .badData, subject: "logistic regression",
        problem:
            "\(found): the layers are too many for so few deposits, the deposits are more than the unit cells of the ground that "
            + "the layers pick out, or a layer marks the deposits themselves",
        remedy:
            "name fewer layers in 'prospectivity.layers_by_model', without such as mark known deposits, choose a smaller "
            + "'prospectivity.unit_cell', or use weights_of_evidence, whose weights stay finite")
}
