import Foundations

/// The review of growth against targets, of one series.
public struct GrowthReview: Sendable, Hashable, Codable {
    /// How likely one target is reached.
    public struct Target: Sendable, Hashable, Codable {
        /// The growth aimed at, as fraction of the opening: 0.03 is +3 %.
        public var growth: Double
        /// The share of realizations that reach it net of depletion; nil when the opening or the discovery is unknown.
        public var probabilityNet: Double?
        /// The share of realizations that reach it before depletion; nil when the opening or the discovery is unknown.
        public var probabilityGross: Double?
    }

    /// The series reviewed.
    public var series: LedgerSeries
    /// The year at whose end the opening stands.
    public var baseYear: Int
    /// The year at whose end the closing stands.
    public var horizonYear: Int
    /// The opening that percentages refer to, in tonnes; nil when no belt's is known.
    public var baseTonnes: Double?
    /// Closing less opening, in tonnes.
    public var netTonnes: DistributionSummary?
    /// Net growth plus depletion, in tonnes.
    public var grossTonnes: DistributionSummary?
    /// Net growth as fraction of the base.
    public var netGrowth: DistributionSummary?
    /// Gross growth as fraction of the base.
    public var grossGrowth: DistributionSummary?
    /// The targets, in the order given.
    public var targets: [Target]
    /// The belts counted.
    public var countedBelts: [String]
    /// The belts left out because their opening is unknown.
    public var beltsWithUnknownOpening: [String]
    /// The counted belts of whose discovery only a part, or nothing, is known: growth is at least what it says.
    public var beltsWithUnknownDiscovery: [String]
}

extension GrowthLedger {
    /// Reviews growth of a series over all belts with a known opening, or over one belt.
    ///
    /// Growth is closing less opening; gross growth leaves depletion out. Percentages refer to the sum of the known
    /// openings. A target counts as reached in a realization when growth is at least the target.
    ///
    /// - Parameters:
    ///   - series: The series that the target speaks of; resource unless the plan says reserve.
    ///   - targets: Targets as fractions of the opening, such as 0.03 and 0.05.
    ///   - baseYear: The year at whose end the opening stands.
    ///   - horizonYear: The year at whose end the closing stands.
    ///   - beltID: The belt; all with a known opening together where not given.
    public func review(
        _ series: LedgerSeries = .resource, targets: [Double], baseYear: Int, horizonYear: Int, in beltID: String? = nil
    ) -> GrowthReview {
        let isAsked = { (belt: String) in beltID == nil || beltID == belt }
        var review = GrowthReview(
            series: series, baseYear: baseYear, horizonYear: horizonYear,
            targets: targets.map { GrowthReview.Target(growth: $0) },
            countedBelts: beltsWithKnownOpening(series).filter(isAsked),
            beltsWithUnknownOpening: beltsWithUnknownOpening(series).filter(isAsked),
            beltsWithUnknownDiscovery: beltsWithUnknownDiscovery(series).filter(isAsked))
        let line = { (item: LedgerItem) in
            beltID.map { self.tonnes(item, of: series, in: $0) } ?? self.overallTonnes(item, of: series)
        }
        guard let opening = line(.opening), let closing = line(.closing), let depletion = line(.depletion),
            let base = opening.first
        else { return review }
        let net = zip(closing, opening).map { $0 - $1 }
        let gross = zip(net, depletion).map { $0 + $1 }
        review.baseTonnes = base
        review.netTonnes = DistributionSummary(of: net)
        review.grossTonnes = DistributionSummary(of: gross)
        guard base > 0 else { return review }
        review.netGrowth = DistributionSummary(of: net.map { $0 / base })
        review.grossGrowth = DistributionSummary(of: gross.map { $0 / base })
        review.targets = targets.map { target in
            let reached = { (growth: [Double]) in
                Double(growth.count { $0 >= (target - 1e-12) * base }) / Double(growth.count)
            }
            return GrowthReview.Target(growth: target, probabilityNet: reached(net), probabilityGross: reached(gross))
        }
        return review
    }
}
