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
/// Cost per cell: mean and standard deviation O(1) over squares and O(radius) over circles, minimum and maximum O(radius^2) in vector code, median
/// O(radius^2 log radius).
public func focal(
    _ statistic: FocalStatistic, _ values: [Float], window: Window, neighbourhood: Neighbourhood
) -> [Float] {
    let frame = FocalFrame(window: window, neighbourhood: neighbourhood)
    precondition(values.count == frame.paddedWidth * (window.height + 2 * neighbourhood.radius))
    var result =
        switch statistic {
        case .mean: frame.isSquare ? squareMean(values, frame) : focalMoments(values, frame).mean
        case .standardDeviation: frame.isSquare ? squareDeviation(values, frame) : focalMoments(values, frame).deviation
        case .minimum: focalExtreme(values, frame, .infinity) { $0 < $1 }
        case .maximum: focalExtreme(values, frame, -.infinity) { $0 > $1 }
        case .median: focalMedian(values, frame)
        }
    for row in 0..<window.height {
        let centres = (row + frame.radius) * frame.paddedWidth + frame.radius
        for column in 0..<window.width where values[centres + column].isNaN {
            result[row * window.width + column] = .nan
        }
    }
    return result
}

/// The sizes that the focal kernels share.
struct FocalFrame {
    let width: Int
    let height: Int
    let radius: Int
    let reach: [Int]

    init(window: Window, neighbourhood: Neighbourhood) {
        width = window.width
        height = window.height
        radius = neighbourhood.radius
        reach = neighbourhood.reach
    }

    /// Whether all cells of the square count.
    var isSquare: Bool { reach.allSatisfy { $0 == radius } }
    var paddedWidth: Int { width + 2 * radius }
    var paddedHeight: Int { height + 2 * radius }
}
