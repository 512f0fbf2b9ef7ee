import Foundations
import Synchronization

/// How many cells have kriging equations without a solution, by window: a window that is read again counts once.
final class SingularCells: Sendable {
    private let counts = Mutex<[Window: Int]>([:])

    /// Notes what a window has shown.
    func note(_ cells: Int, in window: Window) {
        if cells > 0 { counts.withLock { $0[window] = cells } }
    }

    /// Of all windows.
    var count: Int { counts.withLock { $0.values.reduce(0, +) } }
}
