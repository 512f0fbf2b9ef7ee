import Foundations

/// One line of growth.csv: an item of a class or of a whole series, of a belt or overall.
public struct LedgerRow: Sendable, Hashable, Codable {
    /// The belt; nil for all belts with a known opening together.
    public var beltID: String?
    /// The series.
    public var series: LedgerSeries
    /// The class; nil for all classes of the series together.
    public var ledgerClass: LedgerClass?
    /// The line of the ledger.
    public var item: LedgerItem
    /// Quantiles and mean over the realizations, in tonnes; nil when unknown.
    public var tonnes: DistributionSummary?
    /// For overall lines, the belts left out because their opening is unknown.
    public var beltsLeftOut: [String]
    /// For overall lines, the belts whose discovery is unknown, of which the known part alone is counted.
    public var beltsWithUnknownDiscovery: [String]
}

extension GrowthLedger {
    /// All lines of the ledger: belt by belt and then overall, resource and then reserve, class by class and then the
    /// series, opening to closing. Classes that hold nothing and do not change are left out.
    public func rows() -> [LedgerRow] {
        beltIDs.flatMap { belt in
            LedgerSeries.allCases.flatMap { series in
                rows(beltID: belt, series: series) { item, ledgerClass in
                    ledgerClass.map { tonnes(item, of: $0, in: belt) } ?? tonnes(item, of: series, in: belt)
                }
            }
        }
            + LedgerSeries.allCases.flatMap { series in
                rows(beltID: nil, series: series) {
                    item, ledgerClass in
                    ledgerClass.map { overallTonnes(item, of: $0) } ?? overallTonnes(item, of: series)
                }
            }
    }

    private func rows(
        beltID: String?, series: LedgerSeries, tonnes: (LedgerItem, LedgerClass?) -> [Double]?
    ) -> [LedgerRow] {
        let leftOut = beltID == nil ? beltsWithUnknownOpening(series) : []
        let partlyCounted = beltID == nil ? beltsWithUnknownDiscovery(series) : []
        var rows: [LedgerRow] = []
        for ledgerClass in series.classes.map(Optional.some) + [nil] {
            let values = LedgerItem.allCases.map { tonnes($0, ledgerClass) }
            let holdsOrMoves = values.contains { $0?.contains { $0 != 0 } ?? false }
            let holdsUnknown = ledgerClass.map { self.holdsUnknown($0, in: beltID ?? "") } ?? true
            guard holdsOrMoves || holdsUnknown else { continue }
            for (item, realizations) in zip(LedgerItem.allCases, values) {
                rows.append(
                    LedgerRow(
                        beltID: beltID, series: series, ledgerClass: ledgerClass, item: item,
                        tonnes: realizations.flatMap { DistributionSummary(of: $0) }, beltsLeftOut: leftOut,
                        beltsWithUnknownDiscovery: partlyCounted))
            }
        }
        return rows
    }
}
