import Foundations

#if canImport(Glibc)
    import Glibc
#endif

/// Normal scores of a variable that is zero at many samples: the score of a zero is only known to lie below a threshold.
///
/// Thickness of ore is such a variable. A barren hole beside thick ore and one far from it both read zero, and where the
/// ore ends between a hole with ore and a barren one is not known. Giving zeros fixed scores would fix that edge and make
/// the ore too sure; instead each realization draws the scores of the zeros from their distribution given the samples
/// with ore and given that they lie below the threshold, by a Gibbs sampler.
///
/// Source: truncated Gaussian simulation: Matheron et al. (1987), doi:10.2118/16753-MS; Gibbs sampler: Freulon and
/// de Fouquet (1993), Conditioning a Gaussian model with inequalities, in: Geostatistics Troia '92.
/// Cost: O(k^3) for each zero once, then O(k) for each zero and sweep.
package struct CensoredScores: Sendable {
    /// The greatest score of a zero.
    package let threshold: Double
    private let zeros: [Zero]
    private let start: [Double]

    /// Sweeps over all zeros until the scores no longer depend on where they started.
    private static let sweeps = 60

    private struct Zero: Sendable {
        var sample: Int
        var neighbours: [Int]
        var weights: [Double]
        var deviation: Double
    }

    /// - Parameters:
    ///   - locations: Where the samples lie.
    ///   - scores: Their normal scores; those of zeros are where the sampler starts.
    ///   - isZero: Which of them are zero.
    ///   - threshold: The greatest score of a zero: the normal quantile of their share.
    ///   - variogram: The variogram of the scores, of total sill 1.
    ///   - neighbourhood: Samples that count.
    package init(
        locations: [Point], scores: [Double], isZero: [Bool], threshold: Double, variogram: VariogramModel,
        neighbourhood: SearchNeighbourhood
    ) {
        start = scores
        self.threshold = threshold
        let tree = KDTree(locations)
        var list = NeighbourList(neighbourhood, over: locations.count)
        let kernel = CovarianceKernel(variogram)
        zeros = locations.indices.filter { isZero[$0] }.map { sample in
            tree.search(locations[sample], into: &list, excluding: Int32(sample))
            let neighbours = (0..<list.count).map { list.sample($0) }
            return Self.kriged(sample, neighbours, locations, kernel)
        }
    }

    /// The scores of all samples in one realization.
    package func draw(seed: UInt64, realization: Int) -> [Double] {
        var random = RandomStream(seed: seed, purpose: "simulation/censored", index: UInt64(realization))
        var scores = start
        for _ in 0..<(zeros.isEmpty ? 0 : Self.sweeps) {
            for zero in zeros {
                var mean = 0.0
                for (weight, neighbour) in zip(zero.weights, zero.neighbours) { mean += weight * scores[neighbour] }
                let highest = normalCumulative((threshold - mean) / zero.deviation)
                let probability = max(highest * random.uniform(), 1e-12)
                scores[zero.sample] = min(threshold, mean + zero.deviation * normalQuantile(probability))
            }
        }
        return scores
    }

    /// Weights of simple kriging of one sample from its neighbours; the farthest are left out where they nearly coincide.
    private static func kriged(
        _ sample: Int, _ neighbours: [Int], _ locations: [Point], _ kernel: CovarianceKernel
    ) -> Zero {
        var n = neighbours.count
        let sill = kernel.structuredSill + kernel.nugget
        func covariance(_ a: Int, _ b: Int) -> Double {
            kernel.covariance(dx: locations[a].x - locations[b].x, dy: locations[a].y - locations[b].y)
        }
        let right = neighbours.map { covariance($0, sample) }
        var weights = right
        while n > 0 {
            var matrix = (0..<(n * n)).map { index in
                let (row, column) = (index / n, index % n)
                return row == column ? sill : covariance(neighbours[row], neighbours[column])
            }
            var inverseDiagonal = [Double](repeating: 0, count: n)
            weights = Array(right.prefix(n))
            let factored = factorizeCholesky(
                &matrix, count: n, inverseDiagonal: &inverseDiagonal, smallestPivot: 1e-10 * sill)
            if factored == n {
                solveForward(matrix, count: n, inverseDiagonal: inverseDiagonal, &weights)
                solveBackward(matrix, count: n, inverseDiagonal: inverseDiagonal, &weights)
                break
            }
            n = factored
        }
        let explained = (0..<n).reduce(0) { $0 + weights[$1] * right[$1] }
        return Zero(
            sample: sample, neighbours: Array(neighbours.prefix(n)), weights: Array(weights.prefix(n)),
            deviation: max(1e-6, sill - explained).squareRoot())
    }
}
