/// Means and population standard deviations, by running sums along each row.
///
/// Sums are taken of differences from one value of the window, in double precision, so that large offsets do not
/// cancel.
func focalMoments(_ values: [Float], _ frame: FocalFrame) -> (mean: [Float], deviation: [Float]) {
    let shift = typicalValue(of: values)
    let sums = RunningSums(values, frame, shift: shift)
    var mean = [Float](repeating: .nan, count: frame.width * frame.height)
    var deviation = mean
    for row in 0..<frame.height {
        for column in 0..<frame.width {
            var total = Moments()
            for (offset, reach) in frame.reach.enumerated() {
                total.add(sums.between(row + offset, column + frame.radius - reach, column + frame.radius + reach + 1))
            }
            guard total.count > 0 else { continue }
            let average = total.sum / total.count
            mean[row * frame.width + column] = Float(average + shift)
            let variance = max(0, total.squares / total.count - average * average)
            deviation[row * frame.width + column] = Float(variance.squareRoot())
        }
    }
    return (mean, deviation)
}

private struct Moments {
    var count = 0.0
    var sum = 0.0
    var squares = 0.0

    mutating func add(_ other: Moments) {
        count += other.count
        sum += other.sum
        squares += other.squares
    }
}

/// Per row and column, the moments of all cells west of it.
private struct RunningSums {
    private let stride: Int
    private var moments: [Moments]

    init(_ values: [Float], _ frame: FocalFrame, shift: Double) {
        stride = frame.paddedWidth + 1
        moments = []
        moments.reserveCapacity(stride * frame.paddedHeight)
        for row in 0..<frame.paddedHeight {
            var running = Moments()
            moments.append(running)
            for index in (row * frame.paddedWidth)..<((row + 1) * frame.paddedWidth) {
                if !values[index].isNaN {
                    let value = Double(values[index]) - shift
                    running.add(Moments(count: 1, sum: value, squares: value * value))
                }
                moments.append(running)
            }
        }
    }

    func between(_ row: Int, _ first: Int, _ end: Int) -> Moments {
        let from = moments[row * stride + first]
        let to = moments[row * stride + end]
        return Moments(count: to.count - from.count, sum: to.sum - from.sum, squares: to.squares - from.squares)
    }
}
