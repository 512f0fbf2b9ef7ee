import Foundations
import Geostatistics

/// What a drill hole says of the seam.
public struct SeamHole: Sendable, Hashable, Codable {
    /// The hole's name.
    public var id: String
    /// Where it crosses the seam (the middle of the ore, or of the samples of a barren hole).
    public var position: Point
    /// Elevation of the seam's top in metres; nil where there is no ore.
    public var topElevationMetres: Double?
    /// Vertical depth of the seam's top below the collar in metres; nil where there is no ore.
    public var overburdenMetres: Double?
    /// Whether the hole counts, and as what.
    public var status: Status
    /// Vertical thickness, mass and accumulations of what counts as ore; all zero for a barren hole.
    public var sums: SeamSums
    /// Every run of ore that was found, also those that are too thin or too poor.
    public var runs: [OreRun]
    /// Whether some samples may be ore, or may be a parting within it, for all that is known of them: they count as no ore.
    public var isPartlyAssayed: Bool

    /// Whether a hole counts, and as what.
    public enum Status: String, Sendable, Hashable, Codable, CaseIterable {
        /// It has ore.
        case ore
        /// It has none: thickness zero.
        case barren
        /// It was not assayed, or not for what the cut-off asks, so nothing is known.
        case notAssayed = "not_assayed"
        /// It ends above the target or within the ore.
        case inconclusive
        /// It runs flat through ore, whose vertical thickness it does not tell.
        case flatInOre = "flat_in_ore"
    }

    /// Whether it says something of the seam: ore or barren.
    public var isConclusive: Bool { status == .ore || status == .barren }
}

/// Combines the samples of each hole into what counts as ore of a flat-lying seam.
///
/// Thickness is vertical: the length of ore times the cosine of the hole's inclination, measured along its course.
/// Grades are weighted by thickness x density x mass recovery, mass recovery itself by thickness x density; ratios are sum
/// over sum. Barren holes are kept with thickness zero; holes that run flatter than 5 degrees through ore tell nothing of its
/// vertical thickness.
///
/// - Parameters:
///   - set: Drill holes with the variables of the seam.
///   - variables: Grades, ratios, density and mass recovery.
///   - cutoff: What makes ore.
///   - options: Density, and rules for several runs, boundaries and holes that say nothing.
///   - warnings: Gets counts of what was left out.
/// - Returns: One entry per hole, in their order.
/// - Throws: `configuration` when the cut-off or the seam names a variable that the holes do not have.
///
/// Cost: O(samples), and the square of those that follow each other undecided.
public func seamComposites(
    of set: DrillHoleSet, variables: SeamVariables, cutoff: Cutoff, options: SeamOptions, warnings: inout [Warning]
) throws(GossanError) -> [SeamHole] {
    let compositor = try SeamCompositor(set: set, variables: variables, cutoff: cutoff, options: options)
    let holes = set.holes.map { compositor.seamHole($0) }
    warnings += leftOut(of: holes, options: options)
    return holes
}

private struct SeamCompositor {
    let sampling: SeamSampling
    let cutoff: Cutoff
    let options: SeamOptions
    let cutoffLimits: SeamLimits
    let industrialLimits: SeamLimits
    let countingLimits: SeamLimits
    let gradeCount: Int

    init(set: DrillHoleSet, variables: SeamVariables, cutoff: Cutoff, options: SeamOptions) throws(GossanError) {
        sampling = try SeamSampling(set: set, variables: variables, options: options)
        self.cutoff = cutoff
        self.options = options
        cutoffLimits = try SeamLimits(cutoff.cutoff, variables: variables)
        industrialLimits = try SeamLimits(cutoff.criteria(.industrial), variables: variables)
        countingLimits = try SeamLimits(cutoff.criteria(options.runsPass), variables: variables)
        gradeCount = variables.grades.count
    }

