import Foundations

extension DepositCountDistribution {
    /// The distribution of the number of deposits from elicited numbers, as the program MARK3 draws it.
    ///
    /// Between neighbouring elicited numbers the probability is spread evenly, each end getting half as much as a
    /// number between them; what exceeds the last one rests on it.
    ///
    /// - Parameter elicited: The elicited numbers.
    ///
    /// Source: Root, Menzie and Scott (1992), Computer Monte Carlo simulation in quantitative resource estimation,
    /// Nonrenewable Resources 1(2), 125-138; Root and others (1998), USGS Open-File Report 98-356.
    public static func mark3(_ elicited: ElicitedDepositCounts) -> DepositCountDistribution {
        let thresholds = elicited.thresholds
        let exceedance = [0.9, 0.5, 0.1, 0.05, 0.01].prefix(thresholds.count)
        var weights = [Double](repeating: 0, count: (thresholds.last ?? 0) + 1)

        let lowest = thresholds[0]
        let share = (1 - exceedance[0]) / Double(2 * lowest + 1)
        for count in 0..<lowest { weights[count] += 2 * share }
        weights[lowest] += share

        for knot in 1..<thresholds.count {
            spread(
                exceedance[knot - 1] - exceedance[knot], from: thresholds[knot - 1], to: thresholds[knot],
                over: &weights)
        }
        weights[thresholds[thresholds.count - 1]] += exceedance[exceedance.count - 1]
        return DepositCountDistribution(relative: weights)
    }

    private static func spread(_ mass: Double, from low: Int, to high: Int, over weights: inout [Double]) {
        guard low < high else {
            weights[low] += mass
            return
        }
        let step = mass / Double(high - low)
        weights[low] += step / 2
        weights[high] += step / 2
        for count in (low + 1)..<high { weights[count] += step }
    }
}
