import Foundations
import Streaming
import Synchronization
import Testing

struct ForEachWindowTests {
    let grid = Grid(
        origin: Point(x: 0, y: 0), cellWidth: 1, cellHeight: 1, columns: 1000, rows: 700, crs: "EPSG:32650")

    static let executions: [Execution] = [1, 2, 7].flatMap { threads in
        [1_000, 2_000_000_000].map { Execution(threads: threads, memory: MemorySize(bytes: $0)) }
    }

    /// Work of uneven length, so that windows finish out of order.
    static func uneven(_ window: Window) -> Double {
        let turns = (window.column &* 7919 &+ window.row &* 104_729) % 5000
        return (0...turns).reduce(0.0) { $0 + 1 / Double($1 + 1) }
    }

    @Test("Results arrive in the order of the windows for any threads and memory", arguments: executions)
    func order(execution: Execution) throws {
        let windows = grid.windows(side: 40)
        var arrived: [Window] = []
        try forEachWindow(
            windows, bytesPerWindow: 1000, execution: execution, makeWorker: {},
            compute: { _, window in Self.uneven(window) },
            consume: { window, value in
                #expect(value == Self.uneven(window))
                arrived.append(window)
            })
        #expect(arrived == windows)
    }

    @Test("Each window handed over is told once, from none to all cells", arguments: executions)
    func progress(execution: Execution) throws {
        let told = Mutex<[PassProgress]>([])
        var telling = execution
        telling.report = { progress in told.withLock { $0.append(progress) } }
        let windows = grid.windows(side: 300)
        try forEachWindow(
            windows, bytesPerWindow: 1000, execution: telling, makeWorker: {},
            compute: { _, window in Self.uneven(window) },
            consume: { window, _ in
                // A window counts when its consumer is through with it.
                #expect(told.withLock { $0.count } == windows.prefix { $0 != window }.count + 1)
            })
        var expected = PassProgress(of: .cells, total: 700_000)
        let all =
            [expected]
            + windows.map { window in
                expected.add(window.count)
                return expected
            }
        #expect(told.withLock { $0 } == all && all.last?.done == 700_000)
    }

    @Test("Reduced sums are the same bits for any threads and memory", arguments: executions)
    func sameBits(execution: Execution) throws {
        func total(_ execution: Execution) throws -> Double {
            try reduceWindows(
                grid.windows(side: 40), bytesPerWindow: 1000, execution: execution, into: 0.0, makeWorker: {},
                partial: { _, window in Self.uneven(window) }, merge: { $0 += $1 })
        }
        let alone = Execution(threads: 1, memory: MemorySize(bytes: 1_000_000))
        #expect(try total(execution).bitPattern == total(alone).bitPattern)
    }

    @Test("No more windows are in flight than the memory allows", arguments: [1, 2, 5])
    func lookAhead(allowed: Int) throws {
        let counter = Counter()
        try forEachWindow(
            grid.windows(side: 50), bytesPerWindow: 1000,
            execution: Execution(threads: 4, memory: MemorySize(bytes: 1000 * allowed + 999)), makeWorker: {},
            compute: { _, window in
                counter.begin()
                return Self.uneven(window)
            },
            consume: { _, _ in counter.end() })
        #expect(counter.most <= allowed)
    }

    @Test("The first window that fails decides the error, and all before it are consumed", arguments: [1, 2, 7])
    func firstError(threads: Int) throws {
        let windows = grid.windows(side: 50)
        let failing: Set<Window> = [windows[37], windows[39], windows[60]]
        var consumed = 0
        let error = #expect(throws: GossanError.self) {
            try forEachWindow(
                windows, bytesPerWindow: 1, execution: Execution(threads: threads, memory: MemorySize(bytes: 1 << 20)),
                makeWorker: {},
                compute: { _, window in
                    if failing.contains(window) {
                        throw GossanError(.badData, subject: "\(window.column),\(window.row)", problem: "", remedy: "")
                    }
                },
                consume: { _, _ in consumed += 1 })
        }
        #expect(error?.subject == "\(windows[37].column),\(windows[37].row)")
        #expect(consumed == 37)
    }

    @Test("An error of the consumer stops the workers", arguments: [1, 2, 7])
    func consumerError(threads: Int) {
        struct Full: Error {}
        let computed = Counter()
        #expect(throws: Full.self) {
            try forEachWindow(
                grid.windows(side: 20), bytesPerWindow: 1,
                execution: Execution(threads: threads, memory: MemorySize(bytes: 1 << 20)), makeWorker: {},
                compute: { _, _ in computed.begin() },
                consume: { _, _ in throw Full() })
        }
        #expect(computed.most <= 4 * threads)
    }

    @Test("A worker that cannot open its files fails the run", arguments: [1, 2, 7])
    func workerError(threads: Int) {
        struct Missing: Error {}
        #expect(throws: Missing.self) {
            try forEachWindow(
                grid.windows(side: 50), bytesPerWindow: 1,
                execution: Execution(threads: threads, memory: MemorySize(bytes: 1 << 20)),
                makeWorker: { throw Missing() }, compute: { (_: inout Int, _) in 1 }, consume: { _, _ in })
        }
    }

    @Test("A cancelled run stops with the error of an interruption", arguments: [1, 2, 7])
    func cancellation(threads: Int) {
        let computed = Counter()
        let execution = Execution(
            threads: threads, memory: MemorySize(bytes: 1 << 20), isCancelled: { computed.begun >= 20 })
        let error = #expect(throws: GossanError.self) {
            try forEachWindow(
                grid.windows(side: 10), bytesPerWindow: 1, execution: execution, makeWorker: {},
                compute: { _, _ in computed.begin() }, consume: { _, _ in })
        }
        #expect(error?.kind == .interrupted)
        #expect(computed.begun <= 20 + threads)
    }

    @Test("Nothing to do is done at once")
    func noWindows() throws {
        try forEachWindow(
            [], bytesPerWindow: 1, execution: Execution(threads: 2, memory: MemorySize(bytes: 1)), makeWorker: {},
            compute: { _, _ in Issue.record("no window was given") }, consume: { _, _ in })
    }
}

/// How many have begun, and how many were between begin and end at one time.
final class Counter: Sendable {
    private let state = Mutex((begun: 0, open: 0, most: 0))

    func begin() {
        state.withLock {
            $0.begun += 1
            $0.open += 1
            $0.most = max($0.most, $0.open)
        }
    }

    func end() { state.withLock { $0.open -= 1 } }
    var begun: Int { state.withLock { $0.begun } }
    var most: Int { state.withLock { $0.most } }
}
