import Delivery
import Foundations

/// A figure of two runs as their tables write it; nil where a run does not know it.
struct FigureChange: Hashable {
    let before: String?
    let after: String?

    /// - Parameters:
    ///   - column: The column of both tables.
    ///   - before: The row of the first run; nil where it has none.
    ///   - after: The row of the second.
    init(_ column: String, _ before: RunTable.Row?, _ after: RunTable.Row?) {
        self.init(before?[column], after?[column])
    }

    /// - Parameters:
    ///   - before: The figure of the first run; nil or empty where it does not know it.
    ///   - after: The figure of the second.
    init(_ before: String?, _ after: String?) {
        self.before = before.flatMap { $0.isEmpty ? nil : $0 }
        self.after = after.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Whether the two tables write the same, or the same number in other digits: 0 and 0.0000.
    var isSame: Bool { before == after || rise == 0 }
    /// Whether neither run knows it.
    var isUnknown: Bool { before == nil && after == nil }
    /// How much it rose, where both are numbers.
    var rise: Double? {
        guard let before = before.flatMap(Double.init), let after = after.flatMap(Double.init) else { return nil }
        return after - before
    }

    /// `17.5 -> 9.10`, `17.5, as before`, `not known -> 9.10`.
    ///
    /// - Parameter format: How a number is written; where it hides the change, both are written in full.
    func words(_ format: (Double) -> String = { formatReading($0) }) -> String {
        func text(_ value: String?) -> String {
            guard let value else { return "not known" }
            return Double(value).map(format) ?? value
        }
        if isSame { return text(after) + ", as before" }
        if text(before) == text(after) { return "\(before ?? "not known") -> \(after ?? "not known")" }
        return "\(text(before)) -> \(text(after))"
    }

    /// Before and after, numbers as numbers.
    var json: JSONValue { .object([("before", Self.json(before)), ("after", Self.json(after))]) }

    private static func json(_ value: String?) -> JSONValue {
        value.map { Double($0).map(JSONValue.number) ?? .text($0) } ?? .null
    }
}
