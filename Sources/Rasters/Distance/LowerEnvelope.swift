import Foundations

/// The lower envelope of one row's parabolas: which column holds the nearest feature of each cell.
///
/// Works in units of the cell width, so that square cells have whole-number squares and no rounding at all.
struct LowerEnvelope {
    private let width: Int
    private let squaredCell: Double
    private let aspect: Double
    private var featureRow: [Int32]
    private var squaredHeight: [Double]
    private var hull: [Parabola]
    private var squares: [Double]

    init(width: Int, cellWidth: Double, cellHeight: Double) {
        self.width = width
        squaredCell = cellWidth * cellWidth
        aspect = cellHeight / cellWidth
        featureRow = [Int32](repeating: FeatureCarry.none, count: width)
        squaredHeight = [Double](repeating: 0, count: width)
        hull = [Parabola](repeating: Parabola(), count: width + 1)
        squares = [Double](repeating: 0, count: width)
    }

    /// Chooses the nearest feature row of each column, and moves `above` on to this row.
    ///
    /// - Parameters:
    ///   - above: Per column the nearest feature row north of this one; leaves with this row's own features in it.
    ///   - below: Per column the nearest feature row south of it.
    ///   - features: One byte per cell of the row, non-zero on feature cells.
    ///   - row: The row.
    mutating func setRows(
        above: UnsafeMutablePointer<Int32>, below: UnsafePointer<Int32>, _ features: UnsafePointer<UInt8>, _ row: Int32
    ) {
        let (width, aspect) = (width, aspect)
        featureRow.withUnsafeMutableBufferPointer { featureRow in
            squaredHeight.withUnsafeMutableBufferPointer { squaredHeight in
                guard let nearest = featureRow.baseAddress, let height = squaredHeight.baseAddress else { return }
                chooseRows(width, above, below, features, row, aspect, nearest, height)
            }
        }
    }

    /// Builds the envelope and writes distances (and nearest cells, where wanted) of the row.
    mutating func fill(into field: inout DistanceField, at offset: Int) {
        let count = build()
        let (width, squaredCell) = (width, squaredCell)
        hull.withUnsafeBufferPointer { hull in
            squares.withUnsafeMutableBufferPointer { squares in
                field.metres.withUnsafeMutableBufferPointer { metres in
                    guard let hull = hull.baseAddress, let squares = squares.baseAddress,
                        let metres = metres.baseAddress
                    else { return }
                    writeSquares(hull, count, squares)
                    guard count > 0 else { return }
                    // Apart from the segments, which are short, so that roots are taken many at a time.
                    for column in 0..<width {
                        metres[offset &+ column] = Float((squares[column] * squaredCell).squareRoot())
                    }
                }
            }
        }
        guard !field.nearest.isEmpty else { return }
        for segment in 0..<count {
            let column = Int(hull[segment].column)
            let cell = Int(featureRow[column]) * width + column
            for target in hull[segment].start..<hull[segment + 1].start { field.nearest[offset + target] = cell }
        }
    }

    /// The number of segments; the one after the last begins at `width`.
    private mutating func build() -> Int {
        let width = width
        return hull.withUnsafeMutableBufferPointer { hull in
            featureRow.withUnsafeBufferPointer { featureRow in
                squaredHeight.withUnsafeBufferPointer { squaredHeight in
                    guard let hull = hull.baseAddress, let rows = featureRow.baseAddress,
                        let heights = squaredHeight.baseAddress
                    else { return 0 }
                    return buildEnvelope(width, rows, heights, hull)
                }
            }
        }
    }
}

/// Per column the nearer of the feature rows north and south, the northern of equals, and its squared distance.
private func chooseRows(
    _ width: Int, _ above: UnsafeMutablePointer<Int32>, _ below: UnsafePointer<Int32>,
    _ features: UnsafePointer<UInt8>, _ row: Int32, _ aspect: Double, _ nearest: UnsafeMutablePointer<Int32>,
    _ squaredHeight: UnsafeMutablePointer<Double>
) {
    let none = FeatureCarry.none
    for column in 0..<width {
        let north = features[column] != 0 ? row : above[column]
        above[column] = north
        let south = below[column]
        // No feature reads as farther than any row: 2^31 rows away.
        let northGap = north == none ? Int32.max : row &- north
        let southGap = south == none ? Int32.max : south &- row
        nearest[column] = northGap <= southGap ? north : south
        let gap = Double(min(northGap, southGap)) * aspect
        squaredHeight[column] = gap * gap
    }
}

/// The squared distances of a row in units of the cell width.
private func writeSquares(_ hull: UnsafePointer<Parabola>, _ count: Int, _ squares: UnsafeMutablePointer<Double>) {
    for segment in 0..<count {
        let parabola = hull[segment]
        let height = parabola.squaredHeight
        for column in parabola.start..<hull[segment &+ 1].start {
            let run = Double(Int32(truncatingIfNeeded: column)) - parabola.column
            squares[column] = run * run + height
        }
    }
}

/// A column whose feature is nearest from `start` up to the start of the next one.
struct Parabola {
    var column = 0.0
    var squaredHeight = 0.0
    /// Where it begins to be lower than the one before, as a fraction.
    var numerator = 0.0
    var denominator = 0.0
    /// The first whole column where it is strictly lower: of features equally far the western one keeps the cell.
    var start = 0

    /// The column at which it is as low as the one before, where there is one; rounding alone makes no difference.
    func tie(width: Int) -> Int? {
        let crossing = numerator / denominator
        let column = crossing.rounded()
        // Crossings of square cells are whole or at least 1 / (2 width) away from it.
        guard abs(crossing - column) < 1e-6, column >= 0, column < Double(width) else { return nil }
        return Int(column)
    }
}

/// The lower envelope of the columns' parabolas over the columns 0 ..< `width`.
///
/// - Parameters:
///   - width: Columns.
///   - featureRow: Per column the row of its feature; `FeatureCarry.none` leaves it out.
///   - squaredHeight: Per column the squared distance of that row.
///   - hull: Room for `width + 1` parabolas; the one after the last begins at `width`.
/// - Returns: How many there are; those that own no whole column but are as low as others at one are among them.
///
/// Crossings are compared as fractions, without division; only those that last are divided.
func buildEnvelope(
    _ width: Int, _ featureRow: UnsafePointer<Int32>, _ squaredHeight: UnsafePointer<Double>,
    _ hull: UnsafeMutablePointer<Parabola>
) -> Int {
    let end = Double(width) - 1
    var count = 0
    var top = Parabola()
    for column in 0..<width where featureRow[column] != FeatureCarry.none {
        let x = Double(Int32(truncatingIfNeeded: column))
        let height = squaredHeight[column]
        var numerator = -1.0
        var denominator = 2.0
        while count > 0 {
            let apart = x - top.column
            numerator = apart * (x + top.column) + (height - top.squaredHeight)
            denominator = apart + apart
            // The top is hidden when the new one passes below it before it has come below the one before.
            guard top.numerator * denominator > numerator * top.denominator else { break }
            count &-= 1
            if count > 0 { top = hull[count &- 1] }
        }
        if count == 0 {
            numerator = -1
            denominator = 2
        } else if numerator > end * denominator {
            continue
        }
        top = Parabola(column: x, squaredHeight: height, numerator: numerator, denominator: denominator)
        hull[count] = top
        count &+= 1
    }
    var previous = 0
    for segment in 0..<count {
        let crossing = hull[segment].numerator / hull[segment].denominator
        previous = min(max(Int(crossing.rounded(.down)) &+ 1, previous), width)
        hull[segment].start = previous
    }
    hull[count].start = width
    return count
}
