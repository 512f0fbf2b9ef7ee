import Foundations

extension KrigingEstimator {
    /// Kriged values of the cells of a window at their centres, without variances: for maps of many cells.
    ///
    /// Cells that take the same samples share one factored system. Its dual weights `C^-1 (z - F beta)` make a cell's
    /// estimate a sum of k covariances instead of the solution of a system; they are kept for a while, since blocks of
    /// cells cut the area that takes the same samples into parts.
    ///
    /// - Parameters:
    ///   - window: The cells to estimate.
    ///   - grid: The grid they belong to, in the samples' CRS, in metres.
    ///   - workspace: A workspace made by this estimator.
    /// - Returns: One row-major array per variable; NaN beyond support and where a system is singular. Values equal
    ///   those of `estimate(at:in:)` up to rounding.
    ///
    /// Source: dual kriging, Chilès and Delfiner (2012), Geostatistics, 2nd ed., doi:10.1002/9781118136188.
    /// Cost: O(k^3) per set of neighbours, O(k) per cell.
    public func surface(_ window: Window, of grid: Grid, in workspace: inout KrigingWorkspace) -> [[Float]] {
        let variables = samples.variableCount
        guard neighbourhood.sectors == .whole, offsets.isEmpty, !neighbourhood.isGlobal else {
            return estimate(window, of: grid, in: &workspace).estimates
        }
        var result = (0..<variables).map { _ in [Float](repeating: .nan, count: window.count) }
        var blocks = NeighbourBlocks(tree, neighbourhood, grid: grid)
        var systems = DualSystems(of: workspace, capacity: capacity)
        workspace.tally = KrigingTally()
        blocks.forEach(in: window) { block, positions in
            guard workspace.prepareDual(self, positions, &systems) else {
                workspace.tally.count(block.count, positions.count < neighbourhood.minimumSamples)
                return
            }
            workspace.tally.estimated += block.count
            for row in block.rows {
                for column in block.columns {
                    workspace.solveDual(self, target: grid.center(column: column, row: row))
                    let cell = (row - window.row) * window.width + column - window.column
                    for variable in 0..<variables { result[variable][cell] = Float(workspace.estimates[variable]) }
                }
            }
        }
        // The matrix may be that of other samples than the dual weights.
        workspace.factored = 0
        return result
    }
}

extension KrigingTally {
    /// Counts cells that were not estimated.
    fileprivate mutating func count(_ cells: Int, _ isBeyondSupport: Bool) {
        if isBeyondSupport { beyondSupport += cells } else { singular += cells }
    }
}

extension KrigingWorkspace {
    /// Takes the system of some samples with its dual weights from those kept, or factors it; false where there are too few
    /// samples or the system is singular.
    fileprivate mutating func prepareDual(
        _ estimator: KrigingEstimator, _ chosen: Span<Int32>, _ systems: inout DualSystems
    ) -> Bool {
        let n = chosen.count
        sampleCount = n
        guard n >= estimator.neighbourhood.minimumSamples else { return false }
        if systems.recall(chosen, into: &self) { return true }
        for i in 0..<n { positions[i] = chosen[i] }
        guard factorize(estimator, count: n) else { return false }
        for variable in 0..<variables {
            let weights = dual + variable * n
            let beta = coefficients + variable * drifts
            for i in 0..<n {
                var value = data[variable * n + i]
                for d in 0..<drifts { value -= drift[d * n + i] * beta[d] }
                weights[i] = value
            }
            solveBackward(matrix, count: n, inverseDiagonal: inverseDiagonal, weights)
        }
        systems.keep(self)
        return true
    }

    /// Estimates all variables from the dual weights; a cell on a sample takes its value.
    fileprivate mutating func solveDual(_ estimator: KrigingEstimator, target: Point) {
        let n = factored
        if estimator.honoursData, let sample = sample(at: target) {
            let first = Int(positions[sample]) * variables
            for variable in 0..<variables {
                estimates[variable] = estimator.values[first + variable] + estimator.means[variable]
            }
            return
        }
        estimator.kernel.fill(c, count: n, x: x, y: y, from: target.x, target.y)
        for variable in 0..<variables {
            var value = estimator.means[variable]
            for d in 0..<drifts {
                value += driftFunction(d, target.x, target.y) * coefficients[variable * drifts + d]
            }
            estimates[variable] = value + dot(c, dual + variable * n, count: n)
        }
    }
}
