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

    /// - Parameters:
    ///   - columns: Columns of the grid.
    ///   - connectivity: Which cells are neighbours.
    public init(columns: Int, connectivity: Connectivity) {
        self.columns = columns
        reach = connectivity == .sides ? 0 : 1
    }

    /// Adds the next rows from the north.
    ///
    /// - Parameters:
    ///   - cells: Whole rows of bytes, non-zero on the cells wanted.
    ///   - values: The values of the same cells, to sum and to find the best of.
    ///   - weights: A weight per cell, such as its true area; empty for 1 everywhere.
    public mutating func add(_ cells: [UInt8], values: [Float], weights: [Double] = []) {
        precondition(cells.count % columns == 0 && values.count == cells.count)
        precondition(weights.isEmpty || weights.count == cells.count)
        for row in 0..<(cells.count / columns) {
            let first = runs.count
            findRuns(cells.span.extracting((row * columns)..<((row + 1) * columns)))
            var candidate = previous.lowerBound
            for index in first..<runs.count {
                join(index, &candidate)
                tally(runs[index], offset: row * columns, values, weights)
            }
            previous = first..<runs.count
            nextRow += 1
        }
    }

    /// The components, after the last row.
    public mutating func finish() -> Components {
        Components(all: found, runs: runs).joined(by: &sets)
    }

    private mutating func findRuns(_ line: Span<UInt8>) {
        var column = 0
        while column < columns {
            while column < columns, line[column] == 0 { column += 1 }
            guard column < columns else { return }
            let start = column
            while column < columns, line[column] != 0 { column += 1 }
            runs.append(ComponentRun(row: nextRow, start: start, end: column, component: -1))
        }
    }

    /// Gives the run its provisional component; `candidate` moves along the row before.
    private mutating func join(_ index: Int, _ candidate: inout Int) {
        let start = runs[index].start - reach
        let end = runs[index].end + reach
        while candidate < previous.upperBound, runs[candidate].end <= start { candidate += 1 }
        var component: Int32 = -1
        var other = candidate
        while other < previous.upperBound, runs[other].start < end {
            let touched = runs[other].component
            component = component < 0 ? sets.root(of: touched) : sets.unite(component, touched)
            other += 1
        }
        runs[index].component = component < 0 ? sets.add() : component
    }

    private mutating func tally(_ run: ComponentRun, offset: Int, _ values: [Float], _ weights: [Double]) {
        let cells = (offset + Int(run.start))..<(offset + Int(run.end))
        let firstCell = Int(run.row) * columns + Int(run.start)
        var part = Component(
            cells: cells.count,
            window: Window(column: Int(run.start), row: Int(run.row), width: cells.count, height: 1),
            weight: Double(cells.count), sum: 0, best: -.infinity, bestCell: firstCell)
        for cell in cells {
            part.sum += Double(values[cell])
            if values[cell] > part.best {
                part.best = values[cell]
                part.bestCell = firstCell + cell - cells.lowerBound
            }
        }
        if !weights.isEmpty { part.weight = weights[cells].reduce(0, +) }
        let component = Int(run.component)
        if component == found.count {
            found.append(part)
        } else {
            found[component] = found[component].merged(with: part)
        }
    }
}
