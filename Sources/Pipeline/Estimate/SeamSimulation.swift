import Foundations
import Geostatistics
import Resources

/// Realizations of a seam: thickness simulated from all holes, qualities from the holes with ore.
///
/// Quality is what a tonne is like: density, mass recovery, grades. A barren hole has none, and says nothing of that of
/// the ore beside it; accumulations, which are zero there, would blur the grade of every deposit into that of all others.
/// Qualities are simulated jointly as what is left of them after their linear regression on thickness, which compares
/// neighbouring holes because bodies differ in their means. They are put together with the simulated thickness to
/// accumulations, so that contents stay thickness x density x grade at every point.
struct SeamSimulation {
    let layout: SeamLayout
    /// The variograms of scores and factors.
    let variograms: [SeamVariogram]
    private let discretization: BlockDiscretization
    private let thickness: CensoredSimulation
    private let qualities: QualitySimulation

    /// - Parameters:
    ///   - samples: Holes in the columns of the layout.
    ///   - weights: Declustering weights of the holes; nil for equal ones.
    ///   - layout: What the columns are.
    ///   - centres: Centres of the cells.
    ///   - discretization: The points of a cell, at which values are simulated.
    ///   - section: Variogram and neighbours.
    ///   - seed: The seed of all realizations.
    init(
        samples: PointSamples, weights: [Double]?, layout: SeamLayout, centres: [Point],
        discretization: BlockDiscretization,
        section: DrilledSection, seed: UInt64
    ) throws {
        self.layout = layout
        self.discretization = discretization
        let targets = discretization.points(of: centres)
        var model: VariogramModel?
        if case .model(let given) = section.variogram { model = given.model.scaled(by: 1 / given.model.totalSill) }
        let values = samples.values(of: 0)
        thickness = try CensoredSimulation(
            samples: try PointSamples(locations: samples.locations, values: values), weights: weights,
            maximum: (values.max() ?? 1) * 1.1, variogram: model, targets: targets,
            neighbourhood: section.neighbourhood, seed: seed)
        qualities = try QualitySimulation(
            layout.qualities(of: samples, weights: weights), variogram: model, targets: targets,
            neighbourhood: section.neighbourhood, seed: seed)
        variograms =
            [SeamVariogram(variable: "thickness_score", model: thickness.variogram, fit: thickness.fit)]
            + qualities.variograms
    }

    /// Hands realizations over one by one, in order, as means of the cells; as many are computed at once as there are workers.
    func forEach(_ count: Int, workers: Int, _ body: (SeamBlocks) throws -> Void) throws {
        for start in stride(from: 0, to: count, by: max(1, workers)) {
            let batch = start..<min(start + max(1, workers), count)
            let (layout, discretization, thickness, qualities) = (layout, discretization, thickness, qualities)
            let blocks = concurrentMap(batch) { index in
                let metres = thickness.realization(index)
                return layout.blocks(thickness: metres, qualities: qualities.realization(index, thickness: metres))
                    .averaged(over: discretization)
            }
            for realization in blocks { try body(realization) }
        }
    }
}

extension SeamBlocks {
    /// Blocks made of these, which are points: thickness, tonnes, product and accumulations are means over the points.
    func averaged(over discretization: BlockDiscretization) -> SeamBlocks {
        func mean(_ place: Int) -> [Double] {
            discretization.means(of: Array(values[(place * count)..<((place + 1) * count)]))
        }
        return SeamBlocks(
            thicknessMetres: mean(SeamSums.thickness), tonnesPerSquareMetre: mean(SeamSums.tonnes),
            productTonnesPerSquareMetre: mean(SeamSums.product),
            accumulations: (0..<gradeCount).map { mean(SeamSums.firstAccumulation + $0) })
    }
}

/// Simulation of the qualities of ore, given its thickness.
private struct QualitySimulation: Sendable {
    private let slopes: [Double]
    private let ranges: [ClosedRange<Double>]
    /// Means of the residuals' columns; used alone where holes are too few.
    private let intercepts: [Double]
    private let residuals: JointSimulation?
    /// The variograms of the factors.
    let variograms: [SeamVariogram]

    /// Fewer holes with ore than this make no variogram; their mean quality then holds everywhere.
    private static let leastHoles = 10

    init(
        _ ore: SeamQualities, variogram: VariogramModel?, targets: [Point], neighbourhood: SearchNeighbourhood,
        seed: UInt64
    ) throws {
        let isEnough = ore.thickness.count >= Self.leastHoles
        slopes = neighbourSlopes(
            try PointSamples(locations: ore.locations, variables: [ore.thickness] + ore.columns))
        ranges = ore.columns.map { ($0.min() ?? 0)...($0.max() ?? 0) }
        intercepts = ore.means
        guard isEnough else {
            residuals = nil
            variograms = []
            return
        }
        let columns = zip(slopes, ore.columns).map { slope, column in
            zip(ore.thickness, column).map { $1 - slope * $0 }
        }
        let samples = try PointSamples(locations: ore.locations, variables: columns)
        let factors = try GaussianFactors(
            samples: samples, weights: ore.weights,
            tails: columns.map { DistributionTails(minimum: $0.min() ?? 0, maximum: $0.max() ?? 0) })
        guard let lags = VariogramLags(spacedAs: factors.scores) else {
            throw GossanError(.badData, subject: "drill holes with ore", problem: "all lie in one place", remedy: "")
        }
        let fits = variogram == nil ? try factors.fitVariograms(lags: lags) : []
        let models = variogram.map { Array(repeating: $0, count: factors.count) } ?? fits.map(\.model)
        variograms = models.enumerated().map { factor, model in
            SeamVariogram(
                variable: "quality_factor_\(factor + 1)", model: model, fit: fits.isEmpty ? nil : fits[factor])
        }
        var own = RandomStream(seed: seed, purpose: "seam qualities")
        residuals = try JointSimulation(
            factors: factors, variograms: models, targets: targets,
            neighbourhood: neighbourhood, seed: own.next())
    }

    /// The qualities of each cell in one realization.
    func realization(_ index: Int, thickness: [Double]) -> [[Double]] {
        guard let residuals else { return intercepts.map { Array(repeating: $0, count: thickness.count) } }
        return zip(residuals.realization(index).values, slopes.indices).map { column, quality in
            zip(column, thickness).map { ($0 + slopes[quality] * $1).clamped(to: ranges[quality]) }
        }
    }
}
