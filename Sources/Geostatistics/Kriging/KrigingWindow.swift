import Foundations

/// Kriged values of one window of a grid, row-major; NaN where a cell was masked, beyond support or singular.
public struct KrigedWindow: Sendable, Hashable {
    /// The cells covered.
    public var window: Window
    /// One array per variable, in the units of the variable.
    public var estimates: [[Float]]
    /// Kriging variance, in squared units of the variogram.
    public var variance: [Float]
    /// Slope of the regression of truth on estimate.
    public var slopeOfRegression: [Float]
    /// What became of the cells that were not masked.
    public var tally: KrigingTally
}

/// Kriged values of a list of targets; NaN where a target was beyond support or singular.
public struct KrigedPoints: Sendable, Hashable {
    /// One array per variable, in the units of the variable.
    public var estimates: [[Double]]
    /// Kriging variance, in squared units of the variogram.
    public var variance: [Double]
    /// What became of the targets.
    public var tally: KrigingTally
}

extension KrigingEstimator {
    /// Estimates the cells of a window at their centres.
    ///
    /// Rows are walked in alternating directions, so that neighbouring targets often share their samples and the
    /// factored system is used again.
    ///
    /// - Parameters:
    ///   - window: The cells to estimate.
    ///   - grid: The grid they belong to, in the samples' CRS, in metres.
    ///   - mask: One flag per cell of the window, row-major; cells that are false are left missing. Nil for all cells.
    ///   - workspace: A workspace made by this estimator.
    public func estimate(
        _ window: Window, of grid: Grid, where mask: [Bool]? = nil, in workspace: inout KrigingWorkspace
    ) -> KrigedWindow {
        let m = samples.variableCount
        var result = KrigedWindow(
            window: window, estimates: [], variance: [Float](repeating: .nan, count: window.count),
            slopeOfRegression: [Float](repeating: .nan, count: window.count), tally: KrigingTally())
        workspace.tally = KrigingTally()
        var estimates = [Float](repeating: .nan, count: window.count * m)
        for row in 0..<window.height {
            for step in 0..<window.width {
                let column = row.isMultiple(of: 2) ? step : window.width - 1 - step
                let cell = row * window.width + column
                if let mask, !mask[cell] { continue }
                let target = grid.center(column: window.column + column, row: window.row + row)
                guard estimate(at: target, in: &workspace) == .estimated else { continue }
                for variable in 0..<m {
                    estimates[variable * window.count + cell] = Float(workspace.estimates[variable])
                }
                result.variance[cell] = Float(workspace.variance)
                result.slopeOfRegression[cell] = Float(workspace.slopeOfRegression)
            }
        }
        result.estimates = (0..<m).map { Array(estimates[($0 * window.count)..<(($0 + 1) * window.count)]) }
        result.tally = workspace.tally
        return result
    }

    /// Estimates a list of targets, in its order.
    public func estimate(at targets: [Point], in workspace: inout KrigingWorkspace) -> KrigedPoints {
        let m = samples.variableCount
        var result = KrigedPoints(
            estimates: [[Double]](repeating: [], count: m), variance: [], tally: KrigingTally())
        workspace.tally = KrigingTally()
        for target in targets {
            estimate(at: target, in: &workspace)
            for variable in 0..<m { result.estimates[variable].append(workspace.estimates[variable]) }
            result.variance.append(workspace.variance)
        }
        result.tally = workspace.tally
        return result
    }
}
