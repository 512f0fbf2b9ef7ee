import Foundation
import Foundations

/// Inverse distance weighting: each sample counts as its distance to a negative power.
///
/// A target on a sample takes its value. With a search neighbourhood of one sample this is the nearest-neighbour
/// estimate.
///
/// Source: Shepard (1968), doi:10.1145/800186.810616. Cost: O(k + log n) per target, O(n) without limits.
public struct InverseDistanceEstimator: Sendable {
    /// The samples it estimates from.
    public let samples: PointSamples
    /// The exponent of distance, above 0; 2 is usual.
    public let power: Double
    /// Which samples take part; its ellipse also measures the distances.
    public let neighbourhood: SearchNeighbourhood
    let tree: KDTree

    /// - Parameters:
    ///   - samples: Values of one or several variables, in metres of a projected CRS.
    ///   - power: The exponent of distance, above 0.
    ///   - neighbourhood: Which samples take part.
    /// - Throws: `GossanError(.configuration)` for a power that is not positive or an invalid neighbourhood;
    ///   `GossanError(.badData)` for no samples.
    public init(
        samples: PointSamples, power: Double = 2, neighbourhood: SearchNeighbourhood = .global
    ) throws(GossanError) {
        try neighbourhood.validate()
        guard power > 0, power.isFinite else {
            throw GossanError(
                .configuration, subject: "inverse distance", problem: "has a power of \(power)",
                remedy: "give a power above 0, such as 2")
        }
        guard samples.count > 0 else {
            throw GossanError(
                .badData, subject: "inverse distance", problem: "has no samples to estimate from",
                remedy: "check the filter of the samples")
        }
        self.samples = samples
        self.power = power
        self.neighbourhood = neighbourhood
        tree = KDTree(samples.locations, ellipse: neighbourhood.ellipse)
    }

    /// The value of the nearest sample.
    public static func nearest(
        samples: PointSamples, maximumRadiusMetres: Double = .infinity
    ) throws(GossanError) -> InverseDistanceEstimator {
        try InverseDistanceEstimator(
            samples: samples,
            neighbourhood: SearchNeighbourhood(maximumSamples: 1, maximumRadiusMetres: maximumRadiusMetres))
    }

    /// Estimates of one target, one per variable; NaN with fewer samples in reach than the neighbourhood asks for.
    public func estimate(at target: Point) -> [Double] {
        var list = NeighbourList(neighbourhood, over: samples.count)
        var values = [Double](repeating: .nan, count: samples.variableCount)
        estimate(at: target, &list, into: &values)
        return values
    }

    func estimate(at target: Point, _ list: inout NeighbourList, into values: inout [Double]) {
        tree.search(target, into: &list)
        for variable in values.indices { values[variable] = .nan }
        guard list.count >= neighbourhood.minimumSamples else { return }
        let (qx, qy) = tree.transform.apply(target.x, target.y)
        for variable in values.indices { values[variable] = 0 }
        var total = 0.0
        for position in (0..<list.count).map({ Int(list.position($0)) }).sorted() {
            let squared = tree.squaredDistance(position, qx, qy)
            let sample = Int(tree.sampleIndex[position])
            if squared == 0 { return takeSample(sample, into: &values) }
            let weight = weight(squaredDistance: squared)
            total += weight
            for variable in values.indices { values[variable] += weight * samples.value(variable, at: sample) }
        }
        for variable in values.indices { values[variable] /= total }
    }

    @inline(__always)
    func weight(squaredDistance: Double) -> Double {
        power == 2 ? 1 / squaredDistance : pow(squaredDistance, -power / 2)
    }

    private func takeSample(_ sample: Int, into values: inout [Double]) {
        for variable in values.indices { values[variable] = samples.value(variable, at: sample) }
    }
}
