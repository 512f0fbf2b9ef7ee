import Foundations

/// The sills that fit best for given ranges.
struct SillFit {
    var nugget: Double
    var partialSills: [Double]
    /// Weighted sum of squared differences; infinite where the constraints admit no solution.
    var residual: Double
}

/// Weighted linear least squares for nugget and sills of at least 0, with any of the sum and the nugget fixed.
///
/// With at most four unknowns every set of positive ones is tried, which finds the exact constrained minimum.
func fitSills(_ bins: [VariogramBin], ranges: [Double], options: VariogramFitOptions) -> SillFit {
    let weights = bins.map { options.weights.weight(of: $0) }
    var columns = zip(options.shapes, ranges).map { shape, range in
        bins.map { shape.semivariance($0.meanDistanceMetres / range) }
    }
    let fixedNugget = options.fixedNugget
    if fixedNugget == nil { columns.insert([Double](repeating: 1, count: bins.count), at: 0) }
    let target = bins.map { $0.semivariance - (fixedNugget ?? 0) }
    let total = options.fixedTotalSill.map { $0 - (fixedNugget ?? 0) }
    var best = SillFit(nugget: 0, partialSills: [], residual: .infinity)
    for subset in 0..<(1 << columns.count) {
        let active = columns.indices.filter { subset >> $0 & 1 == 1 }
        guard let sills = solve(active.map { columns[$0] }, target, weights, total: total) else { continue }
        guard sills.allSatisfy({ $0 >= 0 }) else { continue }
        var full = [Double](repeating: 0, count: columns.count)
        for (index, sill) in zip(active, sills) { full[index] = sill }
        var residual = 0.0
        for row in bins.indices {
            var difference = target[row]
            for column in columns.indices { difference -= full[column] * columns[column][row] }
            residual += weights[row] * difference * difference
        }
        guard residual < best.residual else { continue }
        let nugget = fixedNugget ?? full.removeFirst()
        best = SillFit(nugget: nugget, partialSills: full, residual: residual)
    }
    return best
}

/// Least squares without bounds; nil where the columns do not determine the coefficients.
private func solve(_ columns: [[Double]], _ target: [Double], _ weights: [Double], total: Double?) -> [Double]? {
    guard let total else { return weightedLeastSquares(columns, target, weights) }
    guard let pivot = columns.first else { return total == 0 ? [] : nil }
    let others = columns.dropFirst().map { column in column.indices.map { column[$0] - pivot[$0] } }
    let rest = target.indices.map { target[$0] - total * pivot[$0] }
    guard let sills = weightedLeastSquares(others, rest, weights) else { return nil }
    return [total - sills.reduce(0, +)] + sills
}
