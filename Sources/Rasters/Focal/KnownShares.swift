/// One over the sum of the weights of the known cells around each cell, row by row; infinite where there are none.
///
/// The weight of a cell is that of its row times that of its column. Where the known cells of a window fill a rectangle, as they do
/// without gaps, also at the edge of the study area, sums are products of those along rows and columns; otherwise they are summed
/// as the values are.
struct KnownShares<Scan: RowScan> where Scan.Value == Double {
    private let frame: FocalFrame
    private let weights: [Double]
    private var scan: Scan
    private var marks: [Double]
    private var sums: [Double]
    private var pushed = 0
    /// Sums of weights of the known columns around each column, where the known cells fill a rectangle.
    private var columns: [Double] = []
    /// Known rows of the row of results that `shares` are of.
    private var rows: Range<Int>?
    /// The shares of the row of results that ends with the row pushed last.
    private(set) var shares: [Double]

    /// - Parameters:
    ///   - frame: The sizes.
    ///   - weights: Weights of rows and columns from `-radius` to `radius`.
    ///   - scan: Sums the weights of a row's marks, as it does values.
    init(_ frame: FocalFrame, weights: [Double], scan: Scan) {
        self.frame = frame
        self.weights = weights
        self.scan = scan
        marks = [Double](repeating: 0, count: frame.paddedWidth)
        sums = [Double](repeating: 0, count: frame.width)
        shares = [Double](repeating: .infinity, count: frame.width)
        guard let known = frame.known else { return }
        columns = (0..<frame.width).map { Self.sum(weights, from: $0, known.columns) }
    }

    /// The sum of the weights of those places around one, which begin at `first`, that are known.
    private static func sum(_ weights: [Double], from first: Int, _ known: Range<Int>) -> Double {
        known.clamped(to: first..<(first + weights.count)).reduce(0) { $0 + weights[$1 - first] }
    }

    /// Takes the next row of the padded window.
    mutating func push(_ row: UnsafePointer<Float>) {
        if let known = frame.known {
            let first = pushed - 2 * frame.radius
            let seen = known.rows.clamped(to: first..<(pushed + 1))
            let around = (seen.lowerBound - first)..<(seen.upperBound - first)
            if around != rows {
                let sum = Self.sum(weights, from: first, known.rows)
                shares = columns.map { 1 / (sum * $0) }
            }
            rows = around
        } else {
            mark(row, into: &marks, frame.paddedWidth)
            if scan.push(marks, joined: &sums) { invert(sums, into: &shares, frame.width) }
        }
        pushed += 1
    }
}

/// 1 for known cells, 0 for missing ones.
private func mark(_ row: UnsafePointer<Float>, into marks: UnsafeMutablePointer<Double>, _ count: Int) {
    for cell in 0..<count { marks[cell] = row[cell] == row[cell] ? 1 : 0 }
}

private func invert(_ sums: UnsafePointer<Double>, into shares: UnsafeMutablePointer<Double>, _ count: Int) {
    for cell in 0..<count { shares[cell] = 1 / sums[cell] }
}
