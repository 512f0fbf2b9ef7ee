/// A random sample of the cells of a layer, gathered window by window in bounded memory.
///
/// Every known cell gets a number from a hash of its place on the grid, and the cells with the least numbers are kept.
/// The sample therefore depends on the grid and the seed alone, never on the order or the borders of windows. While no
/// more than `capacity` cells are known it holds them all and quantiles are exact; beyond, the error of a quantile's
/// probability is below sqrt(ln(2 / 0.05) / (2 capacity)) with 95 % confidence (Dvoretzky-Kiefer-Wolfowitz), 0.4 % for
/// 100 000 cells. On grids of more than three times `capacity` cells, only as many cells are drawn as would give three
/// times `capacity` were all known: where less than a third is known the sample is smaller by that.
///
/// Source: bottom-k sampling, Cohen and Kaplan (2007), doi:10.1145/1281100.1281133.
public struct ValueSample: Sendable {
    private struct Draw: Sendable {
        var key: UInt64
        var value: Float
    }

    /// Cells kept at most.
    public let capacity: Int
    /// Known cells seen.
    public private(set) var seen = 0
    private let seed: UInt64
    private let candidates: DrawnCells
    private var draws: [Draw] = []
    private var limit = UInt64.max
    /// The values alone, ascending, once nothing more is added.
    private var values: [Float]?

    /// - Parameters:
    ///   - seed: The seed of the run.
    ///   - capacity: Cells kept at most.
    ///   - gridCells: Cells of the grid, known or not. On large grids making the first sample goes over all of them; copies
    ///     of it cost nothing.
    public init(seed: UInt64, capacity: Int = 100_000, gridCells: Int = 0) {
        self.seed = seed
        self.capacity = max(2, capacity)
        let share = Double(3 * self.capacity) / Double(max(1, gridCells))
        if share < 1 { limit = UInt64(share * 0x1p64) }
        candidates = DrawnCells(of: gridCells, upTo: limit) { Self.key($0, seed) }
    }

    /// A finished sample.
    ///
    /// - Parameters:
    ///   - values: Its values, at most `capacity`.
    ///   - seen: Known cells that were seen.
    ///   - capacity: Cells kept at most.
    init(completed values: [Float], seen: Int, capacity: Int) {
        self.init(seed: 0, capacity: capacity)
        self.values = values
        self.seen = seen
    }

    @inline(__always)
    private static func key(_ cell: Int, _ seed: UInt64) -> UInt64 {
        splitMix64(UInt64(bitPattern: Int64(cell)) ^ (seed &* 0x9E37_79B9_7F4A_7C15))
    }

    /// Whether all known cells are in the sample.
    public var isExact: Bool { seen <= capacity && (values?.count ?? draws.count) == seen }

    /// Adds the part of a row that lies in a window.
    ///
    /// - Parameters:
    ///   - values: Neighbouring cells of one row; missing ones are NaN.
    ///   - firstCell: Index on the grid (row * columns + column) of the first of them.
    public mutating func add(row values: Span<Float>, firstCell: Int) {
        var known = 0
        for index in 0..<values.count { known &+= values[index].isFinite ? 1 : 0 }
        add(rows: values, width: values.count, firstCell: firstCell, gridColumns: 0, known: known)
    }

    /// Adds the cells of a window.
    ///
    /// - Parameters:
    ///   - values: Row by row; missing ones are NaN.
    ///   - width: Columns of the window.
    ///   - firstCell: Index on the grid of the first of them.
    ///   - gridColumns: Columns of the grid.
    ///   - known: How many of the values are finite.
    public mutating func add(rows values: Span<Float>, width: Int, firstCell: Int, gridColumns: Int, known: Int) {
        seen += known
        for start in stride(from: 0, to: values.count, by: max(1, width)) {
            let first = firstCell + start / width * gridColumns
            candidates.forEach(in: first..<(first + width)) { draw(values[start + $0 - first], at: $0) }
        }
        if draws.count > 2 * capacity { prune() }
    }

    @inline(__always)
    private mutating func draw(_ value: Float, at cell: Int) {
        let key = Self.key(cell, seed)
        if key <= limit, value.isFinite { draws.append(Draw(key: key, value: value)) }
    }

    /// Adds the cells gathered by another sample of the same seed and capacity.
    public mutating func merge(_ other: ValueSample) {
        precondition(values == nil && other.values == nil)
        seen += other.seen
        draws += other.draws
        limit = min(limit, other.limit)
        if draws.count > 2 * capacity { prune() }
    }

    /// The same sample when nothing more will be added: 4 bytes a cell instead of 32 and more.
    public func closed() -> ValueSample {
        var closed = self
        closed.values = sortedValues()
        closed.draws = []
        return closed
    }

    /// The sampled values in ascending order.
    public func sortedValues() -> [Float] {
        if let values { return values }
        var copy = self
        copy.prune()
        return copy.draws.map(\.value).sorted()
    }

    /// Keeps the `capacity` cells with the least keys.
    ///
    /// Keys are spread evenly and each is one cell's, so that counting them in parts of their range leaves few to be sorted.
    private mutating func prune() {
        guard draws.count > capacity else { return }
        let width = draws.reduce(0) { max($0, $1.key) } / UInt64(Self.parts) + 1
        var counts = [Int](repeating: 0, count: Self.parts)
        for draw in draws { counts[Int(draw.key / width)] += 1 }
        var (last, below) = (0, 0)
        while below + counts[last] < capacity {
            below += counts[last]
            last += 1
        }
        var border = draws.filter { Int($0.key / width) == last }
        border.sort { $0.key < $1.key }
        limit = border[capacity - below - 1].key
        draws.removeAll { $0.key > limit }
    }

    private static let parts = 4096
}
