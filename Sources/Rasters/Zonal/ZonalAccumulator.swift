import Foundations

/// What is known of one zone so far; parts of a zone merge in the order of the windows.
///
/// Mean and variance: West (1979), doi:10.1145/359146.359153; merging: Chan, Golub and LeVeque (1983),
/// doi:10.1080/00031305.1983.10483115.
public struct ZonalAccumulator: Sendable, Equatable {
    private var coverage = 0.0
    private var weight = 0.0
    private var mean = 0.0
    private var squares = 0.0
    private var least = Float.infinity
    private var greatest = -Float.infinity
    /// The least weight of a cell inside, beside its share; infinite where none was given.
    public private(set) var leastFactor = Double.infinity
    private var shares: [Share]?
    /// At so many shares equal values are put together.
    private var roomForShares = Self.fewShares
    private static let fewShares = 1024

    /// A value and the weight it has.
    struct Share: Sendable, Equatable {
        var value: Float
        var weight: Double
    }

    /// - Parameter keepsValues: Whether quantiles, median and majority are wanted; takes 32 bytes per distinct value, at
    ///   least 16 kB.
    public init(keepsValues: Bool = false) {
        shares = keepsValues ? [] : nil
    }

    /// Adds a cell.
    ///
    /// - Parameters:
    ///   - value: Its value; a missing one (NaN) is left out.
    ///   - share: The share of the cell inside the zone, 0...1; none is left out.
    ///   - factor: A further weight, such as the true area of the cell; the share counts times it.
    public mutating func add(_ value: Float, coverage share: Double, weight factor: Double = 1) {
        guard share > 0, !value.isNaN, !factor.isNaN else { return }
        coverage += share
        least = min(least, value)
        greatest = max(greatest, value)
        leastFactor = min(leastFactor, factor)
        let added = share * factor
        guard added > 0 else { return }
        shares?.append(Share(value: value, weight: added))
        joinEqualShares()
        weight += added
        let change = Double(value) - mean
        mean += change * added / weight
        squares += added * change * (Double(value) - mean)
    }

    /// Adds a row of cells, as `add(_:coverage:weight:)` does one by one but with one division for the row.
    mutating func add(_ values: Span<Float>, coverage: Span<Double>, weights: Span<Double>?) {
        var part = ZonalAccumulator(keepsValues: shares != nil)
        // Differences from a value of the row keep the sum of squares from cancelling.
        var shift = Double.nan
        var total = 0.0
        var squaresTotal = 0.0
        for index in values.indices where coverage[index] > 0 && !values[index].isNaN {
            let factor = if let weights { weights[index] } else { 1.0 }
            guard !factor.isNaN else { continue }
            let value = values[index]
            if shift.isNaN { shift = Double(value) }
            let added = coverage[index] * factor
            let change = Double(value) - shift
            part.coverage += coverage[index]
            part.least = min(part.least, value)
            part.greatest = max(part.greatest, value)
            part.leastFactor = min(part.leastFactor, factor)
            guard added > 0 else { continue }
            part.shares?.append(Share(value: value, weight: added))
            part.weight += added
            total += added * change
            squaresTotal += added * change * change
        }
        if part.weight > 0 {
            part.mean = shift + total / part.weight
            part.squares = max(0, squaresTotal - total * total / part.weight)
        }
        merge(part)
    }

    /// Adds what another part of the zone found.
    public mutating func merge(_ other: ZonalAccumulator) {
        coverage += other.coverage
        least = min(least, other.least)
        greatest = max(greatest, other.greatest)
        leastFactor = min(leastFactor, other.leastFactor)
        if let more = other.shares { shares?.append(contentsOf: more) }
        joinEqualShares()
        guard other.weight > 0 else { return }
        let total = weight + other.weight
        let change = other.mean - mean
        squares += other.squares + change * change * weight * other.weight / total
        mean += change * other.weight / total
        weight = total
    }

    /// Keeps one share for each value once there are many: a map of classes has few values in many cells.
    private mutating func joinEqualShares() {
        guard let all = shares, all.count > roomForShares else { return }
        let joined = WeightedDistribution(all)
        shares = zip(joined.values, joined.weights).map { Share(value: $0, weight: $1) }
        roomForShares = max(Self.fewShares, 2 * joined.values.count)
    }

    /// The statistics of the zone.
    public var statistics: ZonalStatistics {
        let hasWeight = weight > 0
        let hasCells = coverage > 0
        return ZonalStatistics(
            cells: coverage, weight: weight, sum: hasWeight ? mean * weight : 0,
            mean: hasWeight ? mean : .nan, variance: hasWeight ? max(0, squares / weight) : .nan,
            minimum: hasCells ? least : .nan, maximum: hasCells ? greatest : .nan,
            distribution: WeightedDistribution(shares ?? []))
    }
}

/// What a layer is like inside one zone. All but `cells`, `weight` and `sum` are NaN where no cell has a value.
public struct ZonalStatistics: Sendable, Equatable {
    /// Cells with a value, each counted by the share of it that lies inside.
    public var cells: Double
    /// The sum of the weights: coverage times the weight given.
    public var weight: Double
    /// The weighted sum of the values.
    public var sum: Double
    /// The weighted mean.
    public var mean: Double
    /// The weighted population variance, as exactextract's.
    public var variance: Double
    /// The least value of any cell touched.
    public var minimum: Float
    /// The greatest value of any cell touched.
    public var maximum: Float
    /// The values with their weights; empty unless they were kept.
    public var distribution: WeightedDistribution

    /// The weighted population standard deviation.
    public var standardDeviation: Double { variance.squareRoot() }
}
