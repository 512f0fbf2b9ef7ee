import Foundations

/// One sample estimated from the others.
public struct CrossValidatedSample: Sendable, Hashable {
    /// The measured value.
    public var observed: Double
    /// The estimate from the other samples; NaN beyond support.
    public var estimate: Double
    /// The kriging variance of that estimate.
    public var variance: Double
    /// Observed less estimated.
    public var residual: Double { observed - estimate }
    /// The residual in kriging standard deviations.
    public var standardizedResidual: Double { residual / variance.squareRoot() }
}

/// Summary of a leave-one-out cross-validation; samples beyond support are left out of it.
public struct CrossValidationSummary: Sendable, Hashable, Codable {
    /// Samples that could be estimated.
    public var count: Int
    /// Mean of observed less estimated.
    public var meanError: Double
    /// Mean absolute error.
    public var meanAbsoluteError: Double
    /// Root of the mean squared error.
    public var rootMeanSquaredError: Double
    /// Mean squared standardized residual: 1 where the kriging variance is right.
    public var meanSquaredDeviationRatio: Double
    /// Correlation of observed with estimated values.
    public var correlation: Double

    /// - Parameter samples: Cross-validated samples.
    public init(_ samples: [CrossValidatedSample]) {
        let valid = samples.filter { $0.estimate.isFinite }
        let n = Double(valid.count)
        func mean(_ value: (CrossValidatedSample) -> Double) -> Double { sum(valid.map(value)) / n }
        count = valid.count
        meanError = mean(\.residual)
        meanAbsoluteError = mean { abs($0.residual) }
        rootMeanSquaredError = mean { $0.residual * $0.residual }.squareRoot()
        meanSquaredDeviationRatio = mean { $0.standardizedResidual * $0.standardizedResidual }
        let (o, e) = (mean(\.observed), mean(\.estimate))
        let covariance = mean { ($0.observed - o) * ($0.estimate - e) }
        let spread = mean { ($0.observed - o) * ($0.observed - o) } * mean { ($0.estimate - e) * ($0.estimate - e) }
        correlation = covariance / spread.squareRoot()
    }
}

extension KrigingEstimator {
    /// Estimates each sample of a variable from the others, at point support.
    ///
    /// With every sample in every estimate one factorization serves all (Dubrule's closed form); otherwise each sample
    /// is left out of its own search.
    ///
    /// - Returns: One result per sample, in sample order.
    /// - Throws: `GossanError(.configuration)` for a block estimator; `GossanError(.badData)` for a singular system.
    ///
    /// Source: Dubrule (1983), doi:10.1007/BF01033232. Cost: O(n^3) globally, O(n k^3) with k neighbours.
    public func leaveOneOut(variable: Int = 0) throws(GossanError) -> [CrossValidatedSample] {
        guard offsets.isEmpty else {
            throw GossanError(
                .configuration, subject: "cross-validation", problem: "is asked of a block estimator",
                remedy: "cross-validate at point support")
        }
        if neighbourhood.isGlobal { return try leaveOneOutGlobally(variable) }
        var workspace = makeWorkspace()
        return samples.locations.indices.map { sample in
            _ = estimate(at: samples.locations[sample], excluding: Int32(sample), in: &workspace)
            return CrossValidatedSample(
                observed: samples.value(variable, at: sample), estimate: workspace.estimates[variable],
                variance: workspace.variance)
        }
    }

    /// With Q = C^-1 - C^-1 F (F'C^-1 F)^-1 F'C^-1 the residual is (Q z)_i / Q_ii and the variance 1 / Q_ii.
    private func leaveOneOutGlobally(_ variable: Int) throws(GossanError) -> [CrossValidatedSample] {
        let n = samples.count
        var workspace = makeWorkspace()
        guard n > method.driftCount, n > neighbourhood.minimumSamples else {
            return samples.locations.indices.map {
                CrossValidatedSample(observed: samples.value(variable, at: $0), estimate: .nan, variance: .nan)
            }
        }
        for i in 0..<n { workspace.positions[i] = Int32(i) }
        guard workspace.factorize(self, count: n) else {
            throw GossanError(
                .badData, subject: "cross-validation", problem: "the kriging system of \(n) samples is singular",
                remedy: "look for samples that nearly coincide, or give the variogram a nugget")
        }
        var results = [CrossValidatedSample](
            repeating: CrossValidatedSample(observed: .nan, estimate: .nan, variance: .nan), count: n)
        for i in 0..<n {
            let (residual, information) = workspace.leftOut(i, count: n, variable: variable)
            let sample = Int(tree.sampleIndex[i])
            let observed = samples.value(variable, at: sample)
            let error = variogram.nuggetIsMeasurementError ? variogram.nuggetEffect : 0
            results[sample] = CrossValidatedSample(
                observed: observed, estimate: observed - residual / information, variance: 1 / information - error)
        }
        return results
    }
}

extension KrigingWorkspace {
    /// (Q z)_i and Q_ii of the factored system.
    fileprivate mutating func leftOut(_ i: Int, count n: Int, variable: Int) -> (residual: Double, information: Double)
    {
        for j in 0..<n { c[j] = j == i ? 1 : 0 }
        solveForward(matrix, count: n, inverseDiagonal: inverseDiagonal, c)
        var information = dot(c, c, count: n)
        var residual = dot(c, data + variable * n, count: n)
        for d in 0..<drifts {
            self.residual[d] = dot(drift + d * n, c, count: n)
            multiplier[d] = self.residual[d]
            residual -= multiplier[d] * coefficients[variable * drifts + d]
        }
        solveForward(driftMatrix, count: drifts, inverseDiagonal: driftInverse, multiplier)
        information -= dot(multiplier, multiplier, count: drifts)
        return (residual, information)
    }
}
