import Foundations
import Geostatistics

/// Refuses grades that no sample can have: above 100 %.
///
/// - Parameters:
///   - set: Drill holes.
///   - commodity: The grades and their units.
///   - input: The input's name.
/// - Throws: `badData` that names the first sample and counts the others.
func checkGrades(of set: DrillHoleSet, commodity: CommodityFile, input: String) throws {
    for (index, variable) in set.variables.enumerated() {
        guard let grade = commodity.grades[name: variable] else { continue }
        let limit = 1 / grade.unit.fraction
        var first: String?
        var count = 0
        for hole in set.holes {
            for sample in hole.samples where (sample.values[index] ?? 0) > limit * (1 + 1e-9) {
                count += 1
                first = first ?? "hole \(hole.id), \(sample.fromMetres) m: \(sample.values[index] ?? 0)"
            }
        }
        guard let first else { continue }
        throw GossanError(
            .badData, subject: "inputs.\(input).\(variable)",
            problem: "is above 100 % in \(count) samples; first \(first) \(grade.unit.rawValue)",
            remedy: "check the column and its unit, which the commodity gives as \(grade.unit.rawValue)")
    }
}
