/// Count, range, mean and deviation of the known cells of a layer, gathered window by window.
///
/// Merge windows in the fixed order of the grid to get the same bytes on every run.
///
/// Source: shifted sums within a window, merging of windows: Chan, Golub and LeVeque (1983),
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

    /// Adds the cells of a window.
    public mutating func add(_ values: [Float]) {
        var part = LayerStatistics()
        // Sums of differences from one value, so that large offsets do not cancel.
        let shift = Double(values.first(where: \.isFinite) ?? 0)
        var (known, total, squared) = (0, 0.0, 0.0)
        var (least, greatest) = (Float.infinity, -Float.infinity)
        let cells = values.span
        for index in 0..<cells.count {
            let value = cells[index]
            let isKnown = value.isFinite
            let difference = isKnown ? Double(value) - shift : 0
            known += isKnown ? 1 : 0
            total += difference
            squared += difference * difference
            least = isKnown && value < least ? value : least
            greatest = isKnown && value > greatest ? value : greatest
        }
        part.missing = values.count - known
        if known > 0 {
            part.count = known
            (part.minimum, part.maximum) = (Double(least), Double(greatest))
            part.mean = shift + total / Double(known)
            part.squares = max(0, squared - total * total / Double(known))
        }
        merge(part)
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
