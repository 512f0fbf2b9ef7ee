/// The true areas of the cells of a window, in square kilometres.
///
/// A cell whose area is zero, negative or NaN does not take part; that is how masks and held-out blocks are expressed.
public enum CellAreas: Sendable, Hashable {
    /// All cells are equal.
    case constant(km2: Double)
    /// One area per cell of the window, row by row.
    case perCell(km2: [Double])

    /// The area of a cell, zero where it does not take part.
    public subscript(cell: Int) -> Double {
        let area: Double =
            switch self {
            case .constant(let km2): km2
            case .perCell(let km2): km2[cell]
            }
        return area > 0 ? area : 0
    }

    /// Runs `body` with a pointer and a stride so that `pointer[cell * stride]` is the area of a cell.
    ///
    /// Inner loops need no test of which case this is.
    func withStride<Result>(_ body: (UnsafePointer<Double>, Int) throws -> Result) rethrows -> Result {
        switch self {
        case .constant(let km2):
            return try withUnsafePointer(to: km2) { try body($0, 0) }
        case .perCell(let km2):
            return try km2.withUnsafeBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return try withUnsafePointer(to: 0) { try body($0, 0) } }
                return try body(base, 1)
            }
        }
    }
}
