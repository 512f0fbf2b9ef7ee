import Foundations

/// Ascending breaks that make classes 1, 2, ... of a quantity: a value belongs to the class above the greatest break that is not
/// above it.
public struct ClassBreaks: Sendable, Hashable {
    /// The breaks, ascending, each once; one fewer than classes.
    public let breaks: [Float]

    /// - Parameter breaks: Breaks in any order; equal ones count once, those that are not finite not at all.
    public init(_ breaks: [Float]) {
        self.breaks = Array(Set(breaks.filter(\.isFinite).map { $0 + 0 })).sorted()
    }

    /// Classes as wide as each other from the least to the greatest value; one class where these are equal.
    public static func equalIntervals(from least: Double, to greatest: Double, classes: Int) -> ClassBreaks {
        guard least < greatest, classes > 1 else { return ClassBreaks([]) }
        let width = (greatest - least) / Double(classes)
        return ClassBreaks((1..<classes).map { Float(least + Double($0) * width) }.filter { Double($0) > least })
    }

    /// Classes in all.
    public var count: Int { breaks.count + 1 }

    /// What each class holds, in order: `below 100`, `100 - 200`, `200 and more`; a class begins with its lower break and ends before its upper
    /// one.
    public var names: [String] {
        guard let first = breaks.first, let last = breaks.last else { return [Self.undivided] }
        return ["below \(Self.text(first))"]
            + zip(breaks, breaks.dropFirst()).map { "\(Self.text($0)) - \(Self.text($1))" }
            + ["\(Self.text(last)) and more"]
    }

    /// Whether a text has the form of a class's name, whatever the breaks.
    public static func isName(_ text: String) -> Bool {
        if text == undivided { return true }
        if text.hasPrefix("below ") { return Float(text.dropFirst("below ".count)) != nil }
        if text.hasSuffix(" and more") { return Float(text.dropLast(" and more".count)) != nil }
        let breaks = text.split(separator: " - ", omittingEmptySubsequences: false)
        return breaks.count == 2 && breaks.allSatisfy { Float($0) != nil }
    }

    private static let undivided = "all values"

    private static func text(_ value: Float) -> String {
        let text = "\(value)"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    /// The class of each value; missing ones stay missing. Cost: a binary search per value.
    public func codes(of values: [Float]) -> [Float] {
        let breaks = breaks.span
        return values.map { value in
            guard value.isFinite else { return .nan }
            var (low, high) = (0, breaks.count)
            while low < high {
                let middle = (low + high) / 2
                if breaks[middle] <= value { low = middle + 1 } else { high = middle }
            }
            return Float(low + 1)
        }
    }
}
