import Foundations
import Geodata
import Geostatistics
import Streaming

/// Inverse distance over the 16 nearest samples.
func inverseDistanceStep(_ job: BenchmarkJob) throws -> (figures: Figures, count: Int, sum: Double) {
    let samples = try points(job)
    let grid = try job.grid(of: "idw_grid.tif")
    return try interpolate(job, grid, "idw.bin") {
        let estimator = try InverseDistanceEstimator(
            samples: samples, power: 2, neighbourhood: SearchNeighbourhood(maximumSamples: 16))
        return { window in estimator.estimate(window, of: grid)[0] }
    }
}

/// Ordinary kriging over the 16 nearest samples, with or without the kriging variance.
func krigingStep(_ job: BenchmarkJob, withVariance: Bool) throws -> (figures: Figures, count: Int, sum: Double) {
    let samples = try points(job)
    let grid = try job.grid(of: "kriging_grid.tif")
    let variogram = VariogramModel(
        nuggetEffect: 1, structures: [VariogramStructure(.exponential, partialSill: 25, rangeMetres: 3000)])
    return try interpolate(job, grid, withVariance ? "kriging-variance.bin" : "kriging.bin") {
        let estimator = try KrigingEstimator(
            samples: samples, variogram: variogram, neighbourhood: SearchNeighbourhood(maximumSamples: 16))
        return { window in
            var workspace = estimator.makeWorkspace()
            return withVariance
                ? estimator.estimate(window, of: grid, in: &workspace).estimates[0]
                : estimator.surface(window, of: grid, in: &workspace)[0]
        }
    }
}

private func points(_ job: BenchmarkJob) throws -> PointSamples {
    let samples = try job.samples()
    return try PointSamples(locations: samples.map(\.place), values: samples.map(\.value))
}

/// Estimates every window; the clock runs from the making of the estimator.
private func interpolate(
    _ job: BenchmarkJob, _ grid: Grid, _ name: String,
    makeWorker: @escaping @Sendable () throws -> (Window) -> [Float]
) throws -> (figures: Figures, count: Int, sum: Double) {
    let windows = grid.windows()
    let watch = Stopwatch()
    var estimates: [[Float]] = []
    try forEachWindow(
        windows, bytesPerWindow: windowBytes(windows, halo: 0, inputs: 0, outputs: 1), execution: job.execution,
        makeWorker: makeWorker, compute: { worker, window in worker(window) }, consume: { estimates.append($1) })
    let figures = watch.figures
    try job.leave([inRows(estimates, windows, grid)], as: name)
    let (count, sum) = countAndSum(estimates)
    return (figures, count, sum)
}
