/// How far one pass over the data has come.
public struct PassProgress: Sendable, Hashable {
    /// What is counted.
    public enum Unit: String, Sendable {
        /// Cells of the windows that were handed over.
        case cells
        /// Realizations of a simulation.
        case realizations
    }

    /// What is counted.
    public let unit: Unit
    /// How many there are.
    public let total: Int
    /// How many are done; none when the pass begins.
    public private(set) var done = 0

    /// - Parameters:
    ///   - unit: What is counted.
    ///   - total: How many there are.
    public init(of unit: Unit, total: Int) {
        self.unit = unit
        self.total = total
    }

    /// Counts what has been done.
    public mutating func add(_ count: Int = 1) { done += count }
}
