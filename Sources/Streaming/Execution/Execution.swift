import Foundations

/// What a run may use: threads and memory; how it learns that it must stop, and whom it tells how far it has come.
public struct Execution: Sendable {
    /// Worker threads, at least 1.
    public var threads: Int
    /// Memory that the windows in flight may take together.
    public var memory: MemorySize
    /// Asked between windows; true stops the work with an `.interrupted` error.
    public var isCancelled: @Sendable () -> Bool
    /// Told when a pass begins and after each of its windows or realizations, on the thread that hands them over.
    public var report: @Sendable (PassProgress) -> Void

    /// - Parameters:
    ///   - threads: Worker threads; fewer than 1 counts as 1.
    ///   - memory: Memory that the windows in flight may take together.
    ///   - isCancelled: Asked between windows, on any thread; true stops the work.
    ///   - report: Told how far each pass has come; called once for each window, never for each cell.
    public init(
        threads: Int, memory: MemorySize, isCancelled: @escaping @Sendable () -> Bool = { false },
        report: @escaping @Sendable (PassProgress) -> Void = { _ in }
    ) {
        self.threads = max(1, threads)
        self.memory = memory
        self.isCancelled = isCancelled
        self.report = report
    }

    /// How many windows may be between "taken by a worker" and "handed over" at one time.
    ///
    /// Four per thread keep the workers busy while one slow window holds up the order; the budget may allow fewer,
    /// but one is always allowed.
    public func windowsInFlight(bytesPerWindow: Int) -> Int {
        (memory.bytes / max(1, bytesPerWindow)).clamped(to: 1...(4 * threads))
    }

    /// What the windows in flight take at most: those that are being worked out in full, of the others their results.
    ///
    /// - Parameters:
    ///   - bytesPerWindow: What one window takes at most while it is worked out.
    ///   - resultBytes: What of it waits to be handed over.
    public func bytesInFlight(bytesPerWindow: Int, resultBytes: Int) -> Int {
        let windows = windowsInFlight(bytesPerWindow: bytesPerWindow)
        let workers = min(threads, windows)
        return workers * bytesPerWindow + (windows - workers) * min(resultBytes, bytesPerWindow)
    }

    /// The same where some of the memory is held by something else.
    public func holding(bytes: Int) -> Execution {
        var rest = self
        rest.memory = MemorySize(baseValue: Double(max(1, memory.bytes - bytes)))
        return rest
    }

    func throwIfCancelled() throws {
        if isCancelled() { throw Execution.interruption }
    }

    static var interruption: GossanError {
        GossanError(
            .interrupted, subject: "run", problem: "was stopped before it was done",
            remedy: "start the same command again to go on")
    }
}
