import Foundations
import Geostatistics

/// How far apart holes stand: the median distance from a hole to the nearest one elsewhere, in metres, in which twins count once.
///
/// Nil for fewer than two places.
func holeSpacingMetres(_ set: DrillHoleSet) -> Double? {
    let places = Array(Set(set.holes.map { Point(x: $0.collar.x, y: $0.collar.y) })).sorted {
        ($0.x, $0.y) < ($1.x, $1.y)
    }
    return places.count > 1 ? medianSpacingMetres(places) : nil
}

/// Compares how far ore is assumed to go beyond the last hole with how far apart the holes stand.
///
/// - Throws: `configuration` when it goes farther than the drilled ground itself is wide, and many times the spacing.
func checkExtrapolation(of section: DrilledSection, in set: DrillHoleSet) throws -> [Warning] {
    let reach = section.extrapolation.metres
    guard let spacing = holeSpacingMetres(set),
        let box = Extent(around: set.holes.map { Point(x: $0.collar.x, y: $0.collar.y) })
    else { return [] }
    let across = (box.width * box.width + box.height * box.height).squareRoot()
    let found = "is \(metres(reach)), and the holes stand about \(metres(spacing.rounded())) apart"
    if reach > 20 * spacing, reach > across {
        throw GossanError(
            .configuration, subject: "estimate.drilled.extrapolate",
            problem: "\(found) on ground \(metres(across.rounded())) across",
            remedy: "choose at most the spacing of the holes, and check the unit")
    }
    // Holes on a grid stand a little nearer or farther than its spacing.
    guard reach > 2.1 * spacing else { return [] }
    return [
        Warning(
            code: "far_extrapolation", subject: "estimate.drilled.extrapolate",
            message: "\(found); ore beyond one or two spacings is conjecture")
    ]
}