    func seamHole(_ hole: DrillHole) -> SeamHole {
        let course = HoleCourse(of: hole)
        if sampling.flatSamples(of: hole, along: course).contains(where: {
            cutoffLimits.verdict(of: $0) == .passes && countingLimits.verdict(of: $0) != .fails
        }) {
            var told = describe(hole, course, [], runs: [], ore: [], isUndecided: false)
            told.status = .flatInOre
            return told
        }
        let read = sampling.samples(of: hole, along: course)
        let samples = fillingLostCore(read, along: course)
        let ranges = oreRuns(in: samples, limits: cutoffLimits, maximumPartingMetres: cutoff.maximumPartingMetres)
        let runs = ranges.map { range in
            let sums = total(samples, range)
            return OreRun(
                fromMetres: samples[range.lowerBound].fromMetres, toMetres: samples[range.upperBound].toMetres,
                sums: sums,
                isThickEnough: Criterion.Comparison.atLeast.passes(sums.thicknessMetres, cutoff.minimumThicknessMetres),
                isIndustrial: industrialLimits.pass(sums.values))
        }
        let ore = chosen(runs.filter { $0.isThickEnough && countingLimits.pass($0.sums.values) })
        let possible = fillingLostCore(read, undecidedIsOre: true, along: course)
        return describe(
            hole, course, samples, runs: runs, ore: ore, isUndecided: isUndecided(possible, runs, ore: ore))
    }

    /// Whether missing assays leave open what of a hole is ore: whether, if all that may be ore were, other ore might count, or the ore
    /// that counts might be longer and so too poor. Lost core beside what may be ore is filled in `samples`.
    private func isUndecided(_ samples: [SeamSample], _ runs: [OreRun], ore: [OreRun]) -> Bool {
        if runs.contains(where: {
            wouldCount($0.sums, fromMetres: $0.fromMetres, beside: ore)
                && countingLimits.verdict(of: $0.sums.values) == .unknown
        }) {
            return true
        }
        // With partings and without: a poor parting hides what may be ore by itself.
        return [0, cutoff.maximumPartingMetres].contains { parting in
            possibleOreRuns(in: samples, limits: cutoffLimits, maximumPartingMetres: parting).contains { range in
                let sums = total(samples, range)
                let isUnknown =
                    samples[range].contains { $0.isAssayed && cutoffLimits.verdict(of: $0) == .unknown }
                    || cutoffLimits.verdict(of: sums.values) == .unknown
                let top = samples[range.lowerBound].fromMetres
                guard isUnknown, wouldCount(sums, fromMetres: top, beside: ore) else { return false }
                let holdsOre = ore.contains {
                    $0.fromMetres < samples[range.upperBound].toMetres && $0.toMetres > top
                }
                return holdsOre || holdsPossibleOre(range, in: samples, beside: ore)
            }
        }
    }

    /// Whether a run is thick enough, and would be taken before the ore that counts: of equal ones the upper is.
    private func wouldCount(_ sums: SeamSums, fromMetres top: Double, beside ore: [OreRun]) -> Bool {
        guard Criterion.Comparison.atLeast.passes(sums.thicknessMetres, cutoff.minimumThicknessMetres) else {
            return false
        }
        guard options.severalRuns == .thickest, let counted = ore.first else { return sums.thicknessMetres > 1e-9 }
        let more = sums.thicknessMetres - counted.sums.thicknessMetres
        return top < counted.fromMetres ? more >= -1e-9 : more > 1e-9
    }

    /// Whether some part of what may be ore would count by itself for some outcome of the missing assays. Such a part neither ends in
    /// waste nor beside known ore; some of its samples are undecided, or what joins them is.
    private func holdsPossibleOre(_ range: ClosedRange<Int>, in samples: [SeamSample], beside ore: [OreRun]) -> Bool {
        let verdicts = samples[range].map { cutoffLimits.verdict(of: $0) }
        func verdict(_ index: Int) -> SeamLimits.Verdict { verdicts[index - range.lowerBound] }
        for start in range
        where verdict(start) != .fails && (start == range.lowerBound || verdict(start - 1) != .passes) {
            var sums = SeamSums(gradeCount: gradeCount)
            var isUnknown = false
            for end in start...range.upperBound {
                sums += samples[end].sums
                isUnknown = isUnknown || verdict(end) == .unknown
                guard verdict(end) != .fails, end == range.upperBound || verdict(end + 1) != .passes,
                    wouldCount(sums, fromMetres: samples[start].fromMetres, beside: ore),
                    isUnknown || cutoffLimits.verdict(of: sums.values) == .unknown,
                    countingLimits.verdict(of: sums.values) != .fails
                else { continue }
                return true
            }
        }
        return false
    }

