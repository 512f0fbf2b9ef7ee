import Foundations

/// How the classes of a layer are joined to the few that carry weights.
public enum Generalization: Sendable, Hashable, Codable {
    /// Every class keeps its own weight.
    case none
    /// Classes whose studentized contrast is below the limit in size are pooled into one.
    case categorical(minimumStudentizedContrast: Double)
    /// Two classes, low values favourable, parted by a cut.
    case ascending(CutRule)
    /// Two classes, high values favourable, parted by a cut.
    case descending(CutRule)

    /// The order in which its weights table adds classes up.
    public var order: PatternOrder {
        switch self {
        case .none, .categorical: .categorical
        case .ascending: .ascending
        case .descending: .descending
        }
    }
}

/// Where cumulative classes are cut into a favourable and an unfavourable part.
///
/// The pattern that covers all classes is never a candidate, nor is one without a positive contrast.
public enum CutRule: Sendable, Hashable, Codable {
    /// Largest studentized contrast. Patterns that hold all deposits compete with their substitute weights, whose large
    /// deviation keeps them back unless nothing better parts deposits from barren ground.
    case largestStudentizedContrast
    /// Largest contrast among patterns with a true estimate; among all where none has one.
    case largestContrast
    /// Largest contrast among all patterns, also those whose counts were patched, as Geoscience Australia and ArcSDM do.
    case largestPatchedContrast
    /// After the class of this code.
    case after(code: Int)

    /// The position of the pattern that is favourable; nil where there is none.
    func position(in table: WeightsTable) -> Int? {
        let candidates = table.rows.indices.dropLast()
        let estimated = candidates.filter { !table.rows[$0].weights.isDegenerate }
        switch self {
        case .largestStudentizedContrast: return best(of: candidates) { table.rows[$0].weights.studentizedContrast }
        case .largestPatchedContrast: return best(of: candidates) { table.rows[$0].weights.contrast }
        case .largestContrast:
            return best(of: estimated) { table.rows[$0].weights.contrast }
                ?? best(of: candidates) { table.rows[$0].weights.contrast }
        case .after(let code):
            return candidates.last {
                table.order == .descending ? table.rows[$0].code >= code : table.rows[$0].code <= code
            }
        }
    }

    /// The first of the candidates with the greatest score, so that of equals the smaller pattern is kept; nil where no
    /// score is positive.
    private func best(of candidates: some Collection<Int>, score: (Int) -> Double) -> Int? {
        var best: (position: Int, score: Double)?
        for candidate in candidates where score(candidate) > best?.score ?? 0 { best = (candidate, score(candidate)) }
        return best?.position
    }
}
