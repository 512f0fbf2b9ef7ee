#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The counts of a binary pattern against deposits, in unit cells.
public struct PatternCounts: Sendable, Hashable {
    /// Area of the pattern.
    public var patternUnits: Double
    /// Area in which the layer is known.
    public var totalUnits: Double
    /// Deposits on the pattern.
    public var patternDeposits: Double
    /// Deposits in the area in which the layer is known.
    public var totalDeposits: Double

    /// - Parameters:
    ///   - patternUnits: Area of the pattern in unit cells.
    ///   - totalUnits: Area in which the layer is known, in unit cells.
    ///   - patternDeposits: Deposits on the pattern.
    ///   - totalDeposits: Deposits in the area in which the layer is known.
    public init(patternUnits: Double, totalUnits: Double, patternDeposits: Double, totalDeposits: Double) {
        self.patternUnits = patternUnits
        self.totalUnits = totalUnits
        self.patternDeposits = patternDeposits
        self.totalDeposits = totalDeposits
    }
}

/// What to do with a pattern on which no deposit lies, on which all lie, or which leaves no barren unit cell.
public enum ZeroCountRule: String, Sendable, Hashable, Codable, CaseIterable {
    /// As the tools of Geoscience Australia and ArcSDM do: no deposit gives zero weights; all deposits count as
    /// 0.99 fewer; areas too small for their deposits are widened.
    case geoscienceAustralia = "geoscience_australia"
    /// Adds one half to each of the four counts (Haldane 1956, doi:10.1111/j.1469-1809.1955.tb01285.x).
    case haldane
    /// No estimate: weights of zero.
    case noEstimate = "no_estimate"
}

/// Weights of evidence of a binary pattern with their standard deviations.
///
/// W+ = ln[(db/ds) / ((b-db)/(s-ds))], W- = ln[((ds-db)/ds) / ((s-b-ds+db)/(s-ds))], variances 1/db + 1/(b-db) and
/// 1/(ds-db) + 1/(s-b-ds+db), with areas s (known) and b (pattern) in unit cells and deposits ds and db.
///
/// Source: Bonham-Carter (1994), Geographic Information Systems for Geoscientists, chapter 9.
public struct PatternWeights: Sendable, Hashable, Codable {
    /// W+, the weight where the pattern is present.
    public var positive: Double
    /// Standard deviation of W+.
    public var positiveDeviation: Double
    /// W-, the weight where the pattern is absent.
    public var negative: Double
    /// Standard deviation of W-.
    public var negativeDeviation: Double
    /// Whether a count was zero or perfect, so that the weights rest on the `ZeroCountRule` and not on data.
    public var isDegenerate: Bool

    /// W+ minus W-.
    public var contrast: Double { positive - negative }
    /// Standard deviation of the contrast.
    public var contrastDeviation: Double {
        (positiveDeviation * positiveDeviation + negativeDeviation * negativeDeviation).squareRoot()
    }
    /// Contrast divided by its standard deviation; 0 where there is no estimate.
    public var studentizedContrast: Double { contrastDeviation > 0 ? contrast / contrastDeviation : 0 }

    /// - Parameters:
    ///   - counts: Areas in unit cells and deposits.
    ///   - rule: What to do with zero and perfect counts.
    public init(_ counts: PatternCounts, rule: ZeroCountRule) {
        let table = FourCounts(counts)
        if table.allPositive {
            self.init(table, isDegenerate: false)
            return
        }
        switch rule {
        case .noEstimate: self.init()
        case .haldane: self.init(table.plusHalf, isDegenerate: true)
        case .geoscienceAustralia:
            let patched = FourCounts(Self.patched(counts))
            if counts.patternDeposits > 0, patched.allPositive {
                self.init(patched, isDegenerate: true)
            } else {
                self.init()
            }
        }
    }

    /// No estimate.
    private init() {
        (positive, positiveDeviation, negative, negativeDeviation, isDegenerate) = (0, 0, 0, 0, true)
    }

    private init(_ table: FourCounts, isDegenerate: Bool) {
        let deposits = table.depositsOn + table.depositsOff
        let barren = table.barrenOn + table.barrenOff
        positive = log((table.depositsOn / deposits) / (table.barrenOn / barren))
        negative = log((table.depositsOff / deposits) / (table.barrenOff / barren))
        positiveDeviation = (1 / table.depositsOn + 1 / table.barrenOn).squareRoot()
        negativeDeviation = (1 / table.depositsOff + 1 / table.barrenOff).squareRoot()
        self.isDegenerate = isDegenerate
    }

    private static func patched(_ counts: PatternCounts) -> PatternCounts {
        var counts = counts
        if counts.patternDeposits == counts.totalDeposits { counts.patternDeposits -= 0.99 }
        let depositsOff = counts.totalDeposits - counts.patternDeposits
        if counts.totalUnits - counts.patternUnits <= depositsOff {
            counts.patternUnits = counts.totalUnits - depositsOff - 0.99
        }
        if counts.patternUnits <= counts.patternDeposits { counts.patternUnits = counts.patternDeposits + 1 }
        return counts
    }
}

/// Unit cells with and without a deposit, on and off a pattern.
private struct FourCounts {
    var depositsOn: Double
    var depositsOff: Double
    var barrenOn: Double
    var barrenOff: Double

    init(_ counts: PatternCounts) {
        depositsOn = counts.patternDeposits
        depositsOff = counts.totalDeposits - counts.patternDeposits
        barrenOn = counts.patternUnits - counts.patternDeposits
        barrenOff = counts.totalUnits - counts.patternUnits - counts.totalDeposits + counts.patternDeposits
    }

    var allPositive: Bool { depositsOn > 0 && depositsOff > 0 && barrenOn > 0 && barrenOff > 0 }

    var plusHalf: FourCounts {
        var table = self
        table.depositsOn = max(0, depositsOn) + 0.5
        table.depositsOff = max(0, depositsOff) + 0.5
        table.barrenOn = max(0, barrenOn) + 0.5
        table.barrenOff = max(0, barrenOff) + 0.5
        return table
    }
}
