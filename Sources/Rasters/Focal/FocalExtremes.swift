/// The least values around each cell.
func focalMinimum(_ values: [Float], _ frame: FocalFrame) -> [Float] {
    focalExtreme(values, frame, TakingLesser.self, unknown: .infinity)
}

/// The greatest values around each cell.
func focalMaximum(_ values: [Float], _ frame: FocalFrame) -> [Float] {
    focalExtreme(values, frame, TakingGreater.self, unknown: -.infinity)
}

/// - Parameters:
///   - rule: Which of two values is taken.
///   - unknown: What missing cells count as: the value that is never taken.
@inline(__always)
private func focalExtreme<Rule: Joining>(
    _ values: [Float], _ frame: FocalFrame, _ rule: Rule.Type, unknown: Float
) -> [Float] where Rule.Value == Float {
    frame.isSquare
        ? squareExtreme(values, frame, rule, unknown: unknown) : shapeExtreme(values, frame, rule, unknown: unknown)
}

@inline(__always)
private func squareExtreme<Rule: Joining>(
    _ values: [Float], _ frame: FocalFrame, _ rule: Rule.Type, unknown: Float
) -> [Float] where Rule.Value == Float {
    var row = [Float](repeating: unknown, count: frame.paddedWidth)
    var unused = [Float](repeating: unknown, count: frame.width)
    var scan = SquareScan<Rule>(frame, zero: unknown)
    return rowsOfWindow(values, frame) { source, target in
        replaceMissing(source, by: unknown, into: &row, frame.paddedWidth)
        if let target { _ = scan.push(row, joined: target) } else { _ = scan.push(row, joined: &unused) }
    }
}

/// Rows of any shape that is as wide as it reaches on either side: each row of the window is joined to those of the result that
/// see it.
@inline(__always)
private func shapeExtreme<Rule: Joining>(
    _ values: [Float], _ frame: FocalFrame, _ rule: Rule.Type, unknown: Float
) -> [Float] where Rule.Value == Float {
    var result = [Float](repeating: unknown, count: frame.width * frame.height)
    var row = [Float](repeating: unknown, count: frame.paddedWidth)
    var stretches = RowStretches<Rule>(frame, zero: unknown)
    result.withUnsafeMutableBufferPointer { result in
        guard let target = result.baseAddress else { return }
        for line in 0..<frame.paddedHeight {
            values.withUnsafeBufferPointer { values in
                guard let base = values.baseAddress else { return }
                replaceMissing(base + line * frame.paddedWidth, by: unknown, into: &row, frame.paddedWidth)
            }
            stretches.fill(row)
            for (offset, reach) in frame.reach.enumerated() where (0..<frame.height).contains(line - offset) {
                stretches.join(reach: reach, to: target + (line - offset) * frame.width, frame.width)
            }
        }
    }
    return result
}

private func replaceMissing(
    _ source: UnsafePointer<Float>, by unknown: Float, into row: UnsafeMutablePointer<Float>, _ count: Int
) {
    for cell in 0..<count { row[cell] = source[cell] == source[cell] ? source[cell] : unknown }
}

/// For one row, what 1, 2, 4, ... neighbours from each cell on hold together; any stretch is two of them that may overlap.
private struct RowStretches<Rule: Joining> where Rule.Value == Float {
    private let radius: Int
    private let padded: Int
    private var levels: [Float]

    init(_ frame: FocalFrame, zero: Float) {
        radius = frame.radius
        padded = frame.paddedWidth
        let count = (2 * radius + 1).bitWidth - (2 * radius + 1).leadingZeroBitCount
        levels = [Float](repeating: zero, count: count * padded)
    }

    mutating func fill(_ row: [Float]) {
        levels.withUnsafeMutableBufferPointer { levels in
            guard let base = levels.baseAddress else { return }
            _ = levels.update(fromContentsOf: row)
            var length = 1
            var level = base
            while 2 * length <= 2 * radius + 1 {
                let next = level + padded
                for cell in 0..<(padded - 2 * length + 1) { next[cell] = Rule.join(level[cell], level[cell + length]) }
                level = next
                length *= 2
            }
        }
    }

    /// Joins the stretches of `2 reach + 1` cells around each cell to those of a row of the result.
    func join(reach: Int, to target: UnsafeMutablePointer<Float>, _ count: Int) {
        let length = 2 * reach + 1
        let level = length.bitWidth - 1 - length.leadingZeroBitCount
        let place = level * padded + radius - reach
        levels.withUnsafeBufferPointer { levels in
            guard let base = levels.baseAddress else { return }
            let (first, second) = (base + place, base + place + length - (1 << level))
            for cell in 0..<count { target[cell] = Rule.join(target[cell], Rule.join(first[cell], second[cell])) }
        }
    }
}
