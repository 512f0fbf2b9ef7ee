import Foundations

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Weights that fall with the distance from a cell as a normal distribution, cut off and made to sum to 1.
public struct GaussianKernel: Sendable, Hashable {
    /// Cells from the centre to the last one that counts.
    public let radius: Int
    /// Weights of rows and of columns from `-radius` to `radius`; a cell's is the product of the two.
    let weights: [Double]

    /// - Parameters:
    ///   - sigmaCells: Standard deviation in cells, above 0.
    ///   - radius: Cells from the centre to the last one that counts; by default 4 standard deviations, rounded, at least 1.
    public init(sigmaCells: Double, radius: Int? = nil) {
        let reach = max(1, radius ?? Int((4 * sigmaCells).rounded()))
        let raw = (-reach...reach).map { exp(-0.5 * (Double($0) / sigmaCells) * (Double($0) / sigmaCells)) }
        let sum = raw.reduce(0, +)
        self.radius = reach
        weights = raw.map { $0 / sum }
    }
}

/// Means around each cell with weights of a normal distribution, over the square that the kernel spans.
///
/// - Parameters:
///   - values: Values of `window.expanded(by: kernel.radius)`, row-major, missing and off-grid as NaN.
///   - window: The cells wanted.
///   - kernel: The weights.
/// - Returns: One value per cell, in the unit of the values: the sum of weighted known values over the sum of their weights. Missing
///   cells stay missing and do not spread.
///
/// Cost per cell: O(radius), in vector code, as the weights are products of rows and columns.
public func gaussianMean(_ values: [Float], window: Window, kernel: GaussianKernel) -> [Float] {
    let frame = FocalFrame(values, window: window, neighbourhood: .square(radius: kernel.radius))
    let shift = typicalValue(of: values)
    var scan = GaussianScan(frame, weights: kernel.weights)
    var known = KnownShares(frame, weights: kernel.weights, scan: scan)
    var differences = [Double](repeating: 0, count: frame.paddedWidth)
    var sums = [Double](repeating: 0, count: frame.width)
    var result = rowsOfWindow(values, frame) { source, target in
        known.push(source)
        differ(source, from: shift, into: &differences, frame.paddedWidth)
        guard scan.push(differences, joined: &sums), let target else { return }
        average(sums, known.shares, shift, into: target, frame.width)
    }
    frame.keepMissing(values, in: &result)
    return result
}

/// Sums of weighted cells around each cell, along rows and then down columns.
private struct GaussianScan: RowScan {
    private let width: Int
    /// Weights from the centre outwards.
    private let weights: [Double]
    private var pushed = 0
    /// The last `2 radius + 1` rows, summed along themselves, each as wide as the window.
    private var rows: [Double]
    /// Where rows around a cell begin, from the centre outwards: the one before and the one behind it.
    private var pairs: [(before: Int, behind: Int)]

    init(_ frame: FocalFrame, weights: [Double]) {
        width = frame.width
        self.weights = Array(weights[frame.radius...])
        rows = [Double](repeating: 0, count: weights.count * width)
        pairs = [(before: Int, behind: Int)](repeating: (0, 0), count: frame.radius + 1)
    }

    mutating func push(_ row: UnsafePointer<Double>, joined: UnsafeMutablePointer<Double>) -> Bool {
        let reach = weights.count - 1
        let side = 2 * reach + 1
        let (width, place) = (width, pushed % side * width)
        for offset in 0...reach { pairs[offset] = (reach - offset, reach + offset) }
        rows.withUnsafeMutableBufferPointer { rows in
            guard let base = rows.baseAddress else { return }
            weighted(row, pairs, weights, into: base + place, width)
        }
        pushed += 1
        guard pushed >= side else { return false }
        let middle = pushed - 1 - reach
        for offset in 0...reach {
            pairs[offset] = ((middle - offset) % side * width, (middle + offset) % side * width)
        }
        weighted(rows, pairs, weights, into: joined, width)
        return true
    }
}

/// Sums of pairs of stretches, each pair with its weight, eight cells at a time; the first pair is one stretch, which counts once.
private func weighted(
    _ source: UnsafePointer<Double>, _ pairs: UnsafePointer<(before: Int, behind: Int)>, _ weights: [Double],
    into result: UnsafeMutablePointer<Double>, _ count: Int
) {
    typealias Cells = SIMD8<Double>
    let whole = count / 8 * 8
    weights.withUnsafeBufferPointer { weights in
        for cell in stride(from: 0, to: whole, by: 8) {
            let centre = UnsafeRawPointer(source + pairs[0].before + cell).loadUnaligned(as: Cells.self)
            var sum = weights[0] * centre
            for offset in 1..<weights.count {
                let before = UnsafeRawPointer(source + pairs[offset].before + cell).loadUnaligned(as: Cells.self)
                let behind = UnsafeRawPointer(source + pairs[offset].behind + cell).loadUnaligned(as: Cells.self)
                sum += weights[offset] * (before + behind)
            }
            UnsafeMutableRawPointer(result + cell).storeBytes(of: sum, as: Cells.self)
        }
        for cell in whole..<count {
            result[cell] = weights.indices.dropFirst().reduce(weights[0] * source[pairs[0].before + cell]) {
                $0 + weights[$1] * (source[pairs[$1].before + cell] + source[pairs[$1].behind + cell])
            }
        }
    }
}