    private func fillingLostCore(
        _ samples: [SeamSample], undecidedIsOre: Bool = false, along course: HoleCourse
    ) -> [SeamSample] {
        guard options.fillsLostCore else { return samples }
        return Resources.fillingLostCore(samples, limits: cutoffLimits, undecidedIsOre: undecidedIsOre) {
            course.verticalThickness(fromMetres: $0, toMetres: $1)
        }
    }

    private func chosen(_ runs: [OreRun]) -> [OreRun] {
        guard options.severalRuns == .thickest, var best = runs.first else { return runs }
        for run in runs where run.sums.thicknessMetres > best.sums.thicknessMetres + 1e-9 { best = run }
        return [best]
    }

    private func describe(
        _ hole: DrillHole, _ course: HoleCourse, _ samples: [SeamSample], runs: [OreRun], ore: [OreRun],
        isUndecided: Bool
    ) -> SeamHole {
        var sums = SeamSums(gradeCount: gradeCount)
        for run in ore { sums += run.sums }
        let top = ore.first?.fromMetres ?? hole.samples.first?.fromMetres ?? 0
        let bottom = ore.last?.toMetres ?? hole.samples.last?.toMetres ?? 0
        let middle = course.position(atDepth: (top + bottom) / 2)
        let topElevation = ore.first.map { course.position(atDepth: $0.fromMetres).z }
        return SeamHole(
            id: hole.id, position: Point(x: middle.x, y: middle.y), topElevationMetres: topElevation,
            overburdenMetres: ore.first.map { course.verticalThickness(fromMetres: 0, toMetres: $0.fromMetres) },
            status: status(of: hole, samples, ore: ore, isUndecided: isUndecided), sums: sums, runs: runs,
            isPartlyAssayed: isUndecided)
    }

    private func status(
        of hole: DrillHole, _ samples: [SeamSample], ore: [OreRun], isUndecided: Bool
    ) -> SeamHole.Status {
        guard let deepest = hole.samples.last?.toMetres else {
            return options.unassayedHolesAreBarren ? .barren : .notAssayed
        }
        if let last = ore.last {
            return options.isOpenBelowInconclusive && last.toMetres >= deepest ? .inconclusive : .ore
        }
        if let target = options.targetDepthMetres, hole.lengthMetres < target { return .inconclusive }
        if isUndecided { return .notAssayed }
        let isUnassayed = samples.allSatisfy { cutoffLimits.verdict(of: $0) == .unknown }
        return isUnassayed && !options.unassayedHolesAreBarren ? .notAssayed : .barren
    }
}

private func leftOut(of holes: [SeamHole], options: SeamOptions) -> [Warning] {
    let several = holes.filter { hole in hole.runs.count { $0.isThickEnough } > 1 }.map(\.id)
    let unknown = holes.filter { $0.status == .notAssayed }.map(\.id)
    let partly = holes.filter { $0.status == .ore && $0.isPartlyAssayed }.map(\.id)
    let inconclusive = holes.filter { $0.status == .inconclusive }.map(\.id)
    let flat = holes.filter { $0.status == .flatInOre }.map(\.id)
    let rule = options.severalRuns == .thickest ? "only the thickest is used" : "they are added up"
    return [
        ("several_ore_runs", several, "have several runs of ore; \(rule)"),
        ("not_assayed", unknown, "have no assays that tell whether they have ore, and are left out"),
        (
            "partly_assayed", partly,
            "have samples without the assays that tell whether they are ore, or part of it, beside ore that is known; such "
                + "samples count as no ore, so that there may be more"
        ),
        ("inconclusive_holes", inconclusive, "end above the target or within ore and are left out"),
        (
            "flat_in_ore", flat,
            "run flatter than \(Int(SeamSampling.flattestDipDegrees)) degrees through ore, which tells nothing of its vertical "
                + "thickness, and are left out"
        ),
    ].compactMap { code, names, message in
        guard !names.isEmpty else { return nil }
        let shown = names.prefix(5).joined(separator: ", ") + (names.count > 5 ? ", ..." : "")
        return Warning(code: code, subject: "drill holes", message: "\(names.count) (\(shown)) \(message)")
    }
}
