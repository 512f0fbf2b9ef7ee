import Foundations

/// Works out a partial result per window on worker threads and merges them in the order of the windows.
///
/// Sums are the same bytes for any number of threads and any memory budget, because the windows are fixed by the
/// grid and merged in order.
///
/// - Parameters:
///   - windows: The windows, in merging order.
///   - bytesPerWindow: What one window takes at most.
///   - execution: Threads, memory and cancellation.
///   - initial: The total before the first window.
///   - makeWorker: Makes what one worker owns.
///   - partial: Works out one window's partial result on a worker's thread.
///   - merge: Takes a partial result into the total, on the calling thread.
/// - Throws: As `forEachWindow`.
public func reduceWindows<Worker, Partial: Sendable, Total>(
    _ windows: [Window], bytesPerWindow: Int, execution: Execution, into initial: Total,
    makeWorker: @escaping @Sendable () throws -> Worker,
    partial: @escaping @Sendable (inout Worker, Window) throws -> Partial,
    merge: (inout Total, Partial) throws -> Void
) throws -> Total {
    var total = initial
    try forEachWindow(
        windows, bytesPerWindow: bytesPerWindow, execution: execution, makeWorker: makeWorker, compute: partial
    ) { _, part in
        try merge(&total, part)
    }
    return total
}
