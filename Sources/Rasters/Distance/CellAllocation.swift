import Foundations

/// The feature nearest to each cell of a strip, and its distance, exactly, from centre to centre.
///
/// - Parameters:
///   - owners: The feature of each cell of the strip in row-major order; -1 where there is none.
///   - strip: A full-width window of the grid.
///   - index: Its place among the strips that `carry` was made of.
///   - carry: Feature rows beyond the strip and their features.
///   - grid: The grid; cells need not be square.
///   - limit: Greatest distance told; nil for no limit.
/// - Returns: Metres, and indices of features; of features equally far the one with the lowest index. Cells that are not
///   square count as equally far when the two meet within a millionth of a cell. All missing where the grid has no feature.
///
/// Method: that of `distanceToCells`, with the feature carried beside its row; where parabolas of the envelope are equally
/// low at a column the lowest index is taken. Cost: O(cells) time; 17 bytes per strip cell.
public func allocateToCells(
    _ owners: [Int32], strip: Window, index: Int, carry: OwnerCarry, grid: Grid, limit: DistanceLimit? = nil
) -> DistanceField {
    precondition(owners.count == strip.count && strip.width == grid.columns)
    let width = strip.width
    var field = DistanceField(
        metres: [Float](repeating: .nan, count: strip.count), nearest: [Int](repeating: -1, count: strip.count))
    if !carry.isEmpty {
        let below = nearestRowsBelow(ownedCells(owners), strip: strip, from: carry.rows.below(strip: index))
        let beyond = Array(carry.below(strip: index))
        var above = Array(carry.rows.above(strip: index))
        var aboveOwner = Array(carry.above(strip: index))
        var envelope = OwnerEnvelope(width: width, cellWidth: grid.cellWidth, cellHeight: grid.cellHeight)
        for row in 0..<strip.height {
            let here = Int32(strip.row + row)
            for column in 0..<width {
                let cell = row * width + column
                if owners[cell] >= 0 { (above[column], aboveOwner[column]) = (here, owners[cell]) }
                let south = below[cell]
                let southOwner =
                    south == FeatureCarry.none
                    ? -1
                    : Int(south) < strip.rows.upperBound
                        ? owners[(Int(south) - strip.row) * width + column] : beyond[column]
                envelope.choose(column, above[column], aboveOwner[column], south, southOwner, row: here)
            }
            envelope.fill(into: &field, at: row * width)
        }
    }
    limit?.apply(to: &field)
    return field
}

/// The lower envelope of one row's parabolas, each with its feature.
private struct OwnerEnvelope {
    private let width: Int
    private let squaredCell: Double
    private let aspect: Double
    private var featureRow: [Int32]
    private var owner: [Int32]
    private var squaredHeight: [Double]
    private var hull: [Parabola]

    init(width: Int, cellWidth: Double, cellHeight: Double) {
        self.width = width
        squaredCell = cellWidth * cellWidth
        aspect = cellHeight / cellWidth
        featureRow = [Int32](repeating: FeatureCarry.none, count: width)
        owner = [Int32](repeating: -1, count: width)
        squaredHeight = [Double](repeating: 0, count: width)
        hull = [Parabola](repeating: Parabola(), count: width + 1)
    }

    /// Chooses the nearer of two feature rows of a column, the lower index of equals.
    mutating func choose(
        _ column: Int, _ north: Int32, _ northOwner: Int32, _ south: Int32, _ southOwner: Int32, row: Int32
    ) {
        let northGap = north == FeatureCarry.none ? Int32.max : row - north
        let southGap = south == FeatureCarry.none ? Int32.max : south - row
        let takesSouth = southGap < northGap || (southGap == northGap && southOwner < northOwner)
        featureRow[column] = takesSouth ? south : north
        owner[column] = takesSouth ? southOwner : northOwner
        let gap = Double(min(northGap, southGap)) * aspect
        squaredHeight[column] = gap * gap
    }

    /// Builds the envelope and writes distances and features of the row.
    mutating func fill(into field: inout DistanceField, at offset: Int) {
        let count = hull.withUnsafeMutableBufferPointer { hull in
            guard let hull = hull.baseAddress else { return 0 }
            return buildEnvelope(width, featureRow, squaredHeight, hull)
        }
        for segment in 0..<count {
            let parabola = hull[segment]
            let feature = Int(owner[Int(parabola.column)])
            for column in parabola.start..<hull[segment + 1].start {
                let run = Double(column) - parabola.column
                field.metres[offset + column] = Float(((run * run + parabola.squaredHeight) * squaredCell).squareRoot())
                field.nearest[offset + column] = feature
            }
        }
        for segment in 0..<count {
            guard segment > 0, let column = hull[segment].tie(width: width) else { continue }
            for other in [segment - 1, segment] {
                let feature = Int(owner[Int(hull[other].column)])
                field.nearest[offset + column] = min(field.nearest[offset + column], feature)
            }
        }
    }
}
