import Foundations

/// The lower envelope of one row's parabolas: which column holds the nearest feature of each cell.
///
/// Works in units of the cell width, so that square cells have whole-number squares and no rounding at all.
struct LowerEnvelope {
    private let width: Int
    private let cellWidth: Double
    private let aspect: Double
    private var featureRow: [Int32]
    private var squaredHeight: [Double]
    private var hull: [Parabola]

    init(width: Int, cellWidth: Double, cellHeight: Double) {
        self.width = width
        self.cellWidth = cellWidth
        aspect = cellHeight / cellWidth
        featureRow = [Int32](repeating: FeatureCarry.none, count: width)
        squaredHeight = [Double](repeating: 0, count: width)
        hull = [Parabola](repeating: Parabola(), count: width + 1)
    }

    /// Chooses the nearest feature row of each column, and moves `above` on to this row.
    mutating func setRows(above: inout [Int32], below: Span<Int32>, _ features: Span<UInt8>, _ row: Int32) {
        let none = FeatureCarry.none
        for column in 0..<width {
            let north = features[column] != 0 ? row : above[column]
            above[column] = north
            let south = below[column]
            // No feature reads as farther than any row: 2^31 rows away.
            let northGap = north == none ? Int32.max : row &- north
            let southGap = south == none ? Int32.max : south &- row
            featureRow[column] = northGap <= southGap ? north : south
            let gap = Double(min(northGap, southGap)) * aspect
            squaredHeight[column] = gap * gap
        }
    }

    /// Builds the envelope and writes distances (and nearest cells, where wanted) of the row.
    mutating func fill(row: Int32, into field: inout DistanceField, at offset: Int) {
        let count = build()
        let squared = cellWidth * cellWidth
        let width = width
        hull.withUnsafeBufferPointer { hull in
            field.metres.withUnsafeMutableBufferPointer { metres in
                let target = UnsafeMutableBufferPointer(rebasing: metres[offset..<(offset + width)])
                for segment in 0..<count {
                    let parabola = hull[segment]
                    for column in Int(parabola.start)..<Int(hull[segment + 1].start) {
                        let run = Double(Int32(truncatingIfNeeded: column) &- parabola.column)
                        target[column] = Float(((run * run + parabola.squaredHeight) * squared).squareRoot())
                    }
                }
            }
        }
        guard !field.nearest.isEmpty else { return }
        for segment in 0..<count {
            let column = Int(hull[segment].column)
            let cell = Int(featureRow[column]) * width + column
            for target in Int(hull[segment].start)..<Int(hull[segment + 1].start) {
                field.nearest[offset + target] = cell
            }
        }
    }

    /// The number of segments; the one after the last begins at `width`.
    private mutating func build() -> Int {
        let width = width
        return hull.withUnsafeMutableBufferPointer { hull in
            featureRow.withUnsafeBufferPointer { featureRow in
                squaredHeight.withUnsafeBufferPointer { squaredHeight in
                    var count = 0
                    for column in 0..<width where featureRow[column] != FeatureCarry.none {
                        push(Int32(truncatingIfNeeded: column), squaredHeight[column], width, hull, &count)
                    }
                    hull[count].start = Int32(width)
                    return count
                }
            }
        }
    }
}

/// A column whose feature is nearest from `start` up to the start of the next one.
private struct Parabola {
    var column: Int32 = 0
    var start: Int32 = 0
    var squaredHeight = 0.0
}

/// Adds the parabola of a column east of all others, dropping those that it hides.
@inline(__always)
private func push(
    _ column: Int32, _ value: Double, _ width: Int, _ hull: UnsafeMutableBufferPointer<Parabola>, _ count: inout Int
) {
    while count > 0 {
        let last = hull[count - 1]
        let old = Double(last.start &- last.column)
        let new = Double(last.start &- column)
        guard old * old + last.squaredHeight > new * new + value else { break }
        count -= 1
    }
    guard count > 0 else {
        hull[0] = Parabola(column: column, start: 0, squaredHeight: value)
        count = 1
        return
    }
    let last = hull[count - 1]
    let apart = Double(column &- last.column)
    let crossing = (apart * (Double(column) + Double(last.column)) + value - last.squaredHeight) / (2 * apart)
    guard crossing < Double(width) - 1 else { return }
    // The first column where the new parabola is strictly lower: the western one keeps ties.
    let start = Int32(truncatingIfNeeded: Int(crossing.rounded(.down))) + 1
    hull[count] = Parabola(column: column, start: start, squaredHeight: value)
    count += 1
}
