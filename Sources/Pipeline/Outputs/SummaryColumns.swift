import Delivery
import Foundations

/// The four columns of an uncertain figure: `<name>_q10`, `_q50`, `_q90`, `_mean`.
func summaryColumns(_ name: String, unit: String?, decimals: Int, _ meaning: String) -> [Column] {
    [
        Column("\(name)_q10", .number, unit: unit, decimals: decimals, "\(meaning): 10 % of outcomes lie below"),
        Column("\(name)_q50", .number, unit: unit, decimals: decimals, "\(meaning): median"),
        Column("\(name)_q90", .number, unit: unit, decimals: decimals, "\(meaning): 90 % of outcomes lie below"),
        Column("\(name)_mean", .number, unit: unit, decimals: decimals, "\(meaning): mean"),
    ]
}

/// The cells of an uncertain figure; realizations without a value (NaN) do not count.
func summaryCells(_ realizations: [Double]?, scale: Double = 1) -> [Cell] {
    let finite = realizations?.filter(\.isFinite) ?? []
    return summaryCells(DistributionSummary(of: finite), scale: scale)
}

/// The cells of a summary.
func summaryCells(_ summary: DistributionSummary?, scale: Double = 1) -> [Cell] {
    guard let summary else { return [.missing, .missing, .missing, .missing] }
    return [summary.q10, summary.q50, summary.q90, summary.mean].map { Cell($0 * scale) }
}
