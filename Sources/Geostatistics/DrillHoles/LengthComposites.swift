/// Samples combined over a fixed length of hole.
public struct LengthComposite: Sendable, Hashable {
    /// Upper end along the hole, in metres.
    public var fromMetres: Double
    /// Lower end along the hole, in metres.
    public var toMetres: Double
    /// How much of it is sampled, in metres.
    public var coveredMetres: Double
    /// Means weighted by length (and the weight variables) in the order of the set's variables; nil where less than
    /// the minimum coverage was measured.
    public var values: [Double?]
}

/// Combines the samples of a hole into pieces of equal length, counted from the collar.
///
/// - Parameters:
///   - samples: Samples by increasing depth, without overlaps.
///   - lengthMetres: Length of a composite, positive.
///   - minimumCoverage: Composites, and single variables, measured over less than this share of the length are left out.
///   - weights: Places of variables, such as density, that weight the mean beside length; a sample that lacks one is
///     left out of the mean.
/// - Returns: Composites by increasing depth. The last one ends with the deepest sample.
/// - Complexity: O(samples + composites).
///
/// Source: length-weighted compositing as in Sinclair and Blackwell (2002), Applied Mineral Inventory Estimation.
public func lengthComposites(
    of samples: [SampleInterval], lengthMetres: Double, minimumCoverage: Double = 0.5, weights: [Int] = []
) -> [LengthComposite] {
    guard let deepest = samples.last?.toMetres, lengthMetres > 0 else { return [] }
    let pieces = Int((deepest / lengthMetres).rounded(.up))
    var composites: [LengthComposite] = []
    var first = 0
    for piece in 0..<pieces {
        let top = Double(piece) * lengthMetres
        let bottom = min(top + lengthMetres, deepest)
        while first < samples.count, samples[first].toMetres <= top { first += 1 }
        var sums = VariableSums(count: samples[0].values.count)
        var place = first
        while place < samples.count, samples[place].fromMetres < bottom {
            let overlap = min(bottom, samples[place].toMetres) - max(top, samples[place].fromMetres)
            sums.add(samples[place], lengthMetres: overlap, weights: weights)
            place += 1
        }
        let enough = minimumCoverage * lengthMetres
        guard sums.lengthMetres >= enough, sums.lengthMetres > 0 else { continue }
        composites.append(
            LengthComposite(
                fromMetres: top, toMetres: bottom, coveredMetres: sums.lengthMetres,
                values: sums.means(measuredOverAtLeast: enough)))
    }
    return composites
}

/// Sums of length and of weighted values over samples.
private struct VariableSums {
    var lengthMetres = 0.0
    private var measured: [Double]
    private var weight: [Double]
    private var weighted: [Double]

    init(count: Int) {
        measured = Array(repeating: 0, count: count)
        weight = measured
        weighted = measured
    }

    mutating func add(_ sample: SampleInterval, lengthMetres length: Double, weights: [Int]) {
        lengthMetres += length
        var factor = length
        for place in weights {
            guard let value = sample.values[place] else { return }
            factor *= value
        }
        for (place, value) in sample.values.enumerated() {
            guard let value else { continue }
            measured[place] += length
            weight[place] += factor
            weighted[place] += factor * value
        }
    }

    func means(measuredOverAtLeast enough: Double) -> [Double?] {
        weight.indices.map { place in
            measured[place] >= enough && weight[place] > 0 ? weighted[place] / weight[place] : nil
        }
    }
}
