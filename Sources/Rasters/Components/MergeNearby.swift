import Foundations

extension Components {
    /// Joins components whose outlines come within a distance of each other, directly or through others.
    ///
    /// - Parameters:
    ///   - distance: The greatest gap that is bridged, in the grid's units (metres): the exact shortest distance
    ///     between the outlines of two components, 0 where they touch at a corner.
    ///   - grid: The grid of the components.
    /// - Returns: The components, numbered by their first cells in row order; each may consist of several groups.
    ///
    /// The gap between two runs is exact, and a component is the union of its runs. Cost: each run looks at the runs
    /// of the rows within reach: O(runs x rows within reach x log(runs per row)).
    public func merged(within distance: Double, on grid: Grid) -> Components {
        var sets = UnionFind(count: all.count)
        let rowStarts = startsOfRows(grid.rows)
        // Rounding of a distance such as 0.3 / 0.1 must not lose a gap of exactly that many cells.
        let reach = distance * (1 + 1e-12)
        for run in runs {
            let lastRow = min(grid.rows - 1, Int(run.row) + 1 + Int((reach / grid.cellHeight).rounded(.down)))
            for row in Int(run.row)...lastRow {
                let vertical = Double(max(0, row - Int(run.row) - 1)) * grid.cellHeight
                let horizontal = max(0, reach * reach - vertical * vertical).squareRoot() / grid.cellWidth
                let gap = Int32(min(horizontal, Double(grid.columns)).rounded(.down))
                let candidates = runs[rowStarts[row]..<rowStarts[row + 1]]
                var index = candidates.partitioningIndex { $0.end >= run.start - gap }
                while index < candidates.endIndex, runs[index].start <= run.end + gap {
                    if runs[index].component != run.component { sets.unite(run.component, runs[index].component) }
                    index += 1
                }
            }
        }
        return joined(by: &sets)
    }

    private func startsOfRows(_ rows: Int) -> [Int] {
        var starts = [Int](repeating: 0, count: rows + 1)
        for run in runs { starts[Int(run.row) + 1] += 1 }
        for row in 0..<rows { starts[row + 1] += starts[row] }
        return starts
    }
}

extension ArraySlice {
    /// The first index whose element satisfies a test that, once true, stays true.
    func partitioningIndex(_ isAfter: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if isAfter(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
