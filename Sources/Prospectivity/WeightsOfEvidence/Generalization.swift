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
public enum CutRule: Sendable, Hashable, Codable {
    /// Largest studentized contrast among patterns with a true estimate.
    case largestStudentizedContrast
    /// Largest contrast among patterns with a true estimate.
    case largestContrast
    /// Largest contrast among all patterns, also those whose counts were patched, as Geoscience Australia and ArcSDM do.
    case largestPatchedContrast
    /// After the class of this code.
    case after(code: Int)

    /// The position of the pattern that is favourable; nil where none has a positive contrast.
    func position(in table: WeightsTable) -> Int? {
        if case .after(let code) = self {
            return table.rows.lastIndex { table.order == .descending ? $0.code >= code : $0.code <= code }
        }
        let candidates = table.rows.indices.filter {
            self == .largestPatchedContrast || !table.rows[$0].weights.isDegenerate
        }
        let best = candidates.map { score(table.rows[$0].weights) }.max() ?? 0
        // The first of equals, so that the smaller pattern is kept.
        return best > 0 ? candidates.first { score(table.rows[$0].weights) == best } : nil
    }

    private func score(_ weights: PatternWeights) -> Double {
        self == .largestStudentizedContrast ? weights.studentizedContrast : weights.contrast
    }
}
