import Foundations

/// The values of several layers in one window, with the halo around it.
public struct LayerWindow: Sendable {
    /// The cells whose results are wanted.
    public var window: Window
    /// The cells that `layers` hold: `window` grown by the halo. It may reach beyond the grid.
    public var padded: Window
    /// One buffer of `padded.count` values per input, missing and off-grid as NaN.
    public var layers: [[Float]]
}

/// Reads layers window by window, computes any number of output layers in one pass and hands them over in order.
///
/// - Parameters:
///   - inputs: The layers, all on `grid`.
///   - grid: The grid of inputs and outputs.
///   - windows: The windows of the pass; the grid's own windows unless strips are needed.
///   - halo: Cells needed around each window.
///   - outputs: How many output layers `compute` makes; for the memory estimate.
///   - execution: Threads, memory and cancellation.
///   - compute: Makes one buffer of `window.count` values per output, on a worker's thread.
///   - write: Takes the outputs of a window, in order, on the calling thread.
/// - Throws: `.badData` when a layer lies on another grid; otherwise as `forEachWindow`.
public func mapLayers(
    _ inputs: [any LayerSource], on grid: Grid, windows: [Window]? = nil, halo: Int = 0, outputs: Int = 1,
    execution: Execution,
    compute: @escaping @Sendable (LayerWindow) throws -> [[Float]],
    write: (Window, [[Float]]) throws -> Void
) throws {
    for input in inputs where input.grid != grid {
        throw GossanError(
            .badData, subject: "layer", problem: "lies on another grid than the pass that reads it",
            remedy: "align the layer to the study grid first")
    }
    let windows = windows ?? grid.windows()
    try forEachWindow(
        windows, bytesPerWindow: windowBytes(windows, halo: halo, inputs: inputs.count, outputs: outputs),
        execution: execution,
        makeWorker: { try inputs.map { HaloReader(try $0.open(), grid: grid) } },
        compute: { readers, window in
            let padded = window.expanded(by: halo)
            var layers = [[Float]](repeating: [], count: readers.count)
            for index in readers.indices { try readers[index].read(padded, into: &layers[index]) }
            return try compute(LayerWindow(window: window, padded: padded, layers: layers))
        },
        consume: write)
}

/// Does the same with one writer per output layer.
public func mapLayers(
    _ inputs: [any LayerSource], on grid: Grid, windows: [Window]? = nil, halo: Int = 0,
    execution: Execution, to writers: [any WindowWriting],
    compute: @escaping @Sendable (LayerWindow) throws -> [[Float]]
) throws {
    try mapLayers(
        inputs, on: grid, windows: windows, halo: halo, outputs: writers.count, execution: execution, compute: compute
    ) { window, layers in
        for (writer, layer) in zip(writers, layers) { try writer.write(window, from: layer) }
    }
}

/// What one window of a pass takes in bytes: every input twice (reading beyond the border copies), every output once.
public func windowBytes(_ windows: [Window], halo: Int, inputs: Int, outputs: Int) -> Int {
    let largest = windows.max { $0.count < $1.count } ?? Window(column: 0, row: 0, width: 0, height: 0)
    let cells = largest.expanded(by: halo).count * 2 * inputs + largest.count * outputs
    return cells * MemoryLayout<Float>.stride
}
