import Foundations
import Resources

extension BookedOutlines {
    /// Belts whose outlines book more than their known opening holds: one of the two is wrong.
    ///
    /// - Parameters:
    ///   - openings: The baseline.
    ///   - belts: The ids of the belts, in the order of the survey.
    func warnings(against openings: [OpeningBalance], belts: [String]) -> [Warning] {
        belts.indices.flatMap { index in
            LedgerSeries.allCases.compactMap { series -> Warning? in
                let lines = openings.filter { $0.beltID == belts[index] && $0.ledgerClass.series == series }
                guard !lines.isEmpty, lines.allSatisfy({ $0.tonnes != nil }) else { return nil }
                let opening = lines.reduce(0) { $0 + ($1.tonnes ?? 0) }
                let held = bookedTonnes(of: series, belt: index)
                // Tables are rounded.
                guard held > opening * 1.001 else { return nil }
                return Warning(
                    code: "booked_exceeds_opening", subject: "belt \(belts[index])",
                    message: "booked outlines hold \(formatMegatonnes(held)) Mt of \(series.rawValue), its opening "
                        + "\(formatMegatonnes(opening)) Mt")
            }
        }
    }

    private func bookedTonnes(of series: LedgerSeries, belt: Int) -> Double {
        outlines.filter { $0.belt == belt }.reduce(0) { total, outline in
            total + series.classes.reduce(0) { $0 + (outline.tonnes?[$1] ?? 0) }
        }
    }
}
