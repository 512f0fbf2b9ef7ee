import Foundations

/// Simple, ordinary or universal kriging of one or several variables that share a variogram, at points or blocks.
///
/// All variables are estimated with the same weights from one solution per target, so that ratios of accumulations to
/// thickness stay consistent. Where the variogram has a nugget that is not measurement error, a target that coincides
/// with a sample takes its value, with variance 0.
///
/// The estimator never changes after it is made and may be used by many workers at once, each with a workspace of its
/// own. The samples of a target are taken in a fixed order, so results do not depend on the order of targets.
///
/// Source: Chilès and Delfiner (2012), Geostatistics, 2nd ed., chapter 3,
/// doi:10.1002/9781118136188. Cost: O(k^3) per new set of k neighbours, O(k^2) per target; memory O(samples + k^2).
public struct KrigingEstimator: Sendable {
    /// The samples it estimates from.
    public let samples: PointSamples
    /// The variogram shared by all variables.
    public let variogram: VariogramModel
    /// Which samples take part.
    public let neighbourhood: SearchNeighbourhood
    /// What is known about the mean.
    public let method: KrigingMethod
    /// Points or blocks.
    public let support: KrigingSupport

    let tree: KDTree
    let kernel: CovarianceKernel
    /// Coordinates in tree order.
    let x: [Double]
    let y: [Double]
    /// Values in tree order, less the known means.
    let values: [Double]
    let means: [Double]
    let offsets: [Point]
    /// The variance of what is estimated: point or block.
    let targetVariance: Double
    let capacity: Int
    /// Whether a target on a sample takes its value.
    let honoursData: Bool

    /// The most samples in one system; its matrix takes 8 bytes times the square of this.
    public static let largestSystem = 4000

    /// - Parameters:
    ///   - samples: Values of one or several variables, in metres of a projected CRS; no two in one place.
    ///   - variogram: The variogram shared by all variables.
    ///   - neighbourhood: Which samples take part.
    ///   - method: What is known about the mean.
    ///   - support: Points or blocks.
    /// - Throws: `GossanError(.configuration)` for an invalid variogram, neighbourhood or block, and systems of more
    ///   than `largestSystem` samples; `GossanError(.badData)` for no samples and for coincident ones, unless the
    ///   nugget is measurement error.
    public init(
        samples: PointSamples, variogram: VariogramModel, neighbourhood: SearchNeighbourhood = .global,
        method: KrigingMethod = .ordinary, support: KrigingSupport = .point
    ) throws(GossanError) {
        try variogram.validate()
        try neighbourhood.validate()
        try support.validate()
        self.samples = samples
        self.variogram = variogram
        self.neighbourhood = neighbourhood
        self.method = method
        self.support = support
        capacity = neighbourhood.capacity(over: samples.count)
        tree = KDTree(samples.locations, ellipse: neighbourhood.ellipse)
        kernel = CovarianceKernel(variogram)
        offsets = support.offsets
        honoursData = !variogram.nuggetIsMeasurementError && offsets.isEmpty
        targetVariance = Self.targetVariance(variogram, kernel, offsets)
        means = try Self.means(of: method, variables: samples.variableCount)
        let order = tree.sampleIndex.map(Int.init)
        x = order.map { samples.locations[$0].x }
        y = order.map { samples.locations[$0].y }
        values = order.flatMap { [means] sample in
            (0..<samples.variableCount).map { samples.value($0, at: sample) - means[$0] }
        }
        try validateSamples()
    }

    private func validateSamples() throws(GossanError) {
        guard samples.count > 0, samples.variableCount > 0 else {
            throw GossanError(
                .badData, subject: "kriging", problem: "has no samples to estimate from",
                remedy: "check the filter of the samples")
        }
        guard capacity <= Self.largestSystem else {
            throw GossanError(
                .configuration, subject: "kriging",
                problem: "would solve systems of up to \(capacity) samples, above the limit of \(Self.largestSystem)",
                remedy: "set a maximum number of samples for the search neighbourhood")
        }
        guard !variogram.nuggetIsMeasurementError else { return }
        let groups = coincidentSamples(samples.locations)
        if let first = groups.first {
            let point = samples.locations[first[0]]
            throw GossanError(
                .badData, subject: "samples at x \(point.x), y \(point.y)",
                problem: "\(first.count) samples lie in one place, and \(groups.count) places hold several",
                remedy: "average the samples of one place before kriging, or give the nugget as measurement error")
        }
    }

    private static func means(of method: KrigingMethod, variables: Int) throws(GossanError) -> [Double] {
        guard case .simple(let means) = method else { return [Double](repeating: 0, count: variables) }
        guard means.count == variables else {
            throw GossanError(
                .configuration, subject: "simple kriging",
                problem: "has \(means.count) means for \(variables) variables",
                remedy: "give one known mean per variable")
        }
        return means
    }

    /// The nugget is left out of a block's variance: it averages out over infinitely many points.
    private static func targetVariance(
        _ variogram: VariogramModel, _ kernel: CovarianceKernel, _ offsets: [Point]
    ) -> Double {
        if offsets.isEmpty {
            return variogram.nuggetIsMeasurementError ? variogram.structuredSill : variogram.totalSill
        }
        var total = 0.0
        for a in offsets {
            for b in offsets { total += kernel.covariance(dx: a.x - b.x, dy: a.y - b.y) }
        }
        return total / Double(offsets.count * offsets.count)
    }
}
