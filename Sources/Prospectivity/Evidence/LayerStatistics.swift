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
        // Sums of differences from one value, so that large offsets do not cancel.
        let shift = Double(values.first(where: \.isFinite) ?? 0)
        var lanes = Lanes(shift: shift)
        values.withUnsafeBytes { bytes in
            let whole = values.count / Lanes.count * Lanes.count
            for cell in stride(from: 0, to: whole, by: Lanes.count) {
                lanes.add(bytes.loadUnaligned(fromByteOffset: cell * MemoryLayout<Float>.stride, as: SIMD8<Float>.self))
            }
            var rest = SIMD8<Float>(repeating: .nan)
            for cell in whole..<values.count { rest[cell - whole] = values[cell] }
            lanes.add(rest)
        }
        merge(lanes.statistics(of: values.count))
    }

    /// Sums of eight neighbouring cells at a time.
    private struct Lanes {
        static let count = 8
        let shift: Double
        private var known = SIMD8<Int32>.zero
        private var total = SIMD8<Double>.zero
        private var squared = SIMD8<Double>.zero
        private var least = SIMD8<Float>(repeating: .infinity)
        private var greatest = SIMD8<Float>(repeating: -.infinity)

        init(shift: Double) { self.shift = shift }

        @inline(__always)
        mutating func add(_ values: SIMD8<Float>) {
            // Infinite values count as missing, as do those that are no number.
            let isKnown = (values - values) .== 0
            known &+= SIMD8<Int32>.zero.replacing(with: 1, where: isKnown)
            var difference = SIMD8<Double>(values) - shift
            difference.replace(with: 0, where: (difference - difference) .!= 0)
            total += difference
            squared += difference * difference
            least.replace(with: values, where: isKnown .& (values .< least))
            greatest.replace(with: values, where: isKnown .& (values .> greatest))
        }

        func statistics(of cells: Int) -> LayerStatistics {
            var part = LayerStatistics()
            part.count = Int(known.wrappedSum())
            part.missing = cells - part.count
            guard part.count > 0 else { return part }
            let sum = total.sum()
            (part.minimum, part.maximum) = (Double(least.min()), Double(greatest.max()))
            part.mean = shift + sum / Double(part.count)
            part.squares = max(0, squared.sum() - sum * sum / Double(part.count))
            return part
        }
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
