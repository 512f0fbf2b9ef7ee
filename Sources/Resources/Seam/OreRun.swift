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
    /// Whether any grade of the table is known of it, be it one of the seam or not.
    var isAssayed: Bool
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
            let whole = above.lowerBound...run.upperBound
            let parting = samples[(above.upperBound + 1)..<run.lowerBound].reduce(0) { $0 + $1.sums.thicknessMetres }
            if Criterion.Comparison.atMost.passes(parting, maximumPartingMetres), isUnbroken(samples, whole, gapMetres),
                limits.pass(total(samples, whole).values)
            {
                joined[joined.count - 1] = whole
                hasJoined = true
            } else {
                joined.append(run)
            }
        }
        runs = joined
    }
    return runs
}

/// The runs that there would be if every sample that may be ore were, unassayed ones between them too, and every parting thin enough
/// were taken in, as index ranges of `samples` from the top. Those that hold nothing unknown are among them. Cost: O(samples).
func possibleOreRuns(
    in samples: [SeamSample], limits: SeamLimits, maximumPartingMetres: Double, gapMetres: Double = 0.001
) -> [ClosedRange<Int>] {
    let verdicts = samples.map { limits.verdict(of: $0) }
    var runs: [ClosedRange<Int>] = []
    for place in samples.indices
    where verdicts[place] == .passes || (verdicts[place] == .unknown && samples[place].isAssayed) {
        if let last = runs.last, isUnbroken(samples, last.upperBound...place, gapMetres) {
            let waste = ((last.upperBound + 1)..<place).filter { verdicts[$0] == .fails }
            let parting = waste.reduce(0) { $0 + samples[$1].sums.thicknessMetres }
            if Criterion.Comparison.atMost.passes(parting, maximumPartingMetres) {
                runs[runs.count - 1] = last.lowerBound...place
                continue
            }
        }
        runs.append(place...place)
    }
    return runs
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
