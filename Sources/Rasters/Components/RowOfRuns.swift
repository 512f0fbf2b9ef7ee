/// The runs of one row, with the components that they are given for the time being.
struct RowOfRuns: Sendable {
    /// Where runs start and end, in turn; room for one more than there are columns.
    private(set) var ends: [Int32]
    /// Per run its component.
    private(set) var components: [Int32]
    /// How many runs there are.
    private(set) var count = 0

    init(columns: Int) {
        ends = [Int32](repeating: 0, count: columns + 1)
        components = [Int32](repeating: -1, count: columns / 2 + 1)
    }

    /// Finds the runs of cells that are not zero.
    mutating func find(in cells: [UInt8], _ range: Range<Int>) {
        count =
            cells.withUnsafeBytes { cells in
                ends.withUnsafeMutableBufferPointer { runEnds(UnsafeRawBufferPointer(rebasing: cells[range]), $0) }
            } / 2
    }

    /// Gives each run the component of those that it touches in the row above, united, or a new one.
    ///
    /// - Parameter reach: How far beyond its ends a run touches others: 1 when corners count.
    mutating func join(to above: RowOfRuns, reach: Int32, _ sets: inout UnionFind) {
        let (count, countAbove) = (count, above.count)
        ends.withUnsafeBufferPointer { ends in
            components.withUnsafeMutableBufferPointer { components in
                above.ends.withUnsafeBufferPointer { endsAbove in
                    above.components.withUnsafeBufferPointer { componentsAbove in
                        guard let ends = ends.baseAddress, let components = components.baseAddress,
                            let endsAbove = endsAbove.baseAddress, let componentsAbove = componentsAbove.baseAddress
                        else { return }
                        var candidate = 0
                        for run in 0..<count {
                            let start = ends[2 &* run] &- reach
                            let end = ends[2 &* run &+ 1] &+ reach
                            while candidate < countAbove, endsAbove[2 &* candidate &+ 1] <= start { candidate &+= 1 }
                            var component: Int32 = -1
                            var other = candidate
                            while other < countAbove, endsAbove[2 &* other] < end {
                                let touched = componentsAbove[other]
                                component =
                                    component < 0 ? sets.root(of: touched) : sets.unite(component, touched)
                                other &+= 1
                            }
                            components[run] = component < 0 ? sets.add() : component
                        }
                    }
                }
            }
        }
    }
}

/// The columns at which the runs of bytes that are not zero start and end, in turn.
///
/// - Parameter ends: Gets them; has room for one more than there are bytes.
/// - Returns: How many there are.
///
/// A bit for each of 64 bytes; where it differs from the bit before, a run starts or ends. So there is one branch that
/// cannot be foreseen for each word, and not one for each run.
private func runEnds(_ line: UnsafeRawBufferPointer, _ ends: UnsafeMutableBufferPointer<Int32>) -> Int {
    guard let ends = ends.baseAddress else { return 0 }
    var count = 0
    var before: UInt64 = 0
    var column = 0
    while column < line.count {
        var bits: UInt64 = 0
        if column &+ 64 <= line.count {
            for part in 0..<8 {
                let bytes = line.loadUnaligned(fromByteOffset: column &+ part &* 8, as: UInt64.self)
                bits |= bitsOfBytes(UInt64(littleEndian: bytes)) &<< UInt64(part &* 8)
            }
        } else {
            for rest in column..<line.count where line[rest] != 0 { bits |= 1 &<< UInt64(rest &- column) }
        }
        var changes = bits ^ (bits &<< 1 | before)
        before = bits &>> 63
        while changes != 0 {
            ends[count] = Int32(truncatingIfNeeded: column &+ changes.trailingZeroBitCount)
            count &+= 1
            changes &= changes &- 1
        }
        column &+= 64
    }
    if before != 0 {
        ends[count] = Int32(truncatingIfNeeded: line.count)
        count &+= 1
    }
    return count
}

/// One bit for each of eight bytes, set where it is not zero.
@inline(__always)
private func bitsOfBytes(_ bytes: UInt64) -> UInt64 {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let isSet = (((bytes & low) &+ low) | bytes) & ~low
    return (isSet &>> 7 &* 0x0102_0408_1020_4080) &>> 56
}
