import Foundations
import Geostatistics
import Resources

/// What the holes say of a seam, before anything is kriged.
struct SeamHoles {
    /// Grades known of all ore, and what else makes the seam.
    let variables: SeamVariables
    let cutoff: Cutoff
    /// Dry density in t/m3.
    let density: Double
    /// All holes.
    let holes: [SeamHole]
    /// Holes that the seam is estimated from; at least one has ore.
    let used: [SeamHole]
    /// What was left out, and why.
    let warnings: [Warning]

    /// - Parameters:
    ///   - set: The holes.
    ///   - section: Names them, and says what becomes of barren ones.
    ///   - binding: What makes ore.
    /// - Throws: `badData` when the holes have none of the grades, lack one that the cut-off or the route rests on, or have no ore;
    ///   `configuration` when the config lacks what is needed. Cost: O(samples).
    init(_ set: DrillHoleSet, section: DrilledSection, binding: CommodityBinding) throws {
        var variables = binding.seamVariables(in: set.variables)
        guard !variables.grades.isEmpty else {
            throw GossanError(
                .badData, subject: "inputs.\(section.holes)",
                problem: "has none of the grades of \(binding.commodity.id): "
                    + binding.commodity.grades.map(\.name).joined(separator: ", "),
                remedy:
                    "name their columns: 'columns: { \(binding.commodity.grades.first?.name ?? "grade"): <column> }'"
            )
        }
        cutoff = try binding.cutoff()
        density = try binding.density()
        var told: [Warning] = []
        var holes = try seamComposites(
            of: set, variables: variables, cutoff: cutoff, options: Self.options(density), warnings: &told)
        let incomplete = IncompleteGrades(of: holes, variables)
        if !incomplete.grades.isEmpty {
            told = try incomplete.warnings(binding, input: section.holes)
            variables = binding.seamVariables(in: set.variables.filter { !incomplete.grades.keys.contains($0) })
            holes = try seamComposites(
                of: set, variables: variables, cutoff: cutoff, options: Self.options(density), warnings: &told)
        }
        let ignoresBarren = section.barrenHoles == .ignore
        used = holes.filter { $0.isConclusive && !(ignoresBarren && $0.status == .barren) }
        guard used.contains(where: { $0.status == .ore }) else {
            let counts: [(Int, String)] = [
                (holes.count { $0.status == .flatInOre }, "flat in ore"),
                (holes.count { $0.status == .notAssayed }, "without the assays that tell"),
            ]
            let words = counts.filter { $0.0 > 0 }.map { ", \($0.0) of them \($0.1)" }.joined()
            throw GossanError(
                .badData, subject: "inputs.\(section.holes)",
                problem: "no hole has ore by this cut-off (\(holes.count) holes\(words))",
                remedy: words.isEmpty
                    ? "check the cut-off, the columns of the grades and their units"
                    : "check the cut-off, the columns of the grades and their units, and the holes that are left out")
        }
        self.variables = variables
        self.holes = holes
        warnings = told + Self.ownDensities(set, section, binding)
    }

    /// Samples whose own density holds in place of that of the config.
    private static func ownDensities(
        _ set: DrillHoleSet, _ section: DrilledSection, _ binding: CommodityBinding
    ) -> [Warning] {
        guard let stated = binding.estimate.density?.dry, let place = set.variables.firstIndex(of: "density") else {
            return []
        }
        let samples = set.holes.flatMap(\.samples)
        let own = samples.count { $0.values[place] != nil }
        guard own > 0 else { return [] }
        return [
            Warning(
                code: densityOverriddenCode, subject: "inputs.\(section.holes)",
                message: "\(own) of \(samples.count) samples have a density of their own, which holds; the "
                    + "\(formatReading(stated.tonnesPerCubicMetre)) t/m3 of the config \(own == samples.count ? "do nothing" : "hold for the others alone")"
            )
        ]
    }

    /// The code of the warning that samples have a density of their own.
    static let densityOverriddenCode = "density_overridden"

    private static func options(_ density: Double) -> SeamOptions {
        var options = SeamOptions(densityTonnesPerCubicMetre: density)
        options.fillsLostCore = true
        return options
    }
}
