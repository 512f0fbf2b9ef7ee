import Foundations

/// Exploration potential of some ground in every realization: tonnes and what they contain.
///
/// Potential is not a resource and not a reserve. Sums of series are sums within each realization.
public struct PotentialSeries: Sendable, Hashable {
    /// The names of the grade variables.
    public let variables: [String]
    /// The tonnage in each realization, in tonnes; 0 where there is no deposit.
    public private(set) var tonnes: [Double]
    /// The number of deposits in each realization.
    public private(set) var deposits: [Int]
    /// The contained tonnes of each variable in each realization, variable by variable.
    private var contained: [Double]

    /// No deposit in any realization.
    ///
    /// - Parameters:
    ///   - variables: The names of the grade variables.
    ///   - realizations: How many realizations.
    public init(variables: [String], realizations: Int) {
        self.variables = variables
        tonnes = [Double](repeating: 0, count: realizations)
        deposits = [Int](repeating: 0, count: realizations)
        contained = [Double](repeating: 0, count: realizations * variables.count)
    }

    /// Adds one deposit of a drawing.
    mutating func add(deposit: Int, of drawn: DrawnDeposits, in realization: Int) {
        tonnes[realization] += drawn.tonnes[deposit]
        deposits[realization] += 1
        for variable in variables.indices {
            contained[variable * tonnes.count + realization] +=
                drawn.tonnes[deposit] * drawn.massFractions[deposit * variables.count + variable]
        }
    }

    /// The contained tonnes of a variable in each realization; nil when it is not modelled.
    public func containedTonnes(of variable: String) -> [Double]? {
        guard let index = variables.firstIndex(of: variable) else { return nil }
        return Array(contained[index * tonnes.count..<(index + 1) * tonnes.count])
    }

    /// The tonnage-weighted grade as mass fraction in each realization, NaN without a deposit; nil when not modelled.
    public func massFraction(of variable: String) -> [Double]? {
        containedTonnes(of: variable).map { zip($0, tonnes).map { $1 > 0 ? $0 / $1 : .nan } }
    }

    /// The ratio of contained tonnes of two variables, such as A/S, in each realization, NaN without a deposit; nil
    /// when one is not modelled.
    public func ratio(of numerator: String, to denominator: String) -> [Double]? {
        guard let above = containedTonnes(of: numerator), let below = containedTonnes(of: denominator) else {
            return nil
        }
        return zip(above, below).map { $1 > 0 ? $0 / $1 : .nan }
    }

    /// The share of realizations with at least one deposit.
    public var presenceProbability: Double {
        tonnes.isEmpty ? 0 : Double(deposits.count { $0 > 0 }) / Double(deposits.count)
    }

    /// The sum of several series, realization by realization; nil when there are none or they do not fit together.
    public static func sum(_ series: [PotentialSeries]) -> PotentialSeries? {
        guard var total = series.first else { return nil }
        for other in series.dropFirst() {
            guard other.variables == total.variables, other.tonnes.count == total.tonnes.count else { return nil }
            for i in total.tonnes.indices {
                total.tonnes[i] += other.tonnes[i]
                total.deposits[i] += other.deposits[i]
            }
            for i in total.contained.indices { total.contained[i] += other.contained[i] }
        }
        return total
    }
}
