import Dispatch
import Foundation
import Foundations

/// Computes every window on worker threads and hands the results to one consumer in the order of the windows.
///
/// - Parameters:
///   - windows: The windows, in the order in which their results are wanted; fixed by the grid, never by threads
///     or memory.
///   - bytesPerWindow: What one window takes at most (inputs, scratch and output); with the memory budget it decides
///     how many are in flight.
///   - execution: Threads, memory, cancellation, and whom to tell how far the pass has come.
///   - makeWorker: Makes what one worker owns: its own file handles and buffers. Called on the worker's thread.
///   - compute: Works out one window on a worker's thread.
///   - consume: Takes the results one after another on the calling thread: the single writer or reducer.
/// - Throws: The error of the first window (in order) that fails, after all windows before it were consumed; what
///   `consume` throws; or `.interrupted` when cancelled.
///
/// The workers are threads of their own, because reading blocks and must not hold Swift's cooperative pool.
public func forEachWindow<Worker, Output: Sendable>(
    _ windows: [Window], bytesPerWindow: Int, execution: Execution,
    makeWorker: @escaping @Sendable () throws -> Worker,
    compute: @escaping @Sendable (inout Worker, Window) throws -> Output,
    consume: (Window, Output) throws -> Void
) throws {
    let inFlight = execution.windowsInFlight(bytesPerWindow: bytesPerWindow)
    let workers = min(execution.threads, inFlight, windows.count)
    var progress = PassProgress(of: .cells, total: windows.reduce(0) { $0 + $1.count })
    execution.report(progress)
    func handOver(_ window: Window, _ output: Output) throws {
        try consume(window, output)
        progress.add(window.count)
        execution.report(progress)
    }
    guard workers > 1 else {
        return try runInline(windows, execution, makeWorker, compute, handOver)
    }
    let handOff = OrderedHandOff<Output>(count: windows.count, places: inFlight)
    let ended = DispatchSemaphore(value: 0)
    for _ in 0..<workers {
        let thread = Thread {
            work(on: windows, handOff, execution, makeWorker, compute)
            ended.signal()
        }
        thread.stackSize = 8 << 20
        thread.start()
    }
    defer {
        handOff.stop()
        for _ in 0..<workers { ended.wait() }
    }
    for (index, window) in windows.enumerated() {
        let output = try handOff.wait(for: index)
        try execution.throwIfCancelled()
        try handOver(window, output)
        handOff.release()
    }
}

private func runInline<Worker, Output>(
    _ windows: [Window], _ execution: Execution, _ makeWorker: () throws -> Worker,
    _ compute: (inout Worker, Window) throws -> Output, _ consume: (Window, Output) throws -> Void
) throws {
    guard !windows.isEmpty else { return }
    var worker = try makeWorker()
    for window in windows {
        try execution.throwIfCancelled()
        try consume(window, try compute(&worker, window))
    }
}

private func work<Worker, Output>(
    on windows: [Window], _ handOff: OrderedHandOff<Output>, _ execution: Execution,
    _ makeWorker: () throws -> Worker, _ compute: (inout Worker, Window) throws -> Output
) {
    var made: Worker?
    while let index = handOff.take() {
        let result = Result {
            try execution.throwIfCancelled()
            var worker = try made.take() ?? makeWorker()
            defer { made = worker }
            return try compute(&worker, windows[index])
        }
        handOff.put(result, at: index)
    }
}
