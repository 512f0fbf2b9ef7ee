/// Means and population standard deviations over squares, at a cost per cell that does not grow with the square.
///
/// Rows, then columns, are cut into stretches as long as the square is wide; any window of that length is the end of one
/// stretch and the beginning of the next, so that its sum is one addition of two running sums. Nothing is ever subtracted:
/// a great value leaves no trace in the sums of cells that do not see it.
///
/// Source: the decomposition of van Herk (1992), doi:10.1016/0167-8655(92)90069-C, with sums in place of extremes.
/// Cost: 18 additions per cell; memory: (2 radius + 1) rows of moments.
func squareMoments(_ values: [Float], _ frame: FocalFrame) -> (mean: [Float], deviation: [Float]) {
    let shift = Double(values.first { !$0.isNaN } ?? 0)
    let side = 2 * frame.radius + 1
    var mean = [Float](repeating: .nan, count: frame.width * frame.height)
    var deviation = mean
    // Sums from each row of a stretch to its end, and from the beginning of the next stretch on.
    var endings = Array(repeating: MomentRow(frame.paddedWidth), count: side)
    var beginning = MomentRow(frame.paddedWidth)
    var total = MomentRow(frame.paddedWidth)
    var along = RunningMoments(frame.paddedWidth)
    for row in 0..<frame.height {
        let place = row % side
        if place == 0 {
            for offset in (0..<side).reversed() {
                endings[offset].setRow(of: values, row + offset, frame.paddedWidth, shift)
                if offset + 1 < side { endings[offset].add(endings[offset + 1]) }
            }
            beginning.clear()
            total = endings[0]
        } else {
            beginning.addRow(of: values, row + side - 1, frame.paddedWidth, shift)
            total = endings[place]
            total.add(beginning)
        }
        along.sum(total, side: side)
        for column in 0..<frame.width {
            let count = along.count[column]
            guard count > 0 else { continue }
            let average = along.sum[column] / count
            mean[row * frame.width + column] = Float(average + shift)
            let variance = max(0, along.squares[column] / count - average * average)
            deviation[row * frame.width + column] = Float(variance.squareRoot())
        }
    }
    return (mean, deviation)
}

/// Moments of the values above or below each cell of a row.
private struct MomentRow {
    var count: [Double]
    var sum: [Double]
    var squares: [Double]

    init(_ width: Int) {
        count = [Double](repeating: 0, count: width)
        sum = count
        squares = count
    }

    mutating func clear() {
        for cell in count.indices { (count[cell], sum[cell], squares[cell]) = (0, 0, 0) }
    }

    mutating func setRow(of values: [Float], _ row: Int, _ width: Int, _ shift: Double) {
        clear()
        addRow(of: values, row, width, shift)
    }

    mutating func addRow(of values: [Float], _ row: Int, _ width: Int, _ shift: Double) {
        let line = values.span.extracting((row * width)..<((row + 1) * width))
        for cell in 0..<width {
            let isKnown = !line[cell].isNaN
            let value = isKnown ? Double(line[cell]) - shift : 0
            count[cell] += isKnown ? 1 : 0
            sum[cell] += value
            squares[cell] += value * value
        }
    }

    mutating func add(_ other: MomentRow) {
        for cell in count.indices {
            count[cell] += other.count[cell]
            sum[cell] += other.sum[cell]
            squares[cell] += other.squares[cell]
        }
    }
}

/// Moments of every stretch of `side` cells along a row, by its first cell.
private struct RunningMoments {
    private(set) var count: [Double]
    private(set) var sum: [Double]
    private(set) var squares: [Double]
    private var beginnings: [Double]

    init(_ width: Int) {
        count = [Double](repeating: 0, count: width)
        (sum, squares, beginnings) = (count, count, count)
    }

    mutating func sum(_ row: MomentRow, side: Int) {
        Self.windowSums(row.count, side, &beginnings, into: &count)
        Self.windowSums(row.sum, side, &beginnings, into: &sum)
        Self.windowSums(row.squares, side, &beginnings, into: &squares)
    }

    /// Sums of `side` neighbours from each cell on, as far as the row holds so many.
    private static func windowSums(
        _ terms: [Double], _ side: Int, _ beginnings: inout [Double], into endings: inout [Double]
    ) {
        let width = terms.count
        for start in stride(from: 0, to: width, by: side) {
            let end = min(start + side, width)
            var running = 0.0
            for cell in start..<end {
                running += terms[cell]
                beginnings[cell] = running
            }
            running = 0
            for cell in (start..<end).reversed() {
                running += terms[cell]
                endings[cell] = running
            }
        }
        for cell in 0..<max(0, width - side + 1) where cell % side != 0 { endings[cell] += beginnings[cell + side - 1] }
    }
}
