import Foundations

/// How deposits that are already known are taken out of a distribution of all deposits, known and unknown.
public enum KnownDepositRule: String, Sendable, Hashable, Codable, CaseIterable {
    /// The number left is the number of all less the known ones, and 0 where that is negative. The plain reading and
    /// the cautious one: totals below the known number count as none left.
    case subtract
    /// Totals below the known number are ruled out first, the rest is scaled to 1, then the known ones are taken off.
    /// Right where the distribution was stated without knowledge of the deposits; gives more undiscovered deposits.
    case condition
}

extension DepositCountDistribution {
    /// The distribution of the deposits not yet discovered, where this is that of all deposits.
    ///
    /// An elicited number of *undiscovered* deposits is used as it is; this is for totals, such as those from deposit
    /// density.
    ///
    /// - Parameters:
    ///   - known: How many deposits are known; 0 changes nothing.
    ///   - rule: How they are taken out.
    /// - Returns: A distribution over 0, 1, 2 ... deposits; none at all when the total cannot exceed `known`.
    public func undiscovered(known: Int, rule: KnownDepositRule = .subtract) -> DepositCountDistribution {
        guard known > 0 else { return self }
        var left = Array(probabilities.dropFirst(known))
        if rule == .subtract {
            let below = sum(probabilities.prefix(known))
            if left.isEmpty { left = [below] } else { left[0] += below }
        }
        guard sum(left) > 0 else { return .exactly(0) }
        return DepositCountDistribution(relative: left)
    }
}
