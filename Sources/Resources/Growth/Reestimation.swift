import Foundations

/// What a new estimate of booked ground changes, class by class of one series, in every realization.
///
/// The change of the total is re-estimation, shared over the classes in proportion to the new estimate (to the booked one
/// where the new one is 0). What is left of each class's change is conversion between classes: it sums to zero.
public struct Reestimation: Sendable, Hashable {
    /// Re-estimation of each class, in tonnes.
    public let change: [LedgerClass: [Double]]
    /// Conversion into each class (positive) or out of it, in tonnes.
    public let shift: [LedgerClass: [Double]]

    /// - Parameters:
    ///   - estimated: The new estimate of the ground by class, in tonnes in each realization; classes left out hold none.
    ///   - booked: What the opening books on the same ground, by class, in tonnes; classes left out hold none.
    ///   - realizations: How many realizations the estimate has.
    ///
    /// Source: the lines of a resource reconciliation as asked for by GB/T 17766-2020 and JORC 2012, clause 5 and table 1
    /// (material changes since the last estimate, told by cause). Cost: classes x realizations.
    public init(estimated: [LedgerClass: [Double]], booked: [LedgerClass: Double], realizations: Int) {
        let classes = LedgerClass.allCases.filter { estimated[$0] != nil || booked[$0] != nil }
        var change: [LedgerClass: [Double]] = [:]
        var shift: [LedgerClass: [Double]] = [:]
        let bookedTotal = classes.reduce(0) { $0 + (booked[$1] ?? 0) }
        let totals = (0..<realizations).map { i in classes.reduce(0) { $0 + (estimated[$1]?[i] ?? 0) } }
        for ledgerClass in classes {
            let old = booked[ledgerClass] ?? 0
            let new = estimated[ledgerClass] ?? Array(repeating: 0, count: realizations)
            let own = (0..<realizations).map { i -> Double in
                if totals[i] > 0 { return (totals[i] - bookedTotal) * new[i] / totals[i] }
                return bookedTotal > 0 ? -bookedTotal * old / bookedTotal : 0
            }
            change[ledgerClass] = own
            shift[ledgerClass] = (0..<realizations).map { new[$0] - old - own[$0] }
        }
        self.change = change
        self.shift = shift
    }
}
