import Foundations
import Geostatistics

/// Holes that start off the study area, whose extent is not that of the holes.
///
/// - Parameters:
///   - set: Drill holes, in the grid's system.
///   - area: The box of the study grid.
///   - input: The input's name.
/// - Returns: A warning that names the first of them; nil where there are none.
func holesOutside(_ area: Extent, in set: DrillHoleSet, input: String) -> Warning? {
    let outside = set.holes.filter { !area.contains(Point(x: $0.collar.x, y: $0.collar.y)) }.map(\.id)
    guard !outside.isEmpty else { return nil }
    let names = outside.prefix(5).joined(separator: ", ") + (outside.count > 5 ? " and others" : "")
    return Warning(
        code: "holes_outside_grid", subject: input,
        message: "\(outside.count) of \(set.holes.count) holes start outside the study area:"
            + " \(names); check their coordinates, or the extent of the grid")
}
