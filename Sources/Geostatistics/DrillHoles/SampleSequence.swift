import Foundations

/// Puts the samples of one hole in order and checks them against each other and against the hole's end.
///
/// - Parameters:
///   - rows: The samples of one hole, in file order.
///   - collar: The hole.
///   - file: The assay table, for messages.
///   - tolerance: Overlaps, gaps and excess up to this many metres are rounding.
///   - problems: Where overlaps (errors), gaps and repeats (warnings) are noted.
/// - Returns: Samples by increasing depth, without repeats.
func checkedSequence(
    _ rows: [SampleRow], of collar: CollarRow, file: String, tolerance: Double, problems: inout DrillHoleProblems
) -> [SampleInterval] {
    let sorted = rows.enumerated().sorted { a, b in
        let left = (a.element.sample.fromMetres, a.element.sample.toMetres, a.offset)
        return left < (b.element.sample.fromMetres, b.element.sample.toMetres, b.offset)
    }
    var kept: [SampleRow] = []
    for (_, row) in sorted {
        if let last = kept.last {
            if last.sample == row.sample {
                problems.warning(
                    "repeated_interval", file: file, line: row.line, hole: collar.hole,
                    "repeats line \(last.line); counted once")
                continue
            }
            noteFit(of: row, after: last, hole: collar.hole, file: file, tolerance: tolerance, &problems)
        }
        noteEnd(of: row, collar: collar, file: file, tolerance: tolerance, &problems)
        kept.append(row)
    }
    return kept.map(\.sample)
}

private func noteFit(
    of row: SampleRow, after last: SampleRow, hole: String, file: String, tolerance: Double,
    _ problems: inout DrillHoleProblems
) {
    let step = row.sample.fromMetres - last.sample.toMetres
    if step < -tolerance {
        problems.error(
            "overlap", file: file, line: row.line, hole: hole,
            "\(row.sample.span) overlaps \(last.sample.span) of line \(last.line)",
            remedy: "correct the depths; samples of one hole may not overlap")
    } else if step > tolerance {
        problems.warning(
            "gap", file: file, line: row.line, hole: hole,
            "nothing is assayed between \(last.sample.toMetres) and \(row.sample.fromMetres) m")
    }
}

private func noteEnd(
    of row: SampleRow, collar: CollarRow, file: String, tolerance: Double, _ problems: inout DrillHoleProblems
) {
    guard let length = collar.lengthMetres, row.sample.toMetres > length + tolerance else { return }
    if row.sample.fromMetres >= length - tolerance {
        problems.error(
            "beyond_end", file: file, line: row.line, hole: collar.hole,
            "\(row.sample.span) lies below the hole's end at \(length) m",
            remedy:
                "correct the length in the collar table or the depths of the sample; for depths in feet write 'units: ft'"
        )
    } else {
        problems.warning(
            "across_end", file: file, line: row.line, hole: collar.hole,
            "\(row.sample.span) reaches below the hole's end at \(length) m; kept whole")
    }
}

extension SampleInterval {
    /// `12.0 to 13.5 m`
    var span: String { "\(fromMetres) to \(toMetres) m" }
}
