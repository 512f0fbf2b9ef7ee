import Foundations
import Geostatistics

/// Samples that washing leaves nothing of, by their mass recovery, and that yet have grades of what is left: a sign that 0 stands
/// for not washed. They count as waste.
///
/// - Parameters:
///   - set: Drill holes.
///   - commodity: The grades.
///   - input: The input's name.
/// - Returns: One warning that names the first five; nil where there is none.
func unwashedSamples(of set: DrillHoleSet, commodity: CommodityFile, input: String) -> Warning? {
    guard let recovery = set.variables.firstIndex(of: "mass_recovery") else { return nil }
    let grades = set.variables.indices.filter {
        $0 != recovery && commodity.grades[name: set.variables[$0]] != nil
    }
    let found = set.holes.flatMap { hole in
        hole.samples
            .filter { sample in sample.values[recovery] == 0 && grades.contains { (sample.values[$0] ?? 0) > 0 } }
            .map { "hole \(hole.id), \($0.fromMetres) to \($0.toMetres) m" }
    }
    guard !found.isEmpty else { return nil }
    return Warning(
        code: "zero_mass_recovery", subject: input,
        message: "mass_recovery is 0 in \(found.count) samples that have grades of what washing leaves: "
            + found.prefix(5).joined(separator: "; ") + (found.count > 5 ? " and others" : "")
            + ". They count as waste; if 0 means that they were not washed, leave the cells empty")
}
