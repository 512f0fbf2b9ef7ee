#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What `FuzzyState` is for one cell, for all cells of a window: loops along columns, which vectorise.
struct FuzzyColumns {
    private var least: [Float]
    private var greatest: [Float]
    private var product: [Float]
    private var complement: [Float]
    private var count: [Int32]

    init(cells: Int) {
        least = [Float](repeating: 1, count: cells)
        greatest = [Float](repeating: 0, count: cells)
        product = least
        complement = least
        count = [Int32](repeating: 0, count: cells)
    }

    /// Adds the degrees of a layer; missing ones are NaN and leave a cell as it is.
    mutating func add(_ degrees: [Float]) {
        let degrees = degrees.span
        Self.update(&least, degrees) { $1 < $0 ? $1 : $0 }
        Self.update(&greatest, degrees) { $1 > $0 ? $1 : $0 }
        Self.update(&product, degrees) { $0 * ($1 == $1 ? $1 : 1) }
        Self.update(&complement, degrees) { $0 * ($1 == $1 ? 1 - $1 : 1) }
        Self.update(&count, degrees) { $0 + ($1 == $1 ? 1 : 0) }
    }

    @inline(__always)
    private static func update<Value>(
        _ column: inout [Value], _ degrees: Span<Float>, _ change: (Value, Float) -> Value
    ) {
        var column = column.mutableSpan
        for cell in 0..<degrees.count { column[cell] = change(column[cell], degrees[cell]) }
    }

    /// The combined degrees; NaN where fewer layers than needed are known.
    func values(_ combination: FuzzyOperator, needed: Int) -> [Float] {
        count.indices.map { count[$0] >= needed ? value(combination, $0) : .nan }
    }

    private func value(_ combination: FuzzyOperator, _ cell: Int) -> Float {
        switch combination {
        case .and: return least[cell]
        case .or: return greatest[cell]
        case .product: return product[cell]
        case .sum: return 1 - complement[cell]
        case .gamma(let gamma):
            if gamma == 1 { return 1 - complement[cell] }
            if product[cell] == 0 { return 0 }
            return powf(1 - complement[cell], Float(gamma)) * powf(product[cell], Float(1 - gamma))
        }
    }
}
