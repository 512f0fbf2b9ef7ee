/// The median of the values around each cell; of an even number the mean of the two in the middle.
///
/// Exact: the cells around are kept by their ranks within the window. Cost per cell: see `slide`; a cell taken in or let go costs two bits, and
/// the median moves by few ranks at a time. Memory: 20 bytes per cell of the padded window.
func focalMedian(_ values: [Float], _ frame: FocalFrame) -> [Float] {
    let cells = CellRanks(of: values)
    guard !cells.values.isEmpty else { return [Float](repeating: .nan, count: frame.width * frame.height) }
    var tally = MedianTally(cells.values)
    return slide(cells.ranks, frame, &tally)
}

/// A set of ranks with the place of its median.
private struct MedianTally: SlidingTally, ~Copyable {
    private let values: UnsafeMutablePointer<Float>
    private let size: Int
    /// A bit for each rank in the set.
    private let words: UnsafeMutablePointer<UInt64>
    private let wordCount: Int
    /// A bit for each word that is not 0.
    private let used: UnsafeMutablePointer<UInt64>
    private let usedCount: Int
    private var count = 0
    /// A rank near the median, and how many ranks of the set are lower.
    private var pivot: Int
    private var below = 0

    init(_ sorted: [Float]) {
        size = sorted.count
        wordCount = size / 64 + 1
        usedCount = wordCount / 64 + 1
        pivot = size / 2
        values = .allocate(capacity: size)
        words = .allocate(capacity: wordCount)
        used = .allocate(capacity: usedCount)
        for (rank, value) in sorted.enumerated() { (values + rank).initialize(to: value) }
        words.initialize(repeating: 0, count: wordCount)
        used.initialize(repeating: 0, count: usedCount)
    }

    deinit {
        values.deallocate()
        words.deallocate()
        used.deallocate()
    }

    mutating func clear() {
        words.update(repeating: 0, count: wordCount)
        used.update(repeating: 0, count: usedCount)
        (count, below) = (0, 0)
    }

    @inline(__always)
    mutating func add(_ rank: Int) {
        words[rank >> 6] |= 1 << UInt64(rank & 63)
        used[rank >> 12] |= 1 << UInt64(rank >> 6 & 63)
        count &+= 1
        below &+= rank < pivot ? 1 : 0
    }

    @inline(__always)
    mutating func remove(_ rank: Int) {
        let word = words[rank >> 6] & ~(1 << UInt64(rank & 63))
        words[rank >> 6] = word
        if word == 0 { used[rank >> 12] &= ~(1 << UInt64(rank >> 6 & 63)) }
        count &-= 1
        below &-= rank < pivot ? 1 : 0
    }

    @inline(__always)
    mutating func result(forCellOf rank: Int) -> Float {
        let wanted = (count - 1) / 2
        if below > wanted {
            while below > wanted {
                pivot = previous(before: pivot)
                below -= 1
            }
        } else {
            pivot = next(from: pivot)
            while below < wanted {
                pivot = next(from: pivot + 1)
                below += 1
            }
        }
        return count % 2 == 1 ? values[pivot] : (values[pivot] + values[next(from: pivot + 1)]) / 2
    }

    /// The least rank of the set from one on. There must be one.
    @inline(__always)
    private func next(from rank: Int) -> Int {
        var word = rank >> 6
        let rest = words[word] & (~0 << UInt64(rank & 63))
        if rest != 0 { return word << 6 + rest.trailingZeroBitCount }
        word += 1
        var place = word >> 6
        var marks = used[place] & (~0 << UInt64(word & 63))
        while marks == 0 {
            place += 1
            marks = used[place]
        }
        word = place << 6 + marks.trailingZeroBitCount
        return word << 6 + words[word].trailingZeroBitCount
    }

    /// The greatest rank of the set before one. There must be one.
    @inline(__always)
    private func previous(before rank: Int) -> Int {
        var word = rank >> 6
        let rest = words[word] & ~(~0 << UInt64(rank & 63))
        if rest != 0 { return word << 6 + 63 - rest.leadingZeroBitCount }
        var place = word >> 6
        var marks = used[place] & ~(~0 << UInt64(word & 63))
        while marks == 0 {
            place -= 1
            marks = used[place]
        }
        word = place << 6 + 63 - marks.leadingZeroBitCount
        return word << 6 + 63 - words[word].leadingZeroBitCount
    }
}
