import Foundations
import Resources

/// All estimates of a run. Realizations of all parts go together: sums are sums within each of them.
struct EstimateResult: Sendable {
    /// How many realizations there are.
    var realizations: Int
    /// The estimate of each prospect by its id.
    var prospects: [String: ProspectEstimate]
    /// The drilled ground; nil without holes.
    var drilled: DrilledResult?
    /// The potential of each belt; none without an undrilled estimate.
    var potential: [UndrilledStage.BeltPotential]
    /// The binding to commodity and cut-off.
    var binding: CommodityBinding
    /// The component that mining and processing recover; nil without mining or processing route.
    var component: String?
    /// What the user should know.
    var warnings: [Warning]
}

/// A series of any number of realizations stretched to another: realization i takes the value of i modulo its own count.
func stretched(_ values: [Double], to count: Int) -> [Double] {
    guard values.count != count, !values.isEmpty else { return values }
    return (0..<count).map { values[$0 % values.count] }
}
