import Foundations

/// What is worked out of the cells around a cell.
public enum FocalStatistic: Sendable, Hashable, CaseIterable {
    /// The mean.
    case mean
    /// The population standard deviation.
    case standardDeviation
    /// The least value.
    case minimum
    /// The greatest value.
    case maximum
    /// The median; of an even number the mean of the two in the middle.
    case median
    /// The most frequent value, for codes of classes; of equally frequent ones the cell's own, where it is among them, otherwise
    /// the least.
    case majority
}

/// A statistic of the cells around each cell.
///
/// - Parameters:
///   - statistic: What is worked out.
///   - values: Values of `window.expanded(by: neighbourhood.radius)`, row-major, missing and off-grid as NaN.
///   - window: The cells wanted.
///   - neighbourhood: Which cells around are looked at.
/// - Returns: One value per cell of the window, in the unit of the values. Missing cells stay missing and do not
///   spread: neighbours use the cells that have values.
///
/// Cost per cell: mean, standard deviation, minimum and maximum O(log radius) over squares and O(radius) over circles, median and
/// majority O(radius).
public func focal(
    _ statistic: FocalStatistic, _ values: [Float], window: Window, neighbourhood: Neighbourhood
) -> [Float] {
    let frame = FocalFrame(values, window: window, neighbourhood: neighbourhood)
    var result =
        switch statistic {
        case .mean: frame.isSquare ? squareMean(values, frame) : focalMoments(values, frame).mean
        case .standardDeviation: frame.isSquare ? squareDeviation(values, frame) : focalMoments(values, frame).deviation
        case .minimum: focalMinimum(values, frame)
        case .maximum: focalMaximum(values, frame)
        case .median: focalMedian(values, frame)
        case .majority: focalMajority(values, frame)
        }
    frame.keepMissing(values, in: &result)
    return result
}

/// The sizes that the focal kernels share.
struct FocalFrame {
    let width: Int
    let height: Int
    let radius: Int
    let reach: [Int]
    /// The rectangle of the padded window that known cells fill, where they do.
    let known: KnownRectangle?

    init(_ values: [Float], window: Window, neighbourhood: Neighbourhood) {
        width = window.width
        height = window.height
        radius = neighbourhood.radius
        reach = neighbourhood.reach
        let side = window.width + 2 * neighbourhood.radius
        precondition(values.count == side * (window.height + 2 * neighbourhood.radius))
        known = KnownRectangle(values, width: side)
    }

    /// Whether all cells of the square count.
    var isSquare: Bool { reach.allSatisfy { $0 == radius } }
    /// Weights of rows and columns where all cells count alike.
    var ones: [Double] { [Double](repeating: 1, count: 2 * radius + 1) }
    var paddedWidth: Int { width + 2 * radius }
    var paddedHeight: Int { height + 2 * radius }

    /// Makes those results missing whose own cells are.
    func keepMissing(_ values: [Float], in result: inout [Float]) {
        let centres = (rows: radius..<(radius + height), columns: radius..<(radius + width))
        if let known, known.rows.clamped(to: centres.rows) == centres.rows,
            known.columns.clamped(to: centres.columns) == centres.columns
        {
            return
        }
        for row in 0..<height {
            let centres = values.span.extracting(((row + radius) * paddedWidth + radius)...).extracting(first: width)
            for column in 0..<width where centres[column].isNaN { result[row * width + column] = .nan }
        }
    }
}
