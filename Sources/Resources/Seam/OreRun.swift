/// A run of ore samples in a hole, partings included.
public struct OreRun: Sendable, Hashable, Codable {
    /// Upper end along the hole, in metres.
    public var fromMetres: Double
    /// Lower end along the hole, in metres.
    public var toMetres: Double
    /// Vertical thickness, mass and accumulations per square metre.
    public var sums: SeamSums
    /// Whether it reaches the minimum thickness.
    public var isThickEnough: Bool
    /// Whether its mean passes the industrial grades.
    public var isIndustrial: Bool
}

/// A sample ready for combining: its sums, and whether it is ore by itself.
struct SeamSample: Sendable, Hashable {
    var fromMetres: Double
    var toMetres: Double
    var sums: SeamSums
    /// Its grades, in their units; NaN where missing.
    var grades: [Double]
    /// What a run may not cross a change of, such as a rock code; nil where there is no such limit.
    var domain: String?

    /// Whether any of its grades is known.
    var isAssayed: Bool { grades.contains { !$0.isNaN } }
}

/// Finds the runs of ore in a hole.
///
/// A sample is ore when it passes the cut-off. Neighbouring ore samples make a run. Two runs join, over the waste
/// between them, when that parting is not thicker than allowed and the whole still passes the cut-off; this is done
/// from the top down and again until nothing joins. No run crosses an unsampled gap or a change of domain.
///
/// - Parameters:
///   - samples: Samples by increasing depth.
///   - limits: The cut-off grades, for samples and wholes.
///   - maximumPartingMetres: Greatest vertical thickness of a parting.
///   - gapMetres: Unsampled lengths up to this are rounding.
/// - Returns: Index ranges of `samples`, from the top.
///
/// Source: compositing rule of DZ/T 0202 (bauxite): cut-off grade, parting to reject; worked case in the tests.
/// Cost: O(samples) for each pass; at most as many passes as runs.
func oreRuns(
    in samples: [SeamSample], limits: SeamLimits, maximumPartingMetres: Double, gapMetres: Double = 0.001
) -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for place in samples.indices where limits.verdict(of: samples[place]) == .passes {
        if let last = runs.last, last.upperBound == place - 1, isUnbroken(samples, last.upperBound...place, gapMetres) {
            runs[runs.count - 1] = last.lowerBound...place
        } else {
            runs.append(place...place)
        }
    }
    var hasJoined = true
    while hasJoined {
        hasJoined = false
        var joined: [ClosedRange<Int>] = []
        for run in runs {
            guard let above = joined.last else {
                joined.append(run)
                continue
            }
            if isWithin(maximumPartingMetres, above, run, samples, gapMetres),
                limits.pass(total(samples, above.lowerBound...run.upperBound).values)
            {
                joined[joined.count - 1] = above.lowerBound...run.upperBound
                hasJoined = true
            } else {
                joined.append(run)
            }
        }
        runs = joined
    }
    return runs
}

/// Whether two neighbouring runs stay apart for want of assays in the parting alone: it is thin enough, and what is known of the whole
/// breaks no limit.
func areApartUndecided(
    _ above: ClosedRange<Int>, _ below: ClosedRange<Int>, in samples: [SeamSample], limits: SeamLimits,
    maximumPartingMetres: Double, gapMetres: Double = 0.001
) -> Bool {
    guard isWithin(maximumPartingMetres, above, below, samples, gapMetres) else { return false }
    return limits.verdict(of: total(samples, above.lowerBound...below.upperBound).values) == .unknown
}

/// Whether the parting between two runs is not thicker than allowed, and sampled all through.
private func isWithin(
    _ maximumPartingMetres: Double, _ above: ClosedRange<Int>, _ below: ClosedRange<Int>, _ samples: [SeamSample],
    _ gapMetres: Double
) -> Bool {
    let parting = samples[(above.upperBound + 1)..<below.lowerBound].reduce(0) { $0 + $1.sums.thicknessMetres }
    return Criterion.Comparison.atMost.passes(parting, maximumPartingMetres)
        && isUnbroken(samples, above.lowerBound...below.upperBound, gapMetres)
}

/// The sums over a range of samples.
func total(_ samples: [SeamSample], _ range: ClosedRange<Int>) -> SeamSums {
    var sums = samples[range.lowerBound].sums
    for place in range.dropFirst() { sums += samples[place].sums }
    return sums
}

private func isUnbroken(_ samples: [SeamSample], _ range: ClosedRange<Int>, _ gapMetres: Double) -> Bool {
    range.dropFirst().allSatisfy { place in
        samples[place].fromMetres - samples[place - 1].toMetres <= gapMetres
            && samples[place].domain == samples[place - 1].domain
    }
}
