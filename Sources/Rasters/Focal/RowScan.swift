/// Something that takes the rows of a padded window one after the other and joins the cells around each cell.
protocol RowScan {
    associatedtype Value
    /// Takes the next row.
    ///
    /// - Parameters:
    ///   - row: Its values, as many as the padded window is wide.
    ///   - joined: Gets one value for each column of the window: of the cells whose neighbours end with this row.
    /// - Returns: Whether there are such cells: not before as many rows are there as are around a cell.
    mutating func push(_ row: UnsafePointer<Value>, joined: UnsafeMutablePointer<Value>) -> Bool
}

/// Goes through the rows of the padded window.
///
/// - Parameter body: Gets a row and where to put the row of results that it is the last for, which it must fill; nil for the first
///   rows, before there are as many as are around a cell.
/// - Returns: The results, row-major.
@inline(__always)
func rowsOfWindow(
    _ values: [Float], _ frame: FocalFrame, _ body: (UnsafePointer<Float>, UnsafeMutablePointer<Float>?) -> Void
) -> [Float] {
    [Float](unsafeUninitializedCapacity: frame.width * frame.height) { result, count in
        values.withUnsafeBufferPointer { values in
            guard let target = result.baseAddress, let base = values.baseAddress else { return }
            for row in 0..<frame.paddedHeight {
                let ended = row - 2 * frame.radius
                body(base + row * frame.paddedWidth, ended < 0 ? nil : target + ended * frame.width)
            }
            count = frame.width * frame.height
        }
    }
}

/// Differences of known values from `shift`, 0 for missing ones.
func differ(
    _ source: UnsafePointer<Float>, from shift: Double, into differences: UnsafeMutablePointer<Double>, _ count: Int
) {
    for cell in 0..<count { differences[cell] = source[cell] == source[cell] ? Double(source[cell]) - shift : 0 }
}

/// Means. Where none is known 0 times infinity gives a missing one.
func average(
    _ sums: UnsafePointer<Double>, _ shares: UnsafePointer<Double>, _ shift: Double,
    into result: UnsafeMutablePointer<Float>, _ count: Int
) {
    for cell in 0..<count { result[cell] = Float(sums[cell] * shares[cell] + shift) }
}
