/// Cells that wait for the flood, the lowest first, of equally low ones the first in row order: a binary heap of keys.
struct FloodQueue {
    /// The height in the upper half, in an order that whole numbers keep; the cell in the lower one.
    private var keys: [UInt64] = []

    mutating func push(_ cell: Int, height: Float) {
        let bits = height.bitPattern
        // Of negative numbers all bits turn, of others the sign alone.
        let order = bits ^ (bits >> 31 == 1 ? UInt32.max : 1 << 31)
        let key = UInt64(order) << 32 | UInt64(UInt32(cell))
        keys.append(key)
        keys.withUnsafeMutableBufferPointer { keys in
            var place = keys.count - 1
            while place > 0 {
                let parent = (place - 1) / 2
                guard keys[parent] > key else { break }
                keys[place] = keys[parent]
                place = parent
            }
            keys[place] = key
        }
    }

    /// The lowest cell; nil where none waits.
    mutating func pop() -> Int? {
        guard let last = keys.popLast() else { return nil }
        guard let first = keys.first else { return Int(last & 0xFFFF_FFFF) }
        keys.withUnsafeMutableBufferPointer { keys in
            var place = 0
            while true {
                var child = 2 * place + 1
                guard child < keys.count else { break }
                if child + 1 < keys.count, keys[child + 1] < keys[child] { child += 1 }
                guard keys[child] < last else { break }
                keys[place] = keys[child]
                place = child
            }
            keys[place] = last
        }
        return Int(first & 0xFFFF_FFFF)
    }
}
