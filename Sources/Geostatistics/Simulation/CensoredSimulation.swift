import Foundations

/// Conditional simulation of one variable that is zero over part of the ground, such as the thickness of an ore seam.
///
/// The variable is a Gaussian field cut off at a threshold. What zeros leave open is drawn anew in each realization, see
/// `CensoredScores`; samples above zero are honoured exactly. The variogram of the scores is fitted first with the zeros
/// ordered by what surrounds them, which looks smoother than they are, and then again to scores drawn with it.
///
/// A realization depends on the seed and its index alone.
public struct CensoredSimulation: Sendable {
    /// The variogram of the normal scores, of total sill 1.
    public let variogram: VariogramModel
    /// How it was fitted; nil where it was given.
    public let fit: VariogramFit?
    private let transform: NormalScoreTransform
    private let scores: CensoredScores
    private let simulator: SequentialGaussianSimulator
    private let samples: PointSamples
    private let seed: UInt64

    /// Fits after the first, and drawn sets of scores that each is made of.
    private static let (refits, drawsPerFit) = (2, 10)

    /// - Parameters:
    ///   - samples: One variable, none below 0, in metres of a projected CRS; none may coincide.
    ///   - weights: Declustering weights, one per sample, for the distribution of values and the share of zeros; nil for
    ///     equal ones.
    ///   - maximum: No value lies above.
    ///   - variogram: The variogram of the scores, of total sill 1; nil to fit a spherical one with a nugget effect.
    ///   - targets: Where values are simulated.
    ///   - neighbourhood: Samples and simulated values that count; where there are none the distribution of all stands.
    ///   - seed: The seed of all realizations.
    /// - Throws: `GossanError(.badData)` for samples below 0, above the maximum, coincident or all in one place, and for
    ///   weights that are not positive or not one per sample.
    public init(
        samples: PointSamples, weights: [Double]? = nil, maximum: Double, variogram: VariogramModel?, targets: [Point],
        neighbourhood: SearchNeighbourhood = SearchNeighbourhood(maximumSamples: 16), seed: UInt64
    ) throws(GossanError) {
        guard weights?.count ?? samples.count == samples.count else {
            throw GossanError(
                .badData, subject: "normal scores",
                problem: "\(samples.count) samples have \(weights?.count ?? 0) declustering weights",
                remedy: "give one weight per sample")
        }
        let values = samples.values(of: 0)
        let transform = try NormalScoreTransform(
            values, weights: weights, tieBreaker: localMeans(samples),
            tails: DistributionTails(minimum: 0, maximum: maximum))
        let isZero = values.map { $0 <= 0 }
        let threshold = normalQuantile(shareOfZeros(isZero, weights))
        func censored(_ model: VariogramModel) -> CensoredScores {
            CensoredScores(
                locations: samples.locations, scores: transform.scores, isZero: isZero, threshold: threshold,
                variogram: model, neighbourhood: neighbourhood)
        }
        var fit: VariogramFit?
        if variogram == nil {
            var latest = try fitted(samples.locations, [transform.scores])
            for _ in 0..<(isZero.contains(true) ? Self.refits : 0) {
                let drawn = censored(latest.model)
                latest = try fitted(
                    samples.locations, (0..<Self.drawsPerFit).map { drawn.draw(seed: seed, realization: $0) })
            }
            fit = latest
        }
        guard let model = variogram ?? fit?.model else {
            throw GossanError(.internalFault, subject: "simulation", problem: "has no variogram", remedy: "")
        }
        self.variogram = model
        self.fit = fit
        self.transform = transform
        self.samples = samples
        self.seed = seed
        scores = censored(model)
        simulator = try SequentialGaussianSimulator(
            data: try PointSamples(locations: samples.locations, values: transform.scores), variograms: [model],
            targets: targets, neighbourhood: neighbourhood)
    }

    /// One realization: one value per target, in the unit of the samples.
    public func realization(_ index: Int) -> [Double] {
        let drawn = scores.draw(seed: seed, realization: index)
        let simulated = simulator.realization(index, seed: seed, scores: drawn)
        return simulated.indices.map { target in
            let datum = Int(simulator.datumAtTarget[target])
            if datum >= 0 { return samples.value(0, at: datum) }
            return simulated[target] <= scores.threshold ? 0 : transform.value(forScore: simulated[target])
        }
    }
}

/// The weighted share of samples that are zero.
private func shareOfZeros(_ isZero: [Bool], _ weights: [Double]?) -> Double {
    func total(_ samples: some Sequence<Int>) -> Double { sum(samples.map { weights?[$0] ?? 1 }) }
    let all = total(isZero.indices)
    return all > 0 ? total(isZero.indices.filter { isZero[$0] }) / all : 0
}

/// A variogram of total sill 1 fitted to the mean experimental variogram of several sets of scores of the same samples.
private func fitted(_ locations: [Point], _ scores: [[Double]]) throws(GossanError) -> VariogramFit {
    var mean: [VariogramBin] = []
    for (index, values) in scores.enumerated() {
        let samples = try PointSamples(locations: locations, values: values)
        guard let lags = VariogramLags(spacedAs: samples) else {
            throw GossanError(
                .badData, subject: "samples", problem: "all lie in one place", remedy: "check their coordinates")
        }
        let bins = try experimentalVariogram(samples, lags: lags)
        if index == 0 {
            mean = bins.map {
                VariogramBin(pairCount: $0.pairCount, meanDistanceMetres: $0.meanDistanceMetres, semivariance: 0)
            }
        }
        for place in bins.indices { mean[place].semivariance += bins[place].semivariance / Double(scores.count) }
    }
    return try fitVariogram(mean, options: .init(shapes: [.spherical], fixedTotalSill: 1))
}
