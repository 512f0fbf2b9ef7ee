import Foundations
import Geostatistics

/// Columns of assays that hold fractions of 1 where percent is meant.
///
/// Many grades are below 1 % in all samples. A column is taken for fractions where no ore has so little: the mass recovery of
/// washing; a grade that no sample brings to its cut-off, but every hundredfold does; and a grade whose ratio to another
/// decides, when that other is percent.
///
/// - Parameters:
///   - set: Drill holes.
///   - commodity: The grades with their units, and the ratios.
///   - limits: What makes ore.
///   - input: The input's name.
///   - told: Columns whose fractions are told already.
/// - Returns: A warning for each such column.
func fractionalColumns(
    of set: DrillHoleSet, commodity: CommodityFile, limits: [GradeLimit], input: String, except told: [String]
) -> [Warning] {
    var columns: [String: (largest: Double, count: Int)] = [:]
    for (index, variable) in set.variables.enumerated() {
        let unit = commodity.grades[name: variable]?.unit ?? .percent
        guard unit == .percent else { continue }
        let values = set.holes.flatMap { $0.samples.compactMap { $0.values[index] } }
        columns[variable] = values.max().map { ($0, values.count) }
    }
    return set.variables.filter { !told.contains($0) }.compactMap { variable in
        guard let (largest, count) = columns[variable], largest > 0, largest <= 1 else { return nil }
        let missesCutoff = limits.contains {
            $0.variable == variable && $0.isShare && $0.limit > 0.01 && [.atLeast, .above].contains($0.comparison)
                && largest >= $0.limit
        }
        let others = commodity.ratios.compactMap { ratio -> String? in
            let pair = [ratio.value.numerator, ratio.value.denominator]
            return pair.contains(variable) ? pair.first { $0 != variable } : nil
        }
        let isSmallPart = others.contains { (columns[$0]?.largest ?? 0) > 1 }
        guard variable == "mass_recovery" || missesCutoff || isSmallPart else { return nil }
        return Warning(
            code: fractionsCode, subject: input,
            message: "\(variable) is at most \(largest) % in all \(count) samples, as if it were a fraction of 1; write"
                + " contents in the units of the commodity, which are % here")
    }
}

/// The code of the warning of contents that are fractions.
let fractionsCode = "fractions_not_percent"
