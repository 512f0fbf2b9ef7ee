/// How the values of a layer become classes, each with a whole number as its code.
public enum Classification: Sendable, Hashable, Codable {
    /// The value, rounded to a whole number, is the code of its class.
    case categories
    /// The same, with names of the classes 1, 2, ...
    case namedCategories([String])
    /// Ascending breaks: the code is the number of breaks at or below the value, 0 to `breaks.count`.
    case breaks([Float])

    /// Breaks at equal shares of the cells, as many classes as asked for or fewer where values repeat.
    public static func quantileBreaks(_ sample: ValueSample, classes: Int) -> Classification {
        quantileBreaks(ofSorted: sample.sortedValues(), classes: classes)
    }

    /// Breaks at equal shares of sorted values.
    public static func quantileBreaks(ofSorted values: [Float], classes: Int) -> Classification {
        guard let first = values.first, classes > 1 else { return .breaks([]) }
        var breaks: [Float] = []
        for index in 1..<classes {
            let value = values[min(values.count - 1, index * values.count / classes)]
            if value > breaks.last ?? first { breaks.append(value) }
        }
        return .breaks(breaks)
    }

    /// Categories where the sample holds few distinct whole numbers, quantile breaks otherwise.
    public static func fitting(_ sample: ValueSample, classes: Int = 100) -> Classification {
        let values = sample.sortedValues()
        let whole = values.allSatisfy { $0 == $0.rounded() }
        let distinct = zip(values, values.dropFirst()).reduce(1) { $0 + ($1.0 == $1.1 ? 0 : 1) }
        return whole && distinct <= classes ? .categories : quantileBreaks(ofSorted: values, classes: classes)
    }

    /// The code of the class of a value; nil for a missing one.
    public func code(of value: Float) -> Int? {
        guard value.isFinite else { return nil }
        switch self {
        case .categories, .namedCategories: return Int(min(max(value, -2e9), 2e9).rounded())
        case .breaks(let breaks):
            var low = 0
            var high = breaks.count
            while low < high {
                let middle = (low + high) / 2
                if breaks[middle] <= value { low = middle + 1 } else { high = middle }
            }
            return low
        }
    }

    /// The class in words: its name, its code where it has none, or its range of values.
    public func label(of code: Int) -> String {
        if case .namedCategories(let names) = self, names.indices.contains(code - 1) { return names[code - 1] }
        guard case .breaks(let breaks) = self else { return "\(code)" }
        switch (code > 0 && code <= breaks.count, code < breaks.count) {
        case (true, true): return "\(breaks[code - 1]) to \(breaks[code])"
        case (true, false): return "\(breaks[code - 1]) and more"
        case (false, true): return "below \(breaks[code])"
        case (false, false): return "all"
        }
    }
}
