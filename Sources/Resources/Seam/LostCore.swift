/// Samples with short lost core beside ore filled in.
///
/// An unassayed length beside ore, whether its row is empty or missing, is taken as one lost sample when it is at most one
/// and a half times as long as the ore sample beside it (the longer one between two).
///
/// - Between two ore samples it gets their mean mass and grades per metre. Without this a lost sample would cut a run in
///   two, of which only one is used.
/// - Between ore and an assayed sample that is not ore, the contact may lie anywhere in it, the one side as likely as the
///   other, and is put in the middle: half of it gets mass and grades per metre of the ore, the rest stays unassayed. Left
///   out whole, ore would be lost in one direction only.
/// - At the end of a hole nothing tells of a contact, and it stays unassayed.
///
/// A sample without the grades that the limits ask for, but with others, is neither lost core nor waste: it stays as it is, and
/// nothing is filled beside it, unless what could be is asked for.
///
/// - Parameters:
///   - samples: Samples of a hole by increasing depth; what is missing is NaN.
///   - limits: The cut-off grades.
///   - undecidedIsOre: Whether a sample that may be ore is taken for it; what is filled beside it may be ore as well.
///   - verticalThickness: The vertical thickness between two depths along the hole, in metres.
/// - Returns: The samples with lost core filled in. Cost: O(samples).
func fillingLostCore(
    _ samples: [SeamSample], limits: SeamLimits, undecidedIsOre: Bool = false,
    verticalThickness: (Double, Double) -> Double
) -> [SeamSample] {
    func isOre(_ sample: SeamSample) -> Bool {
        let verdict = limits.verdict(of: sample)
        return verdict == .passes || (undecidedIsOre && verdict == .unknown)
    }
    var filled: [SeamSample] = []
    var lastAssayed: Int?
    for sample in samples {
        if limits.verdict(of: sample) == .unknown, !(undecidedIsOre && sample.isAssayed) {
            filled.append(sample)
            // What is assayed in part is no lost core, nor does it tell what lies beside it.
            if sample.isAssayed { lastAssayed = nil }
            continue
        }
        if let last = lastAssayed,
            let lost = lostCore(between: filled[last], and: sample, isOre, verticalThickness)
        {
            filled.removeSubrange((last + 1)...)
            filled.append(lost)
        }
        filled.append(sample)
        lastAssayed = filled.count - 1
    }
    return filled
}

/// What of the lost length between two assayed samples counts as ore; nil where nothing does.
private func lostCore(
    between above: SeamSample, and below: SeamSample, _ isOre: (SeamSample) -> Bool,
    _ verticalThickness: (Double, Double) -> Double
) -> SeamSample? {
    let ore = [above, below].filter(isOre)
    let length = below.fromMetres - above.toMetres
    let longest = ore.map { $0.toMetres - $0.fromMetres }.max() ?? 0
    guard let first = ore.first, length > 0.001, length <= 1.5 * longest, above.domain == below.domain else {
        return nil
    }
    var (from, to) = (above.toMetres, below.fromMetres)
    var sums = first.sums
    if ore.count == 2 {
        sums += below.sums
    } else if first.toMetres == above.toMetres {
        to = (from + to) / 2
    } else {
        from = (from + to) / 2
    }
    let share = verticalThickness(from, to) / sums.thicknessMetres
    return SeamSample(
        fromMetres: from, toMetres: to, sums: SeamSums(values: sums.values.map { $0 * share }),
        grades: first.grades.indices.map { sums.grade($0) }, domain: first.domain, isAssayed: true)
}
