import Foundations

/// The first and last row that holds a feature cell in each column of a strip.
public struct StripFeatures: Sendable, Equatable {
    /// Per column, the northernmost row with a feature; `FeatureCarry.none` without one.
    public var firstRow: [Int32]
    /// Per column, the southernmost row with a feature; `FeatureCarry.none` without one.
    public var lastRow: [Int32]

    /// Finds them.
    ///
    /// - Parameters:
    ///   - features: One byte per cell of the strip in row-major order, non-zero on feature cells.
    ///   - strip: The full-width window that the bytes cover.
    ///
    /// Cost: one pass over the strip.
    public init(of features: [UInt8], in strip: Window) {
        precondition(features.count == strip.count)
        let width = strip.width
        var first = [Int32](repeating: FeatureCarry.none, count: width)
        var last = first
        for row in 0..<strip.height {
            let line = features.span.extracting((row * width)..<((row + 1) * width))
            let here = Int32(strip.row + row)
            // Selects instead of branches: features are rare and scattered, and this vectorises.
            for column in 0..<width {
                let isFeature = line[column] != 0
                first[column] = isFeature && first[column] == FeatureCarry.none ? here : first[column]
                last[column] = isFeature ? here : last[column]
            }
        }
        firstRow = first
        lastRow = last
    }
}

/// What each strip needs to know of the strips north and south of it for exact distances.
///
/// With it every strip can be worked out alone, in any order, on any machine. Memory: 8 bytes per column and strip.
public struct FeatureCarry: Sendable, Equatable {
    /// Marks a column without a feature.
    public static let none = Int32.min

    private let columns: Int
    private var above: [Int32] = []
    private var below: [Int32] = []

    /// Whether the grid holds no feature cell at all; every distance is then missing.
    public let isEmpty: Bool

    /// - Parameter strips: What the strips hold, from the north.
    public init(_ strips: [StripFeatures]) {
        columns = strips.first?.firstRow.count ?? 0
        var running = [Int32](repeating: Self.none, count: columns)
        for strip in strips {
            above += running
            for column in 0..<columns where strip.lastRow[column] != Self.none {
                running[column] = strip.lastRow[column]
            }
        }
        isEmpty = running.allSatisfy { $0 == Self.none }
        running = [Int32](repeating: Self.none, count: columns)
        below = [Int32](repeating: Self.none, count: above.count)
        for index in strips.indices.reversed() {
            below.replaceSubrange((index * columns)..<((index + 1) * columns), with: running)
            for column in 0..<columns where strips[index].firstRow[column] != Self.none {
                running[column] = strips[index].firstRow[column]
            }
        }
    }

    /// Per column, the nearest feature row north of the strip.
    public func above(strip index: Int) -> ArraySlice<Int32> { above[(index * columns)..<((index + 1) * columns)] }

    /// Per column, the nearest feature row south of the strip.
    public func below(strip index: Int) -> ArraySlice<Int32> { below[(index * columns)..<((index + 1) * columns)] }
}
