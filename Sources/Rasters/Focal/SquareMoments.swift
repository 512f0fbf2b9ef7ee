/// Means over squares; see `SquareScan` for the cost.
func squareMean(_ values: [Float], _ frame: FocalFrame) -> [Float] {
    let shift = typicalValue(of: values)
    var scan = SquareScan<Adding<Double>>(frame, zero: 0)
    var known = KnownShares(frame, weights: frame.ones, scan: scan)
    var differences = [Double](repeating: 0, count: frame.paddedWidth)
    var sums = [Double](repeating: 0, count: frame.width)
    return rowsOfWindow(values, frame) { source, target in
        known.push(source)
        differ(source, from: shift, into: &differences, frame.paddedWidth)
        guard scan.push(differences, joined: &sums), let target else { return }
        average(sums, known.shares, shift, into: target, frame.width)
    }
}

/// Population standard deviations over squares; see `SquareScan` for the cost.
func squareDeviation(_ values: [Float], _ frame: FocalFrame) -> [Float] {
    let shift = typicalValue(of: values)
    var scan = SquareScan<Adding<Double>>(frame, zero: 0)
    var known = KnownShares(frame, weights: frame.ones, scan: scan)
    var squareScan = SquareScan<Adding<Double>>(frame, zero: 0)
    var differences = [Double](repeating: 0, count: frame.paddedWidth)
    var squares = differences
    var sums = [Double](repeating: 0, count: frame.width)
    var sumsOfSquares = sums
    return rowsOfWindow(values, frame) { source, target in
        known.push(source)
        differ(source, from: shift, into: &differences, frame.paddedWidth)
        square(differences, into: &squares, frame.paddedWidth)
        _ = squareScan.push(squares, joined: &sumsOfSquares)
        guard scan.push(differences, joined: &sums), let target else { return }
        deviate(sums, sumsOfSquares, known.shares, into: target, frame.width)
    }
}

private func square(_ values: UnsafePointer<Double>, into squares: UnsafeMutablePointer<Double>, _ count: Int) {
    for cell in 0..<count { squares[cell] = values[cell] * values[cell] }
}

private func deviate(
    _ sums: UnsafePointer<Double>, _ squares: UnsafePointer<Double>, _ shares: UnsafePointer<Double>,
    into result: UnsafeMutablePointer<Float>, _ count: Int
) {
    for cell in 0..<count {
        let average = sums[cell] * shares[cell]
        let variance = squares[cell] * shares[cell] - average * average
        result[cell] = Float((variance < 0 ? 0 : variance).squareRoot())
    }
}
