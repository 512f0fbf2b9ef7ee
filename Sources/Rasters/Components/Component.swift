import Foundations

/// Which cells are neighbours.
public enum Connectivity: Int, Sendable, Hashable, Codable {
    /// Those that share a side.
    case sides = 4
    /// Those that share a side or a corner.
    case sidesAndCorners = 8
}

/// A connected group of cells.
public struct Component: Sendable, Equatable {
    /// How many cells it has.
    public var cells: Int
    /// The smallest window around it.
    public var window: Window
    /// The sum of the cells' weights; their true area when the weights are areas.
    public var weight: Double
    /// The sum of the values; 0 where none were given.
    public var sum: Double
    /// The greatest value; less than any where none were given.
    public var best: Float
    /// The cell with the greatest value as `row * columns + column` of the grid; of equals the first in row order.
    public var bestCell: Int

    /// The mean of the values.
    public var mean: Double { sum / Double(cells) }
}

/// A run of cells of one component in one row.
public struct ComponentRun: Sendable, Equatable {
    /// The row.
    public var row: Int32
    /// The first column.
    public var start: Int32
    /// The column after the last.
    public var end: Int32
    /// The component: its place in `Components.all`.
    public var component: Int32

    /// - Parameters:
    ///   - row: The row.
    ///   - start: The first column.
    ///   - end: The column after the last.
    ///   - component: The component that it belongs to.
    public init(row: Int, start: Int, end: Int, component: Int) {
        self.row = Int32(row)
        self.start = Int32(start)
        self.end = Int32(end)
        self.component = Int32(component)
    }
}

/// The components of a raster, numbered by their first cells in row order.
public struct Components: Sendable, Equatable {
    /// What is known of each.
    public var all: [Component]
    /// Their cells as runs, by rows from the north and columns from the west.
    public var runs: [ComponentRun]

    /// - Parameters:
    ///   - all: What is known of each.
    ///   - runs: Their cells as runs in row order.
    public init(all: [Component], runs: [ComponentRun]) {
        self.all = all
        self.runs = runs
    }

    /// Keeps the components that a test accepts, renumbered in the same order.
    public func filtered(_ isKept: (Component) throws -> Bool) rethrows -> Components {
        var number: Int32 = 0
        var renumbered = [Int32](repeating: -1, count: all.count)
        var kept: [Component] = []
        for (index, component) in all.enumerated() where try isKept(component) {
            renumbered[index] = number
            number += 1
            kept.append(component)
        }
        let keptRuns = runs.compactMap { run -> ComponentRun? in
            var run = run
            run.component = renumbered[Int(run.component)]
            return run.component < 0 ? nil : run
        }
        return Components(all: kept, runs: keptRuns)
    }

    /// Joins components that share a set; sets are numbered by their first components.
    consuming func joined(by sets: inout UnionFind) -> Components {
        let (number, count) = sets.numbered()
        var merged = [Component?](repeating: nil, count: count)
        for (index, component) in all.enumerated() {
            let target = Int(number[index])
            if merged[target] == nil { merged[target] = component } else { merged[target]?.merge(component) }
        }
        var runs = runs
        self.runs = []
        for index in runs.indices { runs[index].component = number[Int(runs[index].component)] }
        return Components(all: merged.compactMap { $0 }, runs: runs)
    }
}

extension Component {
    /// Adds what another part of the same component holds.
    mutating func merge(_ other: Component) {
        cells += other.cells
        let column = min(window.column, other.window.column)
        let row = min(window.row, other.window.row)
        window = Window(
            column: column, row: row,
            width: max(window.columns.upperBound, other.window.columns.upperBound) - column,
            height: max(window.rows.upperBound, other.window.rows.upperBound) - row)
        weight += other.weight
        sum += other.sum
        if other.best > best || (other.best == best && other.bestCell < bestCell) {
            best = other.best
            bestCell = other.bestCell
        }
    }
}
