/// Turns the values of whole windows into class codes: `Classification.code(of:)` at the cost of about one look-up.
///
/// Breaks are found through a table over the bit patterns of single-precision numbers, which rise with the numbers: a table
/// entry tells a break that is not beyond the value, and few steps are left from there.
struct ClassCoder: Sendable {
    /// Marks a missing value.
    static let missing = Int32.min
    /// Entries of the table, a power of two.
    private static let bins = 8192

    private let breaks: [Float]
    private let isCategories: Bool
    private var start: [Int32] = []
    private var lowest: Int32 = 0
    private var shift: Int32 = 0

    init(_ classification: Classification) {
        switch classification {
        case .categories, .namedCategories: (breaks, isCategories) = ([], true)
        case .breaks(let breaks):
            (self.breaks, isCategories) = (breaks, false)
            makeTable()
        }
    }

    /// A coder for ascending breaks.
    init(breaks: [Float]) { self.init(.breaks(breaks)) }

    private mutating func makeTable() {
        guard let first = breaks.first, let last = breaks.last else { return }
        lowest = Self.order(first)
        let span = Int64(Self.order(last)) - Int64(lowest)
        while span >> Int64(shift) >= Self.bins { shift += 1 }
        start = [Int32](repeating: 0, count: Self.bins + 1)
        for value in breaks { start[bin(value) + 1] += 1 }
        for bin in 1...Self.bins { start[bin] += start[bin - 1] }
    }

    /// A whole number that rises with the number.
    @inline(__always)
    private static func order(_ value: Float) -> Int32 {
        let bits = Int32(bitPattern: (value + 0).bitPattern)
        return bits < 0 ? Int32.min &- bits : bits
    }

    @inline(__always)
    private func bin(_ value: Float) -> Int { Int((Int64(Self.order(value)) - Int64(lowest)) >> Int64(shift)) }

    /// The code of a value; `missing` for a missing one.
    @inline(__always)
    func code(of value: Float) -> Int32 {
        guard value.isFinite else { return Self.missing }
        if isCategories { return Self.category(of: value) }
        guard let first = breaks.first, value >= first else { return 0 }
        let bin = bin(value)
        guard bin < Self.bins else { return Int32(breaks.count) }
        var code = Int(start[bin])
        while code < breaks.count, breaks[code] <= value { code += 1 }
        return Int32(code)
    }

    /// A value as a whole number; most are one already.
    @inline(__always)
    private static func category(of value: Float) -> Int32 {
        let bounded = min(max(value, -2e9), 2e9)
        let whole = Int32(bounded)
        return Float(whole) == bounded ? whole : Int32(bounded.rounded())
    }

    /// The codes of the cells of a layer.
    func codes(of values: ArraySlice<Float>) -> [Int32] {
        [Int32](unsafeUninitializedCapacity: values.count) { codes, count in
            values.withUnsafeBufferPointer { values in
                if isCategories || breaks.isEmpty {
                    for cell in values.indices { codes[cell] = code(of: values[cell]) }
                } else if breaks.count <= Self.fewBreaks {
                    fillByCounting(codes, with: values)
                } else {
                    fill(codes, with: values)
                }
            }
            count = values.count
        }
    }

    /// So many breaks are compared faster with eight values at a time than found through the table.
    private static let fewBreaks = 24

    /// `code(of:)` for few breaks: how many of them are not above the value.
    private func fillByCounting(_ codes: UnsafeMutableBufferPointer<Int32>, with values: UnsafeBufferPointer<Float>) {
        let bytes = UnsafeRawBufferPointer(values)
        let whole = values.count / 8 * 8
        breaks.withUnsafeBufferPointer { breaks in
            for cell in stride(from: 0, to: whole, by: 8) {
                let value = bytes.loadUnaligned(
                    fromByteOffset: cell * MemoryLayout<Float>.stride, as: SIMD8<Float>.self)
                var code = SIMD8<Int32>.zero
                for threshold in breaks {
                    code &+= SIMD8<Int32>.zero.replacing(with: 1, where: value .>= threshold)
                }
                code.replace(with: Self.missing, where: (value - value) .!= 0)
                for lane in 0..<8 { codes[cell + lane] = code[lane] }
            }
        }
        for cell in whole..<values.count { codes[cell] = code(of: values[cell]) }
    }

    /// `code(of:)` for breaks, cell by cell.
    private func fill(_ codes: UnsafeMutableBufferPointer<Int32>, with values: UnsafeBufferPointer<Float>) {
        let (lowest, shift) = (Int64(lowest), Int64(shift))
        breaks.withUnsafeBufferPointer { breaks in
            start.withUnsafeBufferPointer { start in
                for cell in values.indices {
                    let value = values[cell]
                    let bin = Int((Int64(Self.order(value)) &- lowest) >> shift)
                    var code = Int(start[max(0, min(bin, Self.bins))])
                    while code < breaks.count, breaks[code] <= value { code &+= 1 }
                    codes[cell] = value.isFinite ? Int32(truncatingIfNeeded: code) : Self.missing
                }
            }
        }
    }
}
