import Foundations

/// A fitted logistic regression: probability of a deposit per unit cell.
///
/// Rank by it; like a posterior it is proportional to the unit cell.
public struct LogisticRegressionModel: Sendable, Hashable, Codable {
    /// Names of the evidence layers, in the order of the window.
    public var layerNames: [String]
    /// Columns of the regression.
    public var covariates: [Covariate]
    /// Coefficients on the scale of the columns (standardized), intercept first.
    public var coefficients: [Double]
    /// Covariance of the coefficients, row by row: the inverse of the (with ridge, penalized) information matrix.
    public var covariance: [Double]
    /// Choices of the fit.
    public var options: LogisticFit.Options
    /// Deposits it was trained on.
    public var deposits: Int
    /// Those of them where the probability is above 0.99.
    public var certainDeposits: Int
    /// Area it was trained on.
    public var studyAreaKm2: Double
    /// Log-likelihood, up to a constant that does not depend on the coefficients.
    public var logLikelihood: Double
    /// Passes over the rasters that the fit took.
    public var passes: Int

    /// An estimate with its standard error.
    public struct Estimate: Sendable, Hashable, Codable {
        /// Column of the regression, or `intercept`.
        public var name: String
        /// Coefficient in the units of the layer.
        public var coefficient: Double
        /// Its standard error.
        public var standardError: Double
        /// Coefficient divided by its standard error.
        public var zScore: Double { coefficient / standardError }
    }

    /// Coefficients in the units of the layers, intercept first, with standard errors.
    public var estimates: [Estimate] {
        let scales = covariates.map(scale)
        let shifts = zip(covariates, scales).map { shift($0) * $1 }
        let intercept = coefficients[0] - zip(shifts, coefficients.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
        let interceptVariance = quadraticForm([1] + shifts.map { -$0 })
        let n = coefficients.count
        return [Estimate(name: "intercept", coefficient: intercept, standardError: interceptVariance.squareRoot())]
            + covariates.indices.map { index in
                Estimate(
                    name: covariates[index].name, coefficient: coefficients[index + 1] * scales[index],
                    standardError: covariance[(index + 1) * n + index + 1].squareRoot() * scales[index])
            }
    }

    /// Refuses a model whose probability goes to 1 at most of its deposits: it tells no ground from another any more.
    ///
    /// - Throws: `GossanError` of kind `.badData` with what may be the cause.
    public func requireDoubt() throws(GossanError) {
        guard 2 * certainDeposits > deposits else { return }
        let steepest = zip(covariates, coefficients.dropFirst()).max { abs($0.1) < abs($1.1) }
        throw certainty(
            "the probability goes to 1 at the deposits, most steeply with '\(steepest?.0.name ?? "")'")
    }

    /// Probability and standard deviation (delta method) of a cell; NaN where it cannot be scored.
    public func posterior(_ evidence: [Float]) -> (probability: Double, deviation: Double) {
        let isScored =
            options.missing == .completeCases
            ? !evidence.contains(where: \.isNaN) : evidence.contains { !$0.isNaN }
        guard isScored else { return (.nan, .nan) }
        let row = [1] + covariates.map { $0.encode(evidence[$0.layer]) }
        let probability = logistic(zip(row, coefficients).reduce(0) { $0 + $1.0 * $1.1 })
        return (probability, probability * (1 - probability) * quadraticForm(row).squareRoot())
    }

    /// Probability and standard deviation of a window; NaN where cells cannot be scored.
    ///
    /// - Parameters:
    ///   - window: The layers over the window.
    ///   - wantsDeviation: Whether standard deviations are worked out; they cost many times what the scores do.
    public func score(_ window: EvidenceWindow, wantsDeviation: Bool = true) -> ScoredWindow {
        let predictor = predictor(of: window)
        // What is no number stays none.
        let scores = predictor.map { Float(logistic($0)) }
        guard wantsDeviation else { return ScoredWindow(scores: scores) }
        let columns = covariates.map { $0.encode(window.layer($0.layer)) }
        var row = [Double](repeating: 1, count: coefficients.count)
        var deviations = [Float](repeating: .nan, count: window.cellCount)
        for cell in predictor.indices where !predictor[cell].isNaN {
            for index in columns.indices { row[index + 1] = columns[index][cell] }
            let probability = logistic(predictor[cell])
            deviations[cell] = Float(probability * (1 - probability) * quadraticForm(row).squareRoot())
        }
        return ScoredWindow(scores: scores, deviations: deviations)
    }

    /// The logit of each cell; NaN where cells cannot be scored.
    private func predictor(of window: EvidenceWindow) -> [Double] {
        var predictor = [Double](repeating: coefficients[0], count: window.cellCount)
        for (covariate, coefficient) in zip(covariates, coefficients.dropFirst()) {
            covariate.add(
                coefficient, times: window.layer(covariate.layer), to: &predictor,
                spreadingMissing: options.missing == .completeCases)
        }
        guard options.missing == .completeCases else {
            let known = window.cellsWithEvidence()
            for cell in predictor.indices where !known[cell] { predictor[cell] = .nan }
            return predictor
        }
        for layer in 0..<window.layerCount where !covariates.contains(where: { $0.layer == layer && $0.isStandardized })
        {
            for (cell, value) in window.layer(layer).enumerated() where value.isNaN { predictor[cell] = .nan }
        }
        return predictor
    }

    /// What each layer adds to the logit at a cell, against a place of mean evidence.
    public func contributions(_ evidence: [Float]) -> [LayerContribution] {
        layerNames.indices.map { layer in
            let columns = covariates.indices.filter { covariates[$0].layer == layer }
            let encoded = columns.map { covariates[$0].encode(evidence[layer]) }
            let total = zip(columns, encoded).reduce(0) { $0 + coefficients[$1.0 + 1] * $1.1 }
            return LayerContribution(
                layer: layerNames[layer], value: evidence[layer],
                evidence: evidence[layer].isNaN ? .nan : encoded.first ?? .nan, contribution: total)
        }
    }

    /// xᵀ C x with the covariance C.
    private func quadraticForm(_ x: [Double]) -> Double {
        let n = x.count
        var total = 0.0
        for row in 0..<n {
            var sum = covariance[row * n + row] * x[row]
            for column in 0..<row { sum += 2 * covariance[row * n + column] * x[column] }
            total += sum * x[row]
        }
        return max(0, total)
    }

    private func scale(_ covariate: Covariate) -> Double {
        if case .standardized(_, let deviation) = covariate.kind { return 1 / deviation }
        return 1
    }

    private func shift(_ covariate: Covariate) -> Double {
        if case .standardized(let mean, _) = covariate.kind { return mean }
        return 0
    }
}
