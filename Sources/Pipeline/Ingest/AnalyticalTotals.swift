import Foundations
import Geostatistics

/// Samples whose analysis sums to more than a whole, or to no more than a hundredth of one in all of them: a sign of exchanged
/// columns, of wrong units or of poor assays.
///
/// Only the contents that the commodity names as parts of one whole are summed, whichever of them a sample has.
///
/// - Parameters:
///   - set: Drill holes.
///   - commodity: The parts, with their units.
///   - input: The input's name.
/// - Returns: One warning that names the samples of the largest sums; nil where no sum is above `largestAnalyticalTotal`
///   and they are percent.
func excessiveTotals(of set: DrillHoleSet, commodity: CommodityFile, input: String) -> Warning? {
    let parts = commodity.analyticalTotal.compactMap { name -> (index: Int, fraction: Double)? in
        guard let index = set.variables.firstIndex(of: name), let grade = commodity.grades[name: name] else {
            return nil
        }
        return (index, grade.unit.fraction)
    }
    guard parts.count > 1 else { return nil }
    var found: [(text: String, sum: Double)] = []
    var complete = 0
    var largestSum = 0.0
    for hole in set.holes {
        for sample in hole.samples {
            let values = parts.compactMap { part in sample.values[part.index].map { $0 * part.fraction } }
            complete += values.count > 1 ? 1 : 0
            let sum = values.reduce(0, +)
            largestSum = max(largestSum, sum)
            guard values.count > 1, sum > largestAnalyticalTotal + 1e-9 else { continue }
            let place = "hole \(hole.id), \(sample.fromMetres) to \(sample.toMetres) m"
            found.append(("\(place): \(((sum * 10_000).rounded() / 100)) %", sum))
        }
    }
    let names = parts.map { set.variables[$0.index] }.joined(separator: " + ")
    if complete > 0, largestSum > 0, largestSum <= largestAnalyticalTotal / 100 {
        return Warning(
            code: fractionsCode, subject: input,
            message: "\(names) is at most \((largestSum * 10_000).rounded() / 100) % in all \(complete) samples, as if"
                + " they were fractions of 1; write contents in the units of the commodity")
    }
    guard !found.isEmpty else { return nil }
    // Equal sums stay in the order of the tables.
    let largest = found.enumerated().sorted { ($1.element.sum, $0.offset) < ($0.element.sum, $1.offset) }.prefix(5)
    return Warning(
        code: "analytical_total", subject: input,
        message: "\(names) is above \(percentText(largestAnalyticalTotal)) in \(found.count) of \(complete) samples; "
            + largest.map(\.element.text).joined(separator: "; ") + (found.count > 5 ? " and others" : "")
            + ". Check columns, units and assays; the values are used as they are")
}

/// Above this share the parts of an analysis cannot all be right: 100 % and 1 % for the errors of the assays.
let largestAnalyticalTotal = 1.01
