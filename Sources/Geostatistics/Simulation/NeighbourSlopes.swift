import Foundations

/// How variables change with the first one from a sample to its neighbours: slopes of regression of their differences.
///
/// Where ore bodies differ in their means, the regression over all samples mixes the trend between bodies with that
/// within them, and may even have the wrong sign. Differences between neighbours hold the latter alone, and it is what
/// counts between samples.
///
/// - Parameters:
///   - samples: The first variable, then those that depend on it, in metres of a projected CRS.
///   - neighbours: Nearest samples that each is compared with.
/// - Returns: One slope per variable after the first: sum(dx dy) / sum(dx^2); 0 where the first does not vary.
///
/// Source: regression through the origin of first differences; half the sums are cross-variogram and variogram of short
/// distance (Wackernagel 2003, Multivariate Geostatistics, 3rd ed., chapter 20). Cost: O(n log n).
public func neighbourSlopes(_ samples: PointSamples, neighbours: Int = 4) -> [Double] {
    let tree = KDTree(samples.locations)
    var list = NeighbourList(SearchNeighbourhood(maximumSamples: neighbours), over: samples.count)
    var squares = 0.0
    var products = [Double](repeating: 0, count: max(0, samples.variableCount - 1))
    for sample in 0..<samples.count {
        tree.search(samples.locations[sample], into: &list, excluding: Int32(sample))
        for rank in 0..<list.count {
            let other = list.sample(rank)
            let step = samples.value(0, at: sample) - samples.value(0, at: other)
            squares += step * step
            for variable in products.indices {
                products[variable] +=
                    step * (samples.value(variable + 1, at: sample) - samples.value(variable + 1, at: other))
            }
        }
    }
    return products.map { squares > 0 ? $0 / squares : 0 }
}
