/// Samples with short lost core within ore filled in.
///
/// An unassayed length between two ore samples, whether its row is empty or missing, is taken as one lost sample when it
/// is at most one and a half times as long as the longer of the two; it gets their mean mass and grades per metre. Lost
/// core at the edge of ore stays unassayed, because what lies there may be either. Without this a lost sample would cut
/// a run in two, of which only one is used, and ore would be lost in one direction only.
///
/// - Parameters:
///   - samples: Samples of a hole by increasing depth; unassayed ones hold NaN.
///   - limits: The cut-off grades.
///   - verticalThickness: The vertical thickness between two depths along the hole, in metres.
/// - Returns: The samples with lost core filled in. Cost: O(samples).
func fillingLostCore(
    _ samples: [SeamSample], limits: SeamLimits, verticalThickness: (Double, Double) -> Double
) -> [SeamSample] {
    var filled: [SeamSample] = []
    var lastOre: Int?
    for sample in samples {
        let isOre = limits.pass(sample.sums.values)
        if isOre, let last = lastOre, let lost = lostCore(between: filled[last], and: sample, verticalThickness) {
            filled.removeSubrange((last + 1)...)
            filled.append(lost)
        }
        filled.append(sample)
        if isOre { lastOre = filled.count - 1 } else if isAssayed(sample) { lastOre = nil }
    }
    return filled
}

private func isAssayed(_ sample: SeamSample) -> Bool { !sample.sums.values.contains { $0.isNaN } }

/// The lost length between two ore samples with nothing assayed between them; nil where there is none or it is too long.
private func lostCore(
    between above: SeamSample, and below: SeamSample, _ verticalThickness: (Double, Double) -> Double
) -> SeamSample? {
    let length = below.fromMetres - above.toMetres
    let longest = max(above.toMetres - above.fromMetres, below.toMetres - below.fromMetres)
    guard length > 0.001, length <= 1.5 * longest, above.domain == below.domain else { return nil }
    var sums = above.sums
    sums += below.sums
    let share = verticalThickness(above.toMetres, below.fromMetres) / sums.thicknessMetres
    return SeamSample(
        fromMetres: above.toMetres, toMetres: below.fromMetres, sums: SeamSums(values: sums.values.map { $0 * share }),
        domain: above.domain)
}
