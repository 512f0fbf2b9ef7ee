import Foundations

/// The difference between the greatest and the least of the cells around each cell; of elevations, the local relief.
///
/// - Parameters:
///   - values: Values of `window.expanded(by: neighbourhood.radius)`, row-major, missing and off-grid as NaN.
///   - window: The cells wanted.
///   - neighbourhood: Which cells around are looked at, the cell itself among them.
/// - Returns: One value per cell of the window, in the unit of the values. Missing cells stay missing and do not spread.
///
/// Source: Smith (1935), The relative relief of Ohio, Geographical Review 25, 272-284. Cost: that of two focal extremes.
public func focalRange(_ values: [Float], window: Window, neighbourhood: Neighbourhood) -> [Float] {
    let highest = focal(.maximum, values, window: window, neighbourhood: neighbourhood)
    let lowest = focal(.minimum, values, window: window, neighbourhood: neighbourhood)
    return zip(highest, lowest).map { $0 - $1 }
}
