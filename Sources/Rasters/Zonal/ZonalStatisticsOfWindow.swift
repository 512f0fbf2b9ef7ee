import Foundations

/// What one window holds of each zone that it reaches.
///
/// - Parameters:
///   - zones: The zones as polygons; other shapes are left out. Zones may overlap.
///   - window: The window, inside the grid.
///   - values: Its `window.count` values in row-major order, missing as NaN.
///   - weights: A further weight per cell, such as its true area in km2; empty for 1 everywhere.
///   - keepsValues: Whether quantiles and majority are wanted.
/// - Returns: Zone index and what was found; a zone may come once per band of 256 rows. Merge windows in their own order with
///   `mergeZones`.
///
/// Cells count by the share of them that lies inside the zone, exactly. Source: the method of exactextract
/// (Baston, https://github.com/isciences/exactextract) over the coverage of `forEachCoverage`.
/// Cost: edges x cells crossed + cells covered.
public func zonalStatistics(
    of zones: FeatureRasterizer, in window: Window, values: [Float], weights: [Double] = [], keepsValues: Bool = false
) -> [(zone: Int, found: ZonalAccumulator)] {
    precondition(values.count == window.count && (weights.isEmpty || weights.count == window.count))
    var found: [(zone: Int, found: ZonalAccumulator)] = []
    zones.forEachCoverage(in: window) { zone, part, coverage in
        var accumulator = ZonalAccumulator(keepsValues: keepsValues)
        for row in 0..<part.height {
            let start = (part.row - window.row + row) * window.width + part.column - window.column
            let cells = start..<(start + part.width)
            accumulator.add(
                values.span.extracting(cells),
                coverage: coverage.extracting((row * part.width)..<((row + 1) * part.width)),
                weights: weights.isEmpty ? nil : weights.span.extracting(cells))
        }
        found.append((zone, accumulator))
    }
    return found
}

/// Merges what one window found into the zones.
public func mergeZones(
    _ zones: inout [ZonalAccumulator], with found: [(zone: Int, found: ZonalAccumulator)]
) {
    for part in found { zones[part.zone].merge(part.found) }
}
