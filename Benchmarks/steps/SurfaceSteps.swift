import Foundations
import Geodata
import Rasters
import Streaming

/// Slope in degrees, from file to file.
func slopeStep(_ job: BenchmarkJob) throws -> (figures: Figures, count: Int, sum: Double) {
    let watch = Stopwatch(countsStart: true)
    let grid = try job.grid(of: "dem.tif")
    let path = job.input("dem.tif")
    return try write("slope.tif", grid, job, watch) {
        var reader = HaloReader(try RasterReader(path: path), grid: grid)
        var heights: [Float] = []
        return { window in
            try reader.read(window.expanded(by: 1), into: &heights)
            return slopeDegrees(elevation: heights, window: window, grid: grid)
        }
    }
}

/// A raster brought to the grid of another system, from file to file.
func warpStep(_ job: BenchmarkJob, isExact: Bool) throws -> (figures: Figures, count: Int, sum: Double) {
    let watch = Stopwatch(countsStart: true)
    let grid = try job.grid(of: "target.tif")
    let path = job.input("dem.tif")
    return try write(isExact ? "warp-exact.tif" : "warp.tif", grid, job, watch) {
        let reader = try WarpedReader(path: path, onto: grid, resampling: .bilinear, exactPositions: isExact)
        return { window in
            var values: [Float] = []
            try reader.read(window, into: &values)
            return values
        }
    }
}

/// Writes what a worker makes of each window.
private func write(
    _ name: String, _ grid: Grid, _ job: BenchmarkJob, _ watch: Stopwatch,
    makeWorker: @escaping @Sendable () throws -> (Window) throws -> [Float]
) throws -> (figures: Figures, count: Int, sum: Double) {
    let writer = try RasterWriter(path: job.result(name), grid: grid, compression: .none)
    let windows = grid.windows()
    try forEachWindow(
        windows, bytesPerWindow: windowBytes(windows, halo: 1, inputs: 2, outputs: 1), execution: job.execution,
        makeWorker: makeWorker, compute: { worker, window in try worker(window) },
        consume: { try writer.write($0, from: $1) })
    try writer.close()
    let figures = watch.figures
    let reader = try RasterReader(path: job.result(name))
    var (count, sum) = (0, 0.0)
    var values: [Float] = []
    for window in windows {
        try reader.read(window, into: &values)
        let found = countAndSum([values])
        (count, sum) = (count + found.count, sum + found.sum)
    }
    return (figures, count, sum)
}

/// The mean of 11 x 11 cells, from windows in memory to windows in memory.
func focalStep(_ job: BenchmarkJob) throws -> (figures: Figures, count: Int, sum: Double) {
    let grid = try job.grid(of: "dem.tif")
    let windows = grid.windows()
    let layer = MemoryLayer(grid: grid, values: try job.read("dem.tif", in: [grid.window])[0])
    let watch = Stopwatch()
    var means: [[Float]] = []
    try forEachWindow(
        windows, bytesPerWindow: windowBytes(windows, halo: 5, inputs: 1, outputs: 1), execution: job.execution,
        makeWorker: { HaloReader(layer, grid: grid) },
        compute: { reader, window in
            var around: [Float] = []
            try reader.read(window.expanded(by: 5), into: &around)
            return focal(.mean, around, window: window, neighbourhood: .square(radius: 5))
        },
        consume: { means.append($1) })
    let figures = watch.figures
    try job.leave([inRows(means, windows, grid)], as: "focal.bin")
    let (count, sum) = countAndSum(means)
    return (figures, count, sum)
}

/// The windows of a grid put together, row by row.
func inRows(_ parts: [[Float]], _ windows: [Window], _ grid: Grid) -> [Float] {
    var whole = [Float](repeating: .nan, count: grid.count)
    for (part, window) in zip(parts, windows) {
        for row in 0..<window.height {
            let target = (window.row + row) * grid.columns + window.column
            whole.replaceSubrange(
                target..<(target + window.width), with: part[(row * window.width)..<((row + 1) * window.width)])
        }
    }
    return whole
}
