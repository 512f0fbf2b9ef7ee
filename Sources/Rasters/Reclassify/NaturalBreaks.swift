extension ClassBreaks {
    /// Natural breaks: the classes with the least sum of squared differences of values from the mean of their class.
    ///
    /// The best classes of the values given, not an approximation: dynamic programming over the distinct values, each with its number. The best
    /// beginning of the last class never moves back as values are added, so that each row is found by halving. Of equally good
    /// classes those whose last ones begin earlier are taken. A break is the least value of its class.
    ///
    /// Sources: Fisher (1958), doi:10.1080/01621459.1958.10501479; Jenks (1977), Optimal data classification for choropleth maps; halving:
    /// Song and Zhong (2020), doi:10.1093/bioinformatics/btaa613.
    ///
    /// - Parameters:
    ///   - sorted: The values, ascending, all known.
    ///   - classes: How many classes; fewer where there are fewer distinct values.
    /// - Returns: The breaks. Cost: O(classes x n log n) for n distinct values, 4 bytes x classes x n.
    public static func natural(ofSorted sorted: [Float], classes: Int) -> ClassBreaks {
        let values = DistinctValues(sorted)
        let count = values.values.count
        guard classes > 1, count > 1 else { return ClassBreaks([]) }
        guard count > classes else { return ClassBreaks(Array(values.values.dropFirst())) }
        var costs = (0..<count).map { values.cost(from: 0, through: $0) }
        var beginnings: [[Int32]] = []
        for number in 1..<classes {
            let (next, found) = withOneMoreClass(than: costs, of: number, values)
            costs = next
            beginnings.append(found)
        }
        var breaks: [Float] = []
        var last = count - 1
        for row in beginnings.reversed() {
            let beginning = Int(row[last])
            breaks.append(values.values[beginning])
            last = beginning - 1
        }
        return ClassBreaks(breaks)
    }
}

/// For each last value the least cost with one class more than `classes`, and where the last class begins.
private func withOneMoreClass(than costs: [Double], of classes: Int, _ values: DistinctValues) -> ([Double], [Int32]) {
    var next = [Double](repeating: .infinity, count: costs.count)
    var beginnings = [Int32](repeating: 0, count: costs.count)
    // Ranges of last values, with the range in which their classes may begin.
    let all = classes...(costs.count - 1)
    var pending = [(ends: all, starts: all)]
    while let (ends, starts) = pending.popLast() {
        let end = (ends.lowerBound + ends.upperBound) / 2
        for start in starts.lowerBound...min(end, starts.upperBound) {
            let cost = costs[start - 1] + values.cost(from: start, through: end)
            if cost < next[end] { (next[end], beginnings[end]) = (cost, Int32(start)) }
        }
        let best = Int(beginnings[end])
        if ends.lowerBound < end { pending.append((ends.lowerBound...(end - 1), starts.lowerBound...best)) }
        if end < ends.upperBound { pending.append(((end + 1)...ends.upperBound, best...starts.upperBound)) }
    }
    return (next, beginnings)
}

/// Distinct values with running sums, from which the cost of a class follows at once.
private struct DistinctValues {
    var values: [Float] = []
    private var numbers: [Double] = [0]
    private var sums: [Double] = [0]
    private var squares: [Double] = [0]

    init(_ sorted: [Float]) {
        // Differences from the middle value, so that large offsets do not cancel.
        let shift = sorted.isEmpty ? 0 : Double(sorted[sorted.count / 2])
        var start = 0
        while start < sorted.count {
            var end = start + 1
            while end < sorted.count, sorted[end] == sorted[start] { end += 1 }
            let (number, difference) = (Double(end - start), Double(sorted[start]) - shift)
            values.append(sorted[start])
            numbers.append(numbers[values.count - 1] + number)
            sums.append(sums[values.count - 1] + number * difference)
            squares.append(squares[values.count - 1] + number * difference * difference)
            start = end
        }
    }

    /// The sum of squared differences from their mean of the values from one through another.
    @inline(__always)
    func cost(from first: Int, through last: Int) -> Double {
        let sum = sums[last + 1] - sums[first]
        let cost = squares[last + 1] - squares[first] - sum * sum / (numbers[last + 1] - numbers[first])
        return cost > 0 ? cost : 0
    }
}
