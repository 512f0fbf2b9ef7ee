import Foundations

/// Surfaces that pass through the floors of valleys.
public enum BaseSurface: Sendable, Hashable, CaseIterable {
    /// The least elevation around each cell; it has steps.
    case lowest
    /// Its mean around each cell. No cell lies below it: every least elevation that takes part has the cell in sight.
    case smoothed

    /// How far cells are looked at, in radii of the neighbourhood.
    public var reach: Int { self == .lowest ? 1 : 2 }
}

/// How far the ground lies above its local base level.
///
/// - Parameters:
///   - elevation: Elevations of `window.expanded(by: neighbourhood.radius * surface.reach)`, row-major, missing and off-grid as NaN.
///   - window: The cells wanted.
///   - neighbourhood: The cells whose least elevation is the base; wide enough to hold the floor of the next valley.
///   - surface: The base surface.
/// - Returns: 0 or more per cell of the window, in the unit of the elevations. Missing cells stay missing and do not spread.
///
/// The base is a lower envelope of the relief, as the subenvelope maps of Stearns (1967), Geological Society of America Bulletin 78, 1111-1124.
/// It is not an isobase surface, which is interpolated between the streams of one order (Golts and Rosenthal 1993, Geomorphology 7,
/// 305-315; Grohmann, Riccomini and Chamani 2011, doi:10.5194/hess-15-1493-2011). Cost: that of the focal minimum and mean.
public func heightAboveBase(
    elevation: [Float], window: Window, neighbourhood: Neighbourhood, surface: BaseSurface
) -> [Float] {
    let radius = neighbourhood.radius
    let halo = radius * surface.reach
    let padded = window.width + 2 * halo
    precondition(elevation.count == window.expanded(by: halo).count)
    // Differences from one of the heights, so that the mean keeps its digits on high ground.
    let level = elevation.first { !$0.isNaN } ?? 0
    let heights = elevation.map { $0 - level }
    let base: [Float]
    switch surface {
    case .lowest: base = focal(.minimum, heights, window: window, neighbourhood: neighbourhood)
    case .smoothed:
        let lowest = focal(.minimum, heights, window: window.expanded(by: radius), neighbourhood: neighbourhood)
        base = focal(.mean, lowest, window: window, neighbourhood: neighbourhood)
    }
    return [Float](unsafeUninitializedCapacity: window.count) { result, count in
        for row in 0..<window.height {
            let centres = (row + halo) * padded + halo
            for column in 0..<window.width {
                let height = heights[centres + column] - base[row * window.width + column]
                // Rounding of the mean may take a cell on its own base a trace below it.
                result[row * window.width + column] = height < 0 ? 0 : height
            }
        }
        count = window.count
    }
}
