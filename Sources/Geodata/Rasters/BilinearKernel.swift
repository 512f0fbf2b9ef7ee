/// Interpolates between the four cell centres around each position; missing cells take no part.
///
/// The weights of the known cells are scaled to sum to 1. A position off the raster, or in a cell that is missing itself, is
/// missing. These are the rules of GDAL's bilinear warper where cells are not made larger.
///
/// - Parameters:
///   - source: Values row by row, missing as NaN.
///   - width: Columns of the source.
///   - height: Rows of the source.
///   - x: Positions in columns, cell centres at halves.
///   - y: Positions in rows.
///   - target: Gets one value per position.
///
/// Cost: one pass, four reads per position.
func interpolateBilinearly(
    _ source: UnsafePointer<Float>, width: Int, height: Int, x: [Double], y: [Double],
    into target: UnsafeMutableBufferPointer<Float>
) {
    let (x, y) = (x.span, y.span)
    let (lastColumn, lastRow) = (width - 1, height - 1)
    for cell in 0..<target.count {
        let (column, row) = (x[cell], y[cell])
        // False for positions that are not numbers, too.
        guard column >= 0, row >= 0, column < Double(width), row < Double(height) else {
            target[cell] = .nan
            continue
        }
        let west = column - 0.5
        let north = row - 0.5
        // Rounds down without a call: positions are not below -0.5.
        let left = Int(west + 1) &- 1
        let top = Int(north + 1) &- 1
        let (u, v) = (west - Double(left), north - Double(top))
        if left >= 0, top >= 0, left < lastColumn, top < lastRow {
            let first = source + (top * width + left)
            let upper = Double(first[0]) + u * Double(first[1] - first[0])
            let lower = Double(first[width]) + u * Double(first[width + 1] - first[width])
            let value = Float(upper + v * (lower - upper))
            if !value.isNaN {
                target[cell] = value
                continue
            }
        }
        let own = source[Int(row) * width + Int(column)]
        target[cell] = own.isNaN ? own : knownMean(source, width, height, left, top, u, v)
    }
}

/// The weighted mean of those of four cells that are known and on the raster.
@inline(never)
private func knownMean(
    _ source: UnsafePointer<Float>, _ width: Int, _ height: Int, _ left: Int, _ top: Int, _ u: Double, _ v: Double
) -> Float {
    var total = 0.0
    var weights = 0.0
    for (row, across) in [(top, 1 - v), (top + 1, v)] where row >= 0 && row < height {
        for (column, along) in [(left, 1 - u), (left + 1, u)] where column >= 0 && column < width {
            let value = source[row * width + column]
            if value.isNaN { continue }
            total += across * along * Double(value)
            weights += across * along
        }
    }
    // As GDAL has it: a corner that hardly touches the position does not make it known.
    return weights < 1e-5 ? .nan : Float(total / weights)
}
