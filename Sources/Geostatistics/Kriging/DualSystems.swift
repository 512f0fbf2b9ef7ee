import Foundations

/// The dual weights of systems solved before, by their samples.
///
/// A system's samples decide its place, where it stays until another comes there. A system found again holds the same
/// bytes as one worked out anew.
struct DualSystems: ~Copyable {
    private struct Place {
        /// Samples of the system; -1 where there is none.
        var count = -1
        var driftCentre = Point(x: 0, y: 0)
        var driftScale = 1.0
    }

    private var places: [Place]
    private let capacity: Int
    private let length: Int
    private let positions: UnsafeMutablePointer<Int32>
    private let numbers: UnsafeMutablePointer<Double>

    /// - Parameters:
    ///   - workspace: The workspace whose systems are kept.
    ///   - capacity: The most samples in a system; 4096 places hold 16 of them, fewer hold more.
    init(of workspace: borrowing KrigingWorkspace, capacity: Int) {
        places = Array(repeating: Place(), count: max(1, 65_536 / max(16, capacity)))
        self.capacity = capacity
        length = capacity * (2 + workspace.variables) + workspace.drifts * workspace.variables
        positions = .allocate(capacity: places.count * capacity)
        numbers = .allocate(capacity: places.count * length)
    }

    deinit {
        positions.deallocate()
        numbers.deallocate()
    }

    /// Keeps the workspace's system.
    mutating func keep(_ workspace: borrowing KrigingWorkspace) {
        let n = workspace.factored
        let place = place(of: UnsafeBufferPointer(start: workspace.positions, count: n).span)
        places[place] = Place(count: n, driftCentre: workspace.driftCentre, driftScale: workspace.driftScale)
        (positions + place * capacity).update(from: workspace.positions, count: n)
        let (variables, drifts) = (workspace.variables, workspace.drifts)
        let kept = numbers + place * length
        kept.update(from: workspace.x, count: n)
        (kept + n).update(from: workspace.y, count: n)
        (kept + 2 * n).update(from: workspace.dual, count: n * variables)
        (kept + (2 + variables) * n).update(from: workspace.coefficients, count: drifts * variables)
    }

    /// Brings the system of some samples back into the workspace, but for its matrix; false where it is not kept.
    func recall(_ chosen: Span<Int32>, into workspace: inout KrigingWorkspace) -> Bool {
        let n = chosen.count
        let place = place(of: chosen)
        guard places[place].count == n else { return false }
        for i in 0..<n where positions[place * capacity + i] != chosen[i] { return false }
        workspace.factored = n
        workspace.driftCentre = places[place].driftCentre
        workspace.driftScale = places[place].driftScale
        workspace.positions.update(from: positions + place * capacity, count: n)
        let (variables, drifts) = (workspace.variables, workspace.drifts)
        let kept = numbers + place * length
        workspace.x.update(from: kept, count: n)
        workspace.y.update(from: kept + n, count: n)
        workspace.dual.update(from: kept + 2 * n, count: n * variables)
        workspace.coefficients.update(from: kept + (2 + variables) * n, count: drifts * variables)
        return true
    }

    private func place(of chosen: Span<Int32>) -> Int {
        var hash: UInt64 = 0
        for i in 0..<chosen.count {
            hash = (hash ^ UInt64(truncatingIfNeeded: chosen[i])) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 32
        }
        return Int(hash % UInt64(places.count))
    }
}
