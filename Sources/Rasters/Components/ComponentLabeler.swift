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
    private var nextRow = 0
    private var row: RowOfRuns
    private var above: RowOfRuns

    /// - Parameters:
    ///   - columns: Columns of the grid.
    ///   - connectivity: Which cells are neighbours.
    public init(columns: Int, connectivity: Connectivity) {
        self.columns = columns
        row = RowOfRuns(columns: columns)
        above = row
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
        for start in stride(from: 0, to: cells.count, by: columns) {
            row.find(in: cells, start..<(start + columns))
            row.join(to: above, reach: reach, &sets)
            // By eight, for copying costs memory that must be cleared, and room that is not used costs none.
            if runs.count + row.count > runs.capacity { runs.reserveCapacity(8 * runs.count + 4096 + row.count) }
            for index in 0..<row.count {
                let run = ComponentRun(
                    row: nextRow, start: Int(row.ends[2 * index]), end: Int(row.ends[2 * index + 1]),
                    component: Int(row.components[index]))
                runs.append(run)
                tally(run, offset: start, values, weights)
            }
            swap(&row, &above)
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
