import Foundations

/// Sequential Gaussian simulation of independent standard normal factors at a list of targets, conditional to data.
///
/// Targets are visited in a random order that belongs to the realization. Each factor gets a draw from the normal
/// distribution that simple kriging with mean 0 gives from the nearest data and values simulated before. A target that
/// lies on a datum takes its value.
///
/// Source: Deutsch and Journel (1998), GSLIB, 2nd ed., program sgsim; Gómez-Hernández and Journel (1993),
/// doi:10.1007/978-94-011-1739-5_8. Cost: O(k^3) per target and factor; memory about 60 bytes per target and worker.
package struct SequentialGaussianSimulator: Sendable {
    let data: PointSamples
    let targets: [Point]
    let kernels: [CovarianceKernel]
    let neighbourhood: SearchNeighbourhood
    private let buckets: NodeBuckets
    /// The datum at each target, -1 for none.
    let datumAtTarget: [Int32]

    /// - Throws: `GossanError(.configuration)` for variograms whose total sill is not 1 or whose number is wrong, sectors,
    ///   and neighbourhoods without a maximum number of samples; `GossanError(.badData)` for coincident data.
    package init(
        data: PointSamples, variograms: [VariogramModel], targets: [Point], neighbourhood: SearchNeighbourhood
    ) throws(GossanError) {
        try neighbourhood.validate(subject: "simulation neighbourhood")
        for model in variograms { try model.validate(subject: "factor variogram") }
        guard variograms.count == data.variableCount, variograms.allSatisfy({ abs($0.totalSill - 1) < 1e-6 }) else {
            throw GossanError(
                .configuration, subject: "simulation",
                problem: "has \(variograms.count) variograms of total sills "
                    + variograms.map { "\($0.totalSill)" }.joined(separator: ", ")
                    + " for \(data.variableCount) factors",
                remedy: "give one variogram of total sill 1 per factor")
        }
        guard let maximum = neighbourhood.maximumSamples, maximum <= 200, neighbourhood.sectors == .whole else {
            throw GossanError(
                .configuration, subject: "simulation neighbourhood",
                problem: "has no maximum number of samples up to 200, or asks for sectors",
                remedy: "set a maximum, such as 16, and no sectors")
        }
        if let first = coincidentSamples(data.locations).first {
            let place = data.locations[first[0]]
            throw GossanError(
                .badData, subject: "samples at x \(place.x), y \(place.y)",
                problem: "\(first.count) samples lie in one place",
                remedy: "average the samples of one place before simulation")
        }
        self.data = data
        self.targets = targets
        self.neighbourhood = neighbourhood
        kernels = variograms.map { CovarianceKernel($0) }
        buckets = NodeBuckets(data.locations + targets, ellipse: neighbourhood.ellipse)
        datumAtTarget = matchData(data.locations, targets)
    }

    /// Factor values at the targets, factor after factor.
    ///
    /// - Parameters:
    ///   - index: Which realization.
    ///   - seed: The seed of all realizations.
    ///   - scores: Values of the data in this realization, datum after datum, where they are uncertain; nil for the data's.
    package func realization(_ index: Int, seed: UInt64, scores: [Double]? = nil) -> [Double] {
        let known = scores ?? data.values
        var pathRandom = RandomStream(seed: seed, purpose: "simulation/path", index: UInt64(index))
        var valueRandom = RandomStream(seed: seed, purpose: "simulation/values", index: UInt64(index))
        let path = simulationPath(targets, random: &pathRandom)
        let factors = kernels.count
        let total = data.count + targets.count
        var values = [Double](repeating: 0, count: factors * total)
        var nodes = ActiveNodes(buckets, neighbourhood: neighbourhood)
        var system = SimpleKrigingSystem(capacity: neighbourhood.capacity(over: max(1, total)))
        for datum in 0..<data.count {
            for factor in 0..<factors { values[factor * total + datum] = known[datum * factors + factor] }
            nodes.activate(datum, in: buckets)
        }
        for step in path {
            let target = Int(step)
            let node = data.count + target
            if datumAtTarget[target] >= 0 {
                for factor in 0..<factors {
                    values[factor * total + node] = known[Int(datumAtTarget[target]) * factors + factor]
                }
                continue
            }
            nodes.search(from: node, in: buckets)
            system.take(nodes, data: data.locations, targets: targets)
            for factor in 0..<factors {
                let (mean, variance) = values.withUnsafeBufferPointer {
                    system.solve(kernels[factor], at: targets[target], values: $0, offset: factor * total)
                }
                values[factor * total + node] = mean + variance.squareRoot() * valueRandom.normal()
            }
            nodes.activate(node, in: buckets)
        }
        return (0..<factors).flatMap { values[($0 * total + data.count)..<(($0 + 1) * total)] }
    }
}

/// The datum that lies exactly at each target; -1 where there is none.
private func matchData(_ data: [Point], _ targets: [Point]) -> [Int32] {
    var index: [Point: Int32] = [:]
    for (datum, point) in data.enumerated() { index[point] = Int32(datum) }
    return targets.map { index[$0] ?? -1 }
}
