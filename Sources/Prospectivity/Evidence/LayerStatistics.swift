/// Count, range, mean and deviation of the known cells of a layer, gathered window by window.
///
/// Merge windows in the fixed order of the grid to get the same bytes on every run.
///
/// Source: Welford (1962), doi:10.1080/00401706.1962.10490022; merging by Chan, Golub and LeVeque (1983),
/// doi:10.1080/00031305.1983.10483115. Cost: one pass, constant memory.
public struct LayerStatistics: Sendable, Hashable, Codable {
    /// Known cells.
    public private(set) var count = 0
    /// Missing cells.
    public private(set) var missing = 0
    /// Least value, infinity when there is none.
    public private(set) var minimum = Double.infinity
    /// Greatest value, minus infinity when there is none.
    public private(set) var maximum = -Double.infinity
    /// Mean of the known cells.
    public private(set) var mean = 0.0
    private var squares = 0.0

    /// Nothing yet.
    public init() {}

    /// Adds the cells of a window; cells without an area take no part.
    public mutating func add(_ values: some Sequence<Float>, areas: CellAreas = .constant(km2: 1)) {
        areas.withStride { area, stride in
            for (cell, value) in values.enumerated() where area[cell * stride] > 0 { add(value) }
        }
    }

    private mutating func add(_ value: Float) {
        guard value.isFinite else {
            missing += 1
            return
        }
        let x = Double(value)
        count += 1
        minimum = min(minimum, x)
        maximum = max(maximum, x)
        let difference = x - mean
        mean += difference / Double(count)
        squares += difference * (x - mean)
    }

    /// Adds the cells gathered by another.
    public mutating func merge(_ other: LayerStatistics) {
        missing += other.missing
        guard other.count > 0 else { return }
        let total = Double(count + other.count)
        let difference = other.mean - mean
        squares += other.squares + difference * difference * Double(count) * Double(other.count) / total
        mean += difference * Double(other.count) / total
        count += other.count
        minimum = min(minimum, other.minimum)
        maximum = max(maximum, other.maximum)
    }

    /// Variance over the known cells (divided by their count).
    public var variance: Double { count > 0 ? max(0, squares / Double(count)) : 0 }
    /// Square root of the variance.
    public var standardDeviation: Double { variance.squareRoot() }
    /// Whether all known cells are equal, so that the layer cannot tell one place from another.
    public var isConstant: Bool { count == 0 || minimum == maximum }
}
