import Dispatch
import Synchronization

/// Where workers leave what they made and the one consumer takes it, in the order of the windows.
///
/// A worker asks for a place before it takes a window, so that at most `places` windows are in flight. Windows are
/// given out in ascending order, hence all windows before a failed one are already being worked on: the consumer
/// meets the failure with the lowest index first, whatever the number of threads.
final class OrderedHandOff<Output: Sendable>: Sendable {
    private struct State {
        var next = 0
        var stopped = false
        var finished: [Int: Result<Output, any Error>] = [:]
    }

    private let count: Int
    private let state = Mutex(State())
    // libdispatch aborts when a semaphore dies below its first value, so both begin at zero.
    private let places = DispatchSemaphore(value: 0)
    private let arrivals = DispatchSemaphore(value: 0)

    init(count: Int, places: Int) {
        self.count = count
        for _ in 0..<places { self.places.signal() }
    }

    /// The next window for a worker, once there is a place for it; nil when there are no more.
    func take() -> Int? {
        places.wait()
        let index: Int? = state.withLock { state in
            guard !state.stopped, state.next < count else { return nil }
            defer { state.next += 1 }
            return state.next
        }
        // Pass the place on, so that the other waiting workers end too.
        if index == nil { places.signal() }
        return index
    }

    /// Leaves the result of a window; after a failure no new window is given out.
    func put(_ result: Result<Output, any Error>, at index: Int) {
        state.withLock { state in
            if case .failure = result { state.stopped = true }
            state.finished[index] = result
        }
        arrivals.signal()
    }

    /// Waits for the result of one window. Indices must be asked for in ascending order.
    func wait(for index: Int) throws -> Output {
        while true {
            if let result = state.withLock({ $0.finished.removeValue(forKey: index) }) { return try result.get() }
            arrivals.wait()
        }
    }

    /// Frees the place of a window that has been consumed.
    func release() { places.signal() }

    /// No further window is given out.
    func stop() {
        state.withLock { $0.stopped = true }
        places.signal()
    }
}
