import Foundations

extension DepositCountDistribution {
    /// The distribution of the deposits not yet discovered, where this is that of all deposits.
    ///
    /// An elicited number of *undiscovered* deposits is used as it is; this is for totals, such as those from deposit
    /// density. The number left is the number of all less the known ones, and 0 where that is negative: the plain reading
    /// and the cautious one.
    ///
    /// - Parameter known: How many deposits are known; 0 changes nothing.
    /// - Returns: A distribution over 0, 1, 2 ... deposits; none at all when the total cannot exceed `known`.
    public func undiscovered(known: Int) -> DepositCountDistribution {
        guard known > 0 else { return self }
        var left = Array(probabilities.dropFirst(known))
        let below = sum(probabilities.prefix(known))
        if left.isEmpty { left = [below] } else { left[0] += below }
        return DepositCountDistribution(relative: left)
    }
}
