/// Means over squares. Cost: 12 additions per cell; see `SquareSums`.
func squareMean(_ values: [Float], _ frame: FocalFrame) -> [Float] {
    let shift = Double(values.first { !$0.isNaN } ?? 0)
    var mean = [Float](repeating: .nan, count: frame.width * frame.height)
    SquareSums.forEachRow(of: values, frame, shift: shift, powers: 1) { row, sums in
        for column in 0..<frame.width where sums[0][column] > 0 {
            mean[row * frame.width + column] = Float(sums[1][column] / sums[0][column] + shift)
        }
    }
    return mean
}

/// Population standard deviations over squares. Cost: 18 additions per cell; see `SquareSums`.
func squareDeviation(_ values: [Float], _ frame: FocalFrame) -> [Float] {
    let shift = Double(values.first { !$0.isNaN } ?? 0)
    var deviation = [Float](repeating: .nan, count: frame.width * frame.height)
    SquareSums.forEachRow(of: values, frame, shift: shift, powers: 2) { row, sums in
        for column in 0..<frame.width where sums[0][column] > 0 {
            let average = sums[1][column] / sums[0][column]
            let variance = max(0, sums[2][column] / sums[0][column] - average * average)
            deviation[row * frame.width + column] = Float(variance.squareRoot())
        }
    }
    return deviation
}

/// Numbers, sums and sums of squares of the known values in the square around each cell, at a cost that does not grow with
/// the square.
///
/// Rows, then columns, are cut into stretches as long as the square is wide; any window of that length is the end of one
/// stretch and the beginning of the next, so that its sum is one addition of two running sums. Nothing is ever subtracted:
/// a great value leaves no trace in the sums of cells that do not see it.
///
/// Source: the decomposition of van Herk (1992), doi:10.1016/0167-8655(92)90069-C, with sums in place of extremes.
/// Memory: (2 radius + 1) rows of sums.
enum SquareSums {
    /// Calls `body` for each row of the frame with its sums: of ones, of values less `shift`, of their squares, up to the power
    /// asked for.
    static func forEachRow(
        of values: [Float], _ frame: FocalFrame, shift: Double, powers: Int,
        _ body: (_ row: Int, _ sums: [[Double]]) -> Void
    ) {
        let side = 2 * frame.radius + 1
        let width = frame.paddedWidth
        let none = [[Double]](repeating: [Double](repeating: 0, count: width), count: powers + 1)
        // Sums from each row of a stretch to its end, and from the beginning of the next stretch on.
        var endings = [[[Double]]](repeating: none, count: side)
        var beginning = none
        var sums = none
        var scratch = none[0]
        for row in 0..<frame.height {
            let place = row % side
            if place == 0 {
                for offset in (0..<side).reversed() {
                    endings[offset] = offset + 1 < side ? endings[offset + 1] : none
                    addRow(of: values, row + offset, width, shift, to: &endings[offset])
                }
                beginning = none
            } else {
                addRow(of: values, row + side - 1, width, shift, to: &beginning)
            }
            for power in 0...powers {
                alongRow(endings[place][power], beginning[power], side, &scratch, into: &sums[power])
            }
            body(row, sums)
        }
    }

    private static func addRow(of values: [Float], _ row: Int, _ width: Int, _ shift: Double, to sums: inout [[Double]])
    {
        let line = values.span.extracting((row * width)..<((row + 1) * width))
        for power in sums.indices {
            var sum = sums[power].mutableSpan
            for cell in 0..<width {
                let value = Double(line[cell]) - shift
                let term = power == 0 ? 1 : power == 1 ? value : value * value
                sum[cell] += line[cell] == line[cell] ? term : 0
            }
        }
    }

    /// Sums of `side` neighbours from each cell on of what two rows hold together, as far as there are so many.
    private static func alongRow(
        _ ending: [Double], _ beginning: [Double], _ side: Int, _ beginnings: inout [Double], into sums: inout [Double]
    ) {
        let (ending, beginning) = (ending.span, beginning.span)
        var begun = beginnings.mutableSpan
        var ended = sums.mutableSpan
        let width = ending.count
        for start in stride(from: 0, to: width, by: side) {
            let end = min(start + side, width)
            var running = 0.0
            for cell in start..<end {
                running += ending[cell] + beginning[cell]
                begun[cell] = running
            }
            running = 0
            for cell in (start..<end).reversed() {
                running += ending[cell] + beginning[cell]
                ended[cell] = running
            }
        }
        var start = 0
        while start < width - side + 1 {
            // The first cell of a stretch needs no more than the stretch itself.
            for cell in (start + 1)..<max(start + 1, min(start + side, width - side + 1)) {
                ended[cell] += begun[cell + side - 1]
            }
            start += side
        }
    }
}
