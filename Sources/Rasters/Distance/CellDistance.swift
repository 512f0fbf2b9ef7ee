import Foundations

/// Distances to the nearest feature cell over one window.
public struct DistanceField: Sendable, Equatable {
    /// Metres from centre to centre, row-major; missing (NaN) where there is no feature within reach.
    public var metres: [Float]
    /// Which feature is nearest, or -1: a cell as `row * columns + column` of the grid, or the index of a geometry.
    /// Empty when it was not asked for.
    public var nearest: [Int]

    /// - Parameters:
    ///   - metres: Metres, row-major.
    ///   - nearest: Which feature is nearest, or empty.
    public init(metres: [Float], nearest: [Int]) {
        self.metres = metres
        self.nearest = nearest
    }
}

/// What a distance limit does with cells beyond it.
public struct DistanceLimit: Sendable, Hashable {
    /// The greatest distance told, in metres.
    public var metres: Double
    /// What cells beyond the limit get.
    public var beyond: Beyond

    /// What cells beyond a distance limit get.
    public enum Beyond: Sendable, Hashable {
        /// The limit itself: "at least this far".
        case limit
        /// Missing.
        case missing
    }

    /// - Parameters:
    ///   - metres: The greatest distance told, in metres.
    ///   - beyond: What cells beyond it get.
    public init(metres: Double, beyond: Beyond) {
        self.metres = metres
        self.beyond = beyond
    }

    func apply(to field: inout DistanceField) {
        let reach = Float(metres)
        let replacement = beyond == .limit ? reach : .nan
        for index in field.metres.indices where !(field.metres[index] <= reach) {
            field.metres[index] = replacement
            if !field.nearest.isEmpty { field.nearest[index] = -1 }
        }
    }
}

/// Exact Euclidean distance from each cell centre of a strip to the centre of the nearest feature cell.
///
/// - Parameters:
///   - features: One byte per cell of the strip in row-major order, non-zero on feature cells.
///   - strip: A full-width window of the grid.
///   - index: Its place among the strips that `carry` was made of.
///   - carry: Feature rows beyond the strip.
///   - grid: The grid; cells need not be square.
///   - limit: Greatest distance told; nil for no limit.
///   - wantsNearest: Whether the nearest cell is told too. Of features equally far, the western column wins, and
///     in a column the northern row.
/// - Returns: Metres, and cells as `row * columns + column`; all missing when the grid has no feature.
///
/// Source: the two phases of Meijster, Roerdink and Hesselink (2000), doi:10.1007/0-306-47025-X_36, with phase 1 cut
/// into strips, and the lower envelope of Felzenszwalb and Huttenlocher (2012), doi:10.4086/toc.2012.v008a019.
/// Squares are sums in double precision: exact up to rounding to Float. Cost: O(cells) time; 9 bytes per strip cell,
/// 17 with `wantsNearest`.
public func distanceToCells(
    _ features: [UInt8], strip: Window, index: Int, carry: FeatureCarry, grid: Grid, limit: DistanceLimit? = nil,
    wantsNearest: Bool = false
) -> DistanceField {
    precondition(features.count == strip.count && strip.width == grid.columns)
    let width = strip.width
    var field = DistanceField(
        metres: [Float](repeating: .nan, count: strip.count),
        nearest: wantsNearest ? [Int](repeating: -1, count: strip.count) : [])
    if !carry.isEmpty {
        let below = nearestRowsBelow(features, strip: strip, from: carry.below(strip: index))
        var above = Array(carry.above(strip: index))
        var envelope = LowerEnvelope(width: width, cellWidth: grid.cellWidth, cellHeight: grid.cellHeight)
        above.withUnsafeMutableBufferPointer { above in
            below.withUnsafeBufferPointer { below in
                features.withUnsafeBufferPointer { features in
                    guard let above = above.baseAddress, let below = below.baseAddress,
                        let features = features.baseAddress
                    else { return }
                    for row in 0..<strip.height {
                        let start = row * width
                        envelope.setRows(above: above, below: below + start, features + start, Int32(strip.row + row))
                        envelope.fill(into: &field, at: start)
                    }
                }
            }
        }
    }
    limit?.apply(to: &field)
    return field
}

/// Per cell of the strip, the nearest feature row south of it (not its own).
func nearestRowsBelow(_ features: [UInt8], strip: Window, from carry: ArraySlice<Int32>) -> [Int32] {
    let width = strip.width
    return [Int32](unsafeUninitializedCapacity: strip.count) { rows, count in
        var running = Array(carry)
        running.withUnsafeMutableBufferPointer { running in
            features.withUnsafeBufferPointer { features in
                guard let rows = rows.baseAddress, let features = features.baseAddress,
                    let running = running.baseAddress
                else { return }
                for row in (0..<strip.height).reversed() {
                    let start = row * width
                    passUp(Int32(strip.row + row), width, features + start, running, rows + start)
                }
            }
        }
        count = strip.count
    }
}

/// Notes the rows carried so far, and takes on the features of this row.
private func passUp(
    _ row: Int32, _ width: Int, _ features: UnsafePointer<UInt8>, _ running: UnsafeMutablePointer<Int32>,
    _ rows: UnsafeMutablePointer<Int32>
) {
    for column in 0..<width {
        let carried = running[column]
        rows[column] = carried
        running[column] = features[column] != 0 ? row : carried
    }
}
