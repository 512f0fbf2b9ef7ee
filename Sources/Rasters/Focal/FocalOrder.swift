/// The least or greatest value around each cell: whole rows are compared at each offset, which vectorises.
func focalExtreme(
    _ values: [Float], _ frame: FocalFrame, _ worst: Float, _ isBetter: (Float, Float) -> Bool
) -> [Float] {
    var result = [Float](repeating: worst, count: frame.width * frame.height)
    result.withUnsafeMutableBufferPointer { result in
        for row in 0..<frame.height {
            let target = UnsafeMutableBufferPointer(rebasing: result[(row * frame.width)..<((row + 1) * frame.width)])
            for (offset, reach) in frame.reach.enumerated() {
                let line = (row + offset) * frame.paddedWidth
                for shift in (frame.radius - reach)...(frame.radius + reach) {
                    let source = values.span.extracting((line + shift)..<(line + shift + frame.width))
                    for column in 0..<frame.width {
                        // A comparison with NaN is false, so missing neighbours never win.
                        target[column] = isBetter(source[column], target[column]) ? source[column] : target[column]
                    }
                }
            }
        }
    }
    return result
}

/// The median of the values around each cell.
func focalMedian(_ values: [Float], _ frame: FocalFrame) -> [Float] {
    var result = [Float](repeating: .nan, count: frame.width * frame.height)
    var around: [Float] = []
    for row in 0..<frame.height {
        for column in 0..<frame.width {
            around.removeAll(keepingCapacity: true)
            for (offset, reach) in frame.reach.enumerated() {
                let centre = (row + offset) * frame.paddedWidth + column + frame.radius
                for index in (centre - reach)...(centre + reach) where !values[index].isNaN {
                    around.append(values[index])
                }
            }
            guard !around.isEmpty else { continue }
            around.sort()
            let middle = around.count / 2
            result[row * frame.width + column] =
                around.count % 2 == 1 ? around[middle] : (around[middle - 1] + around[middle]) / 2
        }
    }
    return result
}
