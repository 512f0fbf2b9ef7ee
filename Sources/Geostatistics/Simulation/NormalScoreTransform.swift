import Foundation
import Foundations

/// The range of a distribution beyond its lowest and highest sample.
///
/// Between a bound and the nearest sample the value follows the cumulative probability to a power: 1 spreads evenly, a
/// greater one stays nearer to the sample.
public struct DistributionTails: Sendable, Hashable, Codable {
    /// No value lies below.
    public var minimum: Double
    /// No value lies above.
    public var maximum: Double
    /// The power of the lower tail.
    public var lowerPower: Double
    /// The power of the upper tail.
    public var upperPower: Double

    /// - Parameters:
    ///   - minimum: No value lies below.
    ///   - maximum: No value lies above.
    ///   - lowerPower: The power of the lower tail, above 0.
    ///   - upperPower: The power of the upper tail, above 0.
    public init(minimum: Double, maximum: Double, lowerPower: Double = 1, upperPower: Double = 1) {
        self.minimum = minimum
        self.maximum = maximum
        self.lowerPower = lowerPower
        self.upperPower = upperPower
    }
}

/// The graphical transform of a variable to a standard normal one, and back.
///
/// Source: Deutsch and Journel (1998), GSLIB, 2nd ed., programs `nscore` and `backtr`: sample i of the
/// sorted values has the cumulative probability at the middle of its weight. Cost: O(n log n), then O(log n) per value.
public struct NormalScoreTransform: Sendable, Hashable {
    /// The normal score of each sample, in sample order.
    public let scores: [Double]
    private let sortedScores: [Double]
    private let sortedValues: [Double]
    private let lowestProbability: Double
    private let highestProbability: Double
    private let tails: DistributionTails

    /// - Parameters:
    ///   - values: The samples, at least one.
    ///   - weights: Declustering weights above 0; nil for equal ones.
    ///   - tieBreaker: Decides the order of equal values, such as barren holes; their index decides where it ties too.
    ///   - tails: The range of the distribution; it must hold all values.
    /// - Throws: `GossanError(.badData)` for no values, values beyond the tails, or weights that are not positive.
    public init(
        _ values: [Double], weights: [Double]? = nil, tieBreaker: [Double]? = nil, tails: DistributionTails
    ) throws(GossanError) {
        let order = values.indices.sorted { a, b in
            (values[a], tieBreaker?[a] ?? 0, a) < (values[b], tieBreaker?[b] ?? 0, b)
        }
        guard let lowest = order.first, let highest = order.last, values[lowest] >= tails.minimum,
            values[highest] <= tails.maximum, tails.lowerPower > 0, tails.upperPower > 0
        else {
            throw GossanError(
                .badData, subject: "normal scores",
                problem: "\(values.count) values do not lie within \(tails.minimum) to \(tails.maximum)",
                remedy: "widen the range of the distribution to hold every sample")
        }
        guard weights?.allSatisfy({ $0 > 0 && $0.isFinite }) ?? true else {
            throw GossanError(
                .badData, subject: "normal scores", problem: "a declustering weight is not above 0",
                remedy: "give every sample a weight above 0")
        }
        let total = weights.map { sum($0) } ?? Double(values.count)
        var below = CompensatedSum()
        var scores = [Double](repeating: 0, count: values.count)
        var probabilities: [Double] = []
        for index in order {
            let weight = weights?[index] ?? 1
            probabilities.append((below.value + weight / 2) / total)
            below.add(weight)
        }
        for (index, probability) in zip(order, probabilities) { scores[index] = normalQuantile(probability) }
        self.scores = scores
        self.tails = tails
        sortedScores = order.map { scores[$0] }
        sortedValues = order.map { values[$0] }
        lowestProbability = probabilities[0]
        highestProbability = probabilities[probabilities.count - 1]
    }

    /// The value that belongs to a normal score, in the units of the samples.
    public func value(forScore score: Double) -> Double {
        let last = sortedScores.count - 1
        if score <= sortedScores[0] {
            let share = pow(normalCumulative(score) / lowestProbability, tails.lowerPower)
            return tails.minimum + (sortedValues[0] - tails.minimum) * min(share, 1)
        }
        if score >= sortedScores[last] {
            let share = pow(normalCumulative(-score) / (1 - highestProbability), tails.upperPower)
            return tails.maximum - (tails.maximum - sortedValues[last]) * min(share, 1)
        }
        var low = 0
        var high = last
        while high - low > 1 {
            let middle = (low + high) / 2
            if sortedScores[middle] <= score { low = middle } else { high = middle }
        }
        let share = (score - sortedScores[low]) / (sortedScores[high] - sortedScores[low])
        return sortedValues[low] + share * (sortedValues[high] - sortedValues[low])
    }
}
