import Foundations

extension KrigingEstimator {
    /// Kriged values of the cells of a window at their centres, without variances: for maps of many cells.
    ///
    /// Cells that take the same samples share one factored system. Its dual weights `C^-1 (z - F beta)` make a cell's
    /// estimate a sum of k covariances instead of the solution of a system.
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
        var row = SurfaceRow(variables: variables)
        workspace.tally = KrigingTally()
        blocks.forEach(in: window) { block, positions in
            guard workspace.factorize(self, positions) else {
                workspace.tally.count(block.count, positions.count < neighbourhood.minimumSamples)
                return
            }
            workspace.tally.estimated += block.count
            for line in block.rows {
                row.place(block.columns, line, of: grid)
                row.estimate(self, &workspace)
                let offset = (line - window.row) * window.width + block.column - window.column
                for variable in 0..<variables {
                    for column in 0..<block.width {
                        result[variable][offset + column] = Float(row.values[variable][column])
                    }
                }
            }
        }
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
    /// Factors the system of some samples unless it is factored already, and makes its dual weights; false where there
    /// are too few of them or the system is singular.
    fileprivate mutating func factorize(_ estimator: KrigingEstimator, _ chosen: Span<Int32>) -> Bool {
        let n = chosen.count
        sampleCount = n
        guard n >= estimator.neighbourhood.minimumSamples else { return false }
        var unchanged = factored == n
        var i = 0
        while unchanged, i < n {
            unchanged = chosen[i] == positions[i]
            i += 1
        }
        if unchanged { return true }
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
        return true
    }
}

/// The kriged values of a row of cells that share their samples.
private struct SurfaceRow {
    private(set) var values: [[Double]]
    private var x: [Double] = []
    private var y: [Double] = []
    private var covariances: [Double] = []

    init(variables: Int) { values = Array(repeating: [], count: variables) }

    /// Starts a row of cells.
    mutating func place(_ columns: Range<Int>, _ row: Int, of grid: Grid) {
        x.removeAll(keepingCapacity: true)
        y.removeAll(keepingCapacity: true)
        for column in columns {
            let center = grid.center(column: column, row: row)
            x.append(center.x)
            y.append(center.y)
        }
        if covariances.count != columns.count {
            covariances = [Double](repeating: 0, count: columns.count)
            for variable in values.indices { values[variable] = covariances }
        }
    }

    mutating func estimate(_ estimator: KrigingEstimator, _ workspace: inout KrigingWorkspace) {
        let n = workspace.factored
        for variable in values.indices { startWithTrend(variable, estimator, workspace) }
        for sample in 0..<n {
            let (sampleX, sampleY) = (workspace.x[sample], workspace.y[sample])
            x.withUnsafeBufferPointer { x in
                y.withUnsafeBufferPointer { y in
                    covariances.withUnsafeMutableBufferPointer { out in
                        guard let x = x.baseAddress, let y = y.baseAddress, let start = out.baseAddress else { return }
                        estimator.kernel.fill(start, count: out.count, x: x, y: y, from: sampleX, sampleY)
                    }
                }
            }
            for variable in values.indices {
                accumulate(covariances, times: workspace.dual[variable * n + sample], onto: &values[variable])
            }
        }
        if estimator.honoursData { takeData(estimator, workspace) }
    }

    private mutating func startWithTrend(
        _ variable: Int, _ estimator: KrigingEstimator, _ workspace: borrowing KrigingWorkspace
    ) {
        for cell in x.indices {
            var value = estimator.means[variable]
            for d in 0..<workspace.drifts {
                value +=
                    workspace.driftFunction(d, x[cell], y[cell])
                    * workspace.coefficients[variable * workspace.drifts + d]
            }
            values[variable][cell] = value
        }
    }

    /// A cell on a sample takes its value.
    private mutating func takeData(_ estimator: KrigingEstimator, _ workspace: borrowing KrigingWorkspace) {
        for sample in 0..<workspace.factored where y[0] == workspace.y[sample] {
            guard let cell = x.firstIndex(of: workspace.x[sample]) else { continue }
            let first = Int(workspace.positions[sample]) * values.count
            for variable in values.indices {
                values[variable][cell] = estimator.values[first + variable] + estimator.means[variable]
            }
        }
    }
}
