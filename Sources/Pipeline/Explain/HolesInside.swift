import Foundations
import Geostatistics
import Resources

/// The holes inside the outline of a drilled prospect.
struct HolesInside {
    /// Names of those with ore.
    let ore: [String]
    /// Names of those without, and of those that tell nothing.
    let others: [String]
    /// Median distance in metres between neighbours among them, in which twins count once; nil for fewer than two.
    let spacingMetres: Double?

    init(_ prospect: Prospect, _ drilled: DrilledResult) {
        let inside = drilled.holes.filter { hole in prospect.polygons.contains { $0.contains(hole.position) } }
        ore = inside.filter { $0.status == .ore }.map(\.id)
        others = inside.filter { $0.status != .ore }.map(\.id)
        let places = Set(inside.map(\.position)).sorted { ($0.x, $0.y) < ($1.x, $1.y) }
        spacingMetres = places.count > 1 ? medianSpacingMetres(places) : nil
    }
}
