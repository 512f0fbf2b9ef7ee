import Foundations

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Whether two binary patterns are independent of each other at the deposits: a test of a 2 x 2 table, 1 degree of
/// freedom.
///
/// Source: Bonham-Carter (1994), chapter 9; continuity correction by Yates (1934), doi:10.2307/2983604.
public struct PairwiseIndependence: Sendable, Hashable, Codable {
    /// First layer.
    public var layerA: String
    /// Second layer.
    public var layerB: String
    /// Deposits on both, on A only, on B only, on neither.
    public var deposits: [Int]

    /// - Parameters:
    ///   - layerA: First layer.
    ///   - layerB: Second layer.
    ///   - both: Deposits on both patterns.
    ///   - onlyA: Deposits on the first pattern alone.
    ///   - onlyB: Deposits on the second pattern alone.
    ///   - neither: Deposits on neither.
    public init(layerA: String, layerB: String, both: Int, onlyA: Int, onlyB: Int, neither: Int) {
        self.layerA = layerA
        self.layerB = layerB
        deposits = [both, onlyA, onlyB, neither]
    }

    /// Deposits expected under independence, in the order of `deposits`.
    public var expected: [Double] {
        let n = deposits.map(Double.init)
        let total = n[0] + n[1] + n[2] + n[3]
        return [
            (n[0] + n[1]) * (n[0] + n[2]) / total, (n[0] + n[1]) * (n[1] + n[3]) / total,
            (n[2] + n[3]) * (n[0] + n[2]) / total, (n[2] + n[3]) * (n[1] + n[3]) / total,
        ]
    }

    /// Pearson's chi-square; NaN where a pattern holds all deposits or none.
    public var chiSquare: Double { chiSquare(correction: 0) }
    /// Chi-square with the continuity correction of Yates.
    public var chiSquareYates: Double { chiSquare(correction: 0.5) }
    /// Likelihood ratio G².
    public var likelihoodRatio: Double {
        2 * zip(deposits, expected).reduce(0) { $1.0 == 0 ? $0 : $0 + Double($1.0) * log(Double($1.0) / $1.1) }
    }
    /// Probability of a chi-square at least this large under independence.
    public var pValue: Double { Self.tail(chiSquare) }
    /// The same with the continuity correction of Yates.
    public var pValueYates: Double { Self.tail(chiSquareYates) }
    /// Whether every expected count is 5 or more, as the chi-square approximation wants.
    public var isReliable: Bool { expected.allSatisfy { $0 >= 5 } }

    private func chiSquare(correction: Double) -> Double {
        zip(deposits, expected).reduce(0) { total, pair in
            let difference = abs(Double(pair.0) - pair.1)
            // The correction never overshoots the difference itself.
            let corrected = difference - min(correction, difference)
            return total + corrected * corrected / pair.1
        }
    }

    private static func tail(_ chiSquare: Double) -> Double { erfc((chiSquare / 2).squareRoot()) }

    /// The tests of all pairs of layers with two classes; deposits where either is missing do not count.
    static func all(
        of model: WeightsOfEvidenceModel, conditions: [UniqueConditions.Condition]
    ) -> [PairwiseIndependence] {
        let binary = model.layers.indices.filter { model.layers[$0].classes.count == 2 }
        return binary.flatMap { a in
            binary.filter { $0 > a }.map { b in
                var table = [0, 0, 0, 0]
                for condition in conditions where condition.classes[a] >= 0 && condition.classes[b] >= 0 {
                    let cell = (condition.classes[a] == 1 ? 0 : 2) + (condition.classes[b] == 1 ? 0 : 1)
                    table[cell] += condition.deposits
                }
                return PairwiseIndependence(
                    layerA: model.layers[a].layer, layerB: model.layers[b].layer,
                    both: table[0], onlyA: table[1], onlyB: table[2], neither: table[3])
            }
        }
    }
}
