import Foundations

/// The local relief: the difference between the greatest and the least elevation around each cell.
///
/// - Parameters:
///   - elevation: Elevations of `window.expanded(by: neighbourhood.radius)`, row-major, missing and off-grid as NaN.
///   - window: The cells wanted.
///   - neighbourhood: The cells around, and the cell itself.
/// - Returns: One value per cell of the window, in the unit of the elevations. Missing cells stay missing and do not spread.
///
/// Source: Smith (1935), The relative relief of Ohio, Geographical Review 25, 272-284. Cost: that of two focal extremes.
public func relief(elevation: [Float], window: Window, neighbourhood: Neighbourhood) -> [Float] {
    let highest = focal(.maximum, elevation, window: window, neighbourhood: neighbourhood)
    let lowest = focal(.minimum, elevation, window: window, neighbourhood: neighbourhood)
    return zip(highest, lowest).map { $0 - $1 }
}
