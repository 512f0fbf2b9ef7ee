/// The most frequent value around each cell; of equally frequent ones the cell's own, where it is among them, otherwise the least.
///
/// Cost per cell: see `slide`; and a look at all values of the window where the cell's own is not the most frequent.
func focalMajority(_ values: [Float], _ frame: FocalFrame) -> [Float] {
    let cells = CellRanks(sharedBy: values)
    var tally = MajorityTally(cells.values, largest: frame.reach.reduce(0) { $0 + 2 * $1 + 1 })
    return slide(cells.ranks, frame, &tally)
}

/// How many cells have each value, and how often the most frequent one is there.
private struct MajorityTally: SlidingTally, ~Copyable {
    private let values: [Float]
    private let numbers: UnsafeMutablePointer<Int32>
    /// Per number, how many values are there so often.
    private let frequencies: UnsafeMutablePointer<Int32>
    private let largest: Int
    private var most = 0

    /// - Parameters:
    ///   - values: The values by rank.
    ///   - largest: Cells around a cell at most.
    init(_ values: [Float], largest: Int) {
        self.values = values
        self.largest = largest
        numbers = .allocate(capacity: max(1, values.count))
        numbers.initialize(repeating: 0, count: max(1, values.count))
        frequencies = .allocate(capacity: largest + 1)
        frequencies.initialize(repeating: 0, count: largest + 1)
    }

    deinit {
        numbers.deallocate()
        frequencies.deallocate()
    }

    mutating func clear() {
        numbers.update(repeating: 0, count: max(1, values.count))
        frequencies.update(repeating: 0, count: largest + 1)
        most = 0
    }

    @inline(__always)
    mutating func add(_ rank: Int) {
        let number = Int(numbers[rank])
        numbers[rank] += 1
        frequencies[number] -= 1
        frequencies[number + 1] += 1
        if number == most { most += 1 }
    }

    @inline(__always)
    mutating func remove(_ rank: Int) {
        let number = Int(numbers[rank])
        numbers[rank] -= 1
        frequencies[number] -= 1
        frequencies[number - 1] += 1
        if number == most, frequencies[number] == 0 { most -= 1 }
    }

    @inline(__always)
    mutating func result(forCellOf rank: Int) -> Float {
        if Int(numbers[rank]) == most { return values[rank] }
        var least = 0
        while Int(numbers[least]) != most { least += 1 }
        return values[least]
    }
}
