import Foundations

/// The first and last row that holds a feature cell in each column of a strip, and whose cells they are.
public struct StripOwners: Sendable, Equatable {
    let rows: StripFeatures
    let first: [Int32]
    let last: [Int32]

    /// Finds them.
    ///
    /// - Parameters:
    ///   - owners: The feature of each cell of the strip in row-major order; -1 where there is none.
    ///   - strip: The full-width window that they cover.
    ///
    /// Cost: one pass over the strip.
    public init(of owners: [Int32], in strip: Window) {
        rows = StripFeatures(of: ownedCells(owners), in: strip)
        func owner(_ row: Int32, _ column: Int) -> Int32 {
            row == FeatureCarry.none ? -1 : owners[(Int(row) - strip.row) * strip.width + column]
        }
        first = rows.firstRow.enumerated().map { owner($1, $0) }
        last = rows.lastRow.enumerated().map { owner($1, $0) }
    }
}

/// What each strip needs to know of the strips north and south of it to allocate its cells to features.
///
/// Memory: 16 bytes per column and strip.
public struct OwnerCarry: Sendable, Equatable {
    let rows: FeatureCarry
    private let columns: Int
    private var above: [Int32] = []
    private var below: [Int32]

    /// Whether the grid holds no feature cell at all; no cell is then allocated.
    public var isEmpty: Bool { rows.isEmpty }

    /// - Parameter strips: What the strips hold, from the north.
    public init(_ strips: [StripOwners]) {
        rows = FeatureCarry(strips.map(\.rows))
        columns = strips.first?.first.count ?? 0
        var running = [Int32](repeating: -1, count: columns)
        for strip in strips {
            above += running
            for column in 0..<columns where strip.last[column] >= 0 { running[column] = strip.last[column] }
        }
        running = [Int32](repeating: -1, count: columns)
        below = [Int32](repeating: -1, count: above.count)
        for index in strips.indices.reversed() {
            below.replaceSubrange((index * columns)..<((index + 1) * columns), with: running)
            for column in 0..<columns where strips[index].first[column] >= 0 {
                running[column] = strips[index].first[column]
            }
        }
    }

    /// Per column, the feature of the nearest feature row north of the strip, or -1.
    func above(strip index: Int) -> ArraySlice<Int32> { above[(index * columns)..<((index + 1) * columns)] }

    /// Per column, the feature of the nearest feature row south of the strip, or -1.
    func below(strip index: Int) -> ArraySlice<Int32> { below[(index * columns)..<((index + 1) * columns)] }
}

/// One byte per cell: 1 where a feature is.
func ownedCells(_ owners: [Int32]) -> [UInt8] { owners.map { $0 >= 0 ? 1 : 0 } }
