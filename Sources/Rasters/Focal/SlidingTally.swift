/// What is known of the cells around a cell, kept while they move along a row.
protocol SlidingTally: ~Copyable {
    /// Forgets all cells.
    mutating func clear()
    /// Takes in a cell by its rank.
    mutating func add(_ rank: Int)
    /// Lets go of one that was taken in.
    mutating func remove(_ rank: Int)
    /// The result for a cell, by its own rank, which is among those taken in.
    mutating func result(forCellOf rank: Int) -> Float
}

/// Works out a result for each cell from the cells around it: those of the last cell without the ones that are left behind, and
/// with the ones that are reached.
///
/// Source: Huang, Yang and Tang (1979), doi:10.1109/TASSP.1979.1163188. Cost per cell: 2 (2 radius + 1) cells taken in or let go.
///
/// - Parameters:
///   - ranks: Ranks of the cells of the padded window, -1 for missing ones.
///   - frame: The sizes.
///   - tally: What is kept.
/// - Returns: The results, missing where the cell itself is.
@inline(__always)
func slide<Tally: SlidingTally & ~Copyable>(_ ranks: [Int32], _ frame: FocalFrame, _ tally: inout Tally) -> [Float] {
    var result = [Float](repeating: .nan, count: frame.width * frame.height)
    ranks.withUnsafeBufferPointer { ranks in
        frame.reach.withUnsafeBufferPointer { reach in
            for row in 0..<frame.height {
                tally.clear()
                for offset in reach.indices {
                    let centre = (row + offset) * frame.paddedWidth + frame.radius
                    for cell in (centre - reach[offset])...(centre + reach[offset]) where ranks[cell] >= 0 {
                        tally.add(Int(ranks[cell]))
                    }
                }
                let own = (row + frame.radius) * frame.paddedWidth + frame.radius
                for column in 0..<frame.width {
                    if ranks[own + column] >= 0 {
                        result[row * frame.width + column] = tally.result(forCellOf: Int(ranks[own + column]))
                    }
                    guard column + 1 < frame.width else { continue }
                    for offset in reach.indices {
                        let centre = (row + offset) * frame.paddedWidth + frame.radius + column
                        let left = ranks[centre - reach[offset]]
                        if left >= 0 { tally.remove(Int(left)) }
                        let reached = ranks[centre + 1 + reach[offset]]
                        if reached >= 0 { tally.add(Int(reached)) }
                    }
                }
            }
        }
    }
    return result
}
