/// The places of the known cells of a window in ascending order of their values.
struct CellRanks {
    /// Per cell its rank from 0; -1 where it is missing.
    private(set) var ranks: [Int32]
    /// Per rank the value.
    private(set) var values: [Float] = []

    /// Every known cell has a rank of its own; of equal ones the first in row order comes first.
    ///
    /// Cost: three passes over the known cells (radix sort over 11 bits at a time).
    init(of cells: [Float]) {
        ranks = [Int32](repeating: -1, count: cells.count)
        let order = sortedKeys(of: cells)
        values.reserveCapacity(order.count)
        for (rank, key) in order.enumerated() {
            let cell = Int(key & 0xFFFF_FFFF)
            ranks[cell] = Int32(rank)
            values.append(cells[cell])
        }
    }

    /// Cells of equal values share a rank.
    init(sharedBy cells: [Float]) {
        self.init(of: cells)
        var rankOfPlace = [Int32](repeating: 0, count: values.count)
        var distinct: [Float] = []
        for (place, value) in values.enumerated() {
            if distinct.last != value { distinct.append(value) }
            rankOfPlace[place] = Int32(distinct.count - 1)
        }
        for cell in ranks.indices where ranks[cell] >= 0 { ranks[cell] = rankOfPlace[Int(ranks[cell])] }
        values = distinct
    }
}

/// One number per known cell in ascending order: its value, as a whole number that rises with it, above its place.
private func sortedKeys(of cells: [Float]) -> [UInt64] {
    var keys: [UInt64] = []
    keys.reserveCapacity(cells.count)
    for (cell, value) in cells.enumerated() where value == value {
        // Adding 0 makes one zero of the two.
        let bits = (value + 0).bitPattern
        let rising = bits >> 31 == 0 ? bits | 0x8000_0000 : ~bits
        keys.append(UInt64(rising) << 32 | UInt64(cell))
    }
    var other = [UInt64](repeating: 0, count: keys.count)
    for shift in [UInt64(32), 43, 54] {
        var starts = [Int](repeating: 0, count: 2049)
        for key in keys { starts[Int(key >> shift & 2047) + 1] += 1 }
        for digit in 1...2048 { starts[digit] += starts[digit - 1] }
        for key in keys {
            let digit = Int(key >> shift & 2047)
            other[starts[digit]] = key
            starts[digit] += 1
        }
        swap(&keys, &other)
    }
    return keys
}
