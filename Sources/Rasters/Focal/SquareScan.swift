/// An operation that joins what is known of neighbouring cells; the order in which it joins does not matter.
protocol Joining {
    associatedtype Value
    static func join(_ a: Value, _ b: Value) -> Value
}

enum Adding<Value: AdditiveArithmetic>: Joining {
    @inline(__always)
    static func join(_ a: Value, _ b: Value) -> Value { a + b }
}

enum TakingLesser: Joining {
    @inline(__always)
    static func join(_ a: Float, _ b: Float) -> Float { a < b ? a : b }
}

enum TakingGreater: Joining {
    @inline(__always)
    static func join(_ a: Float, _ b: Float) -> Float { a > b ? a : b }
}

/// Joins the values in the square around each cell, row by row, at a cost that hardly grows with the square.
///
/// Along rows, stretches of 1, 2, 4, ... cells are joined by doubling and put together to the side of the square. Down the columns, rows are
/// cut into stretches as long as the side; any such length is the end of one stretch and the beginning of the next, so that it
/// takes one joining of two running ones. Nothing is ever subtracted: a great value leaves no trace where it is not seen.
///
/// Source: the decomposition of van Herk (1992), doi:10.1016/0167-8655(92)90069-C, for any such operation.
/// Cost: 3 + log2 of the side + its binary ones joinings per cell, all in vector code. Memory: the side + 3 rows.
struct SquareScan<Rule: Joining>: RowScan {
    private let side: Int
    private let width: Int
    private let padded: Int
    private var pushed = 0
    /// First the rows of a stretch, then one for the beginning of the next stretch, then two for doubling.
    private var room: [Rule.Value]

    /// - Parameters:
    ///   - frame: Its sizes.
    ///   - zero: Any value, to fill memory with.
    init(_ frame: FocalFrame, zero: Rule.Value) {
        side = 2 * frame.radius + 1
        width = frame.width
        padded = frame.paddedWidth
        room = [Rule.Value](repeating: zero, count: (side + 1) * width + 2 * padded)
    }

    mutating func push(_ row: UnsafePointer<Rule.Value>, joined: UnsafeMutablePointer<Rule.Value>) -> Bool {
        let place = pushed % side
        let isFull = pushed >= side - 1
        pushed += 1
        let (side, width, padded) = (side, width, padded)
        room.withUnsafeMutableBufferPointer { room in
            guard let base = room.baseAddress else { return }
            let beginning = base + side * width
            let own = base + place * width
            joinAlong(Rule.self, row, side, padded, into: own, scratch: beginning + width)
            if place == 0 {
                beginning.update(from: own, count: width)
            } else {
                joinRows(Rule.self, beginning, own, into: beginning, width)
            }
            guard place == side - 1 else {
                if isFull { joinRows(Rule.self, own + width, beginning, into: joined, width) }
                return
            }
            joined.update(from: beginning, count: width)
            // From now on each row holds what lies from it to the end of the stretch.
            for row in (0..<(side - 1)).reversed() {
                joinRows(Rule.self, base + row * width, base + (row + 1) * width, into: base + row * width, width)
            }
        }
        return isFull
    }
}

/// Joins `side` neighbours from each cell on.
@inline(__always)
private func joinAlong<Rule: Joining>(
    _ rule: Rule.Type, _ row: UnsafePointer<Rule.Value>, _ side: Int, _ padded: Int,
    into result: UnsafeMutablePointer<Rule.Value>, scratch: UnsafeMutablePointer<Rule.Value>
) {
    var (length, covered) = (1, 1)
    var doubled = row
    var (next, other) = (scratch, scratch + padded)
    while 2 * length <= side {
        joinRows(rule, doubled, doubled + length, into: next, padded - 2 * length + 1)
        doubled = UnsafePointer(next)
        swap(&next, &other)
        length *= 2
        guard side & length != 0 else { continue }
        // The side is odd: the first stretch is the cell itself.
        joinRows(
            rule, covered == 1 ? row : UnsafePointer(result), doubled + covered, into: result, padded - side + 1)
        covered += length
    }
}

@inline(__always)
private func joinRows<Rule: Joining>(
    _ rule: Rule.Type, _ a: UnsafePointer<Rule.Value>, _ b: UnsafePointer<Rule.Value>,
    into result: UnsafeMutablePointer<Rule.Value>, _ count: Int
) {
    for cell in 0..<count { result[cell] = Rule.join(a[cell], b[cell]) }
}
