import Foundations

/// Finds connected components while rows stream by from the north.
///
/// Method: runs of cells per row, joined with the runs of the row before through union-find with path halving.
/// Source: He, Chao and Suzuki (2008), doi:10.1109/TIP.2008.919369. Cost: O(cells) time. Memory: one row, 60 bytes per
/// run that begins a component, and 16 bytes per run kept.
public struct ComponentLabeler: Sendable {
    private let columns: Int
    /// How far beyond its ends a run touches the runs of the row before: 1 when corners count.
    private let reach: Int32
    private var sets = UnionFind()
    private var found: [Component] = []
    private var runs: [ComponentRun] = []
    private var previous: Range<Int> = 0..<0
    private var nextRow = 0
    /// Where the runs of a row start and end, in turn.
    private var ends: [Int32]

    /// - Parameters:
    ///   - columns: Columns of the grid.
    ///   - connectivity: Which cells are neighbours.
    public init(columns: Int, connectivity: Connectivity) {
        self.columns = columns
        ends = [Int32](repeating: 0, count: columns + 1)
        reach = connectivity == .sides ? 0 : 1
    }

    /// Adds the next rows from the north.
    ///
    /// - Parameters:
    ///   - cells: Whole rows of bytes, non-zero on the cells wanted.
    ///   - values: The values of the same cells, to sum and to find the best of; empty where that is not wanted.
    ///   - weights: A weight per cell, such as its true area; empty for 1 everywhere.
    public mutating func add(_ cells: [UInt8], values: [Float] = [], weights: [Double] = []) {
        precondition(cells.count % columns == 0 && (values.isEmpty || values.count == cells.count))
        precondition(weights.isEmpty || weights.count == cells.count)
        for row in 0..<(cells.count / columns) {
            let first = runs.count
            let count = cells.withUnsafeBytes { cells in
                ends.withUnsafeMutableBufferPointer { ends in
                    runEnds(UnsafeRawBufferPointer(rebasing: cells[(row * columns)..<((row + 1) * columns)]), ends)
                }
            }
            var candidate = previous.lowerBound
            for index in stride(from: 0, to: count, by: 2) {
                var run = ComponentRun(
                    row: nextRow, start: Int(ends[index]), end: Int(ends[index + 1]), component: -1)
                run.component = component(of: run, &candidate)
                runs.append(run)
                tally(run, offset: row * columns, values, weights)
            }
            previous = first..<runs.count
            nextRow += 1
        }
    }

    /// The components, after the last row.
    public mutating func finish() -> Components {
        let components = Components(all: found, runs: runs)
        // So that the runs are changed where they lie.
        (found, runs) = ([], [])
        return components.joined(by: &sets)
    }

    /// The provisional component of a run; `candidate` moves along the row before.
    private mutating func component(of run: ComponentRun, _ candidate: inout Int) -> Int32 {
        let start = run.start - reach
        let end = run.end + reach
        while candidate < previous.upperBound, runs[candidate].end <= start { candidate += 1 }
        var component: Int32 = -1
        var other = candidate
        while other < previous.upperBound, runs[other].start < end {
            let touched = runs[other].component
            component = component < 0 ? sets.root(of: touched) : sets.unite(component, touched)
            other += 1
        }
        return component < 0 ? sets.add() : component
    }

    private mutating func tally(_ run: ComponentRun, offset: Int, _ values: [Float], _ weights: [Double]) {
        let component = Int(run.component)
        let isNew = component == found.count
        if !isNew, values.isEmpty, weights.isEmpty { return found[component].extend(by: run) }
        var part = Component(run, columns: columns)
        let cells = (offset + Int(run.start))..<(offset + Int(run.end))
        if !values.isEmpty {
            for cell in cells {
                part.sum += Double(values[cell])
                if values[cell] > part.best {
                    part.best = values[cell]
                    part.bestCell = Int(run.row) * columns + cell - offset
                }
            }
        }
        if !weights.isEmpty { part.weight = weights[cells].reduce(0, +) }
        if isNew { found.append(part) } else { found[component].merge(part) }
    }
}

extension Component {
    /// A run without values.
    fileprivate init(_ run: ComponentRun, columns: Int) {
        self.init(
            cells: Int(run.end - run.start),
            window: Window(column: Int(run.start), row: Int(run.row), width: Int(run.end - run.start), height: 1),
            weight: Double(run.end - run.start), sum: 0, best: -.infinity,
            bestCell: Int(run.row) * columns + Int(run.start))
    }

    /// Adds a run without values that is no farther north than all others.
    fileprivate mutating func extend(by run: ComponentRun) {
        cells += Int(run.end - run.start)
        weight += Double(run.end - run.start)
        let west = min(window.column, Int(run.start))
        let east = max(window.columns.upperBound, Int(run.end))
        window = Window(column: west, row: window.row, width: east - west, height: Int(run.row) + 1 - window.row)
    }
}

/// The columns at which the runs of bytes that are not zero start and end, in turn.
///
/// - Parameter ends: Gets them; has room for one more than there are bytes.
/// - Returns: How many there are.
///
/// A bit for each of 64 bytes; where it differs from the bit before, a run starts or ends. So there is one branch that
/// cannot be foreseen for each word, and not one for each run.
private func runEnds(_ line: UnsafeRawBufferPointer, _ ends: UnsafeMutableBufferPointer<Int32>) -> Int {
    guard let ends = ends.baseAddress else { return 0 }
    var count = 0
    var before: UInt64 = 0
    var column = 0
    while column < line.count {
        var bits: UInt64 = 0
        if column &+ 64 <= line.count {
            for part in 0..<8 {
                let bytes = line.loadUnaligned(fromByteOffset: column &+ part &* 8, as: UInt64.self)
                bits |= bitsOfBytes(UInt64(littleEndian: bytes)) &<< UInt64(part &* 8)
            }
        } else {
            for rest in column..<line.count where line[rest] != 0 { bits |= 1 &<< UInt64(rest &- column) }
        }
        var changes = bits ^ (bits &<< 1 | before)
        before = bits &>> 63
        while changes != 0 {
            ends[count] = Int32(truncatingIfNeeded: column &+ changes.trailingZeroBitCount)
            count &+= 1
            changes &= changes &- 1
        }
        column &+= 64
    }
    if before != 0 {
        ends[count] = Int32(truncatingIfNeeded: line.count)
        count &+= 1
    }
    return count
}

/// One bit for each of eight bytes, set where it is not zero.
@inline(__always)
private func bitsOfBytes(_ bytes: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let isSet = (((bytes & low) &+ low) | bytes) & ~low
    return (isSet &>> 7 &* 0x0102_0408_1020_4080) &>> 56
}
