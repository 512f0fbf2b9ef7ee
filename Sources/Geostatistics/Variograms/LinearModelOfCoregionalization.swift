import Foundations

/// Direct and cross-variograms of several variables as sums of the same structures.
///
/// Each coregionalization matrix is symmetric and positive semi-definite, which makes every linear combination of the
/// variables have a valid variogram.
public struct LinearModelOfCoregionalization: Sendable, Hashable {
    /// Number of variables.
    public var variableCount: Int
    /// The nugget matrix, row-major, in products of the variables' units.
    public var nugget: [Double]
    /// Shape and range of each structure; their partial sills are 1.
    public var structures: [VariogramStructure]
    /// The sill matrix of each structure, row-major.
    public var sills: [[Double]]

    /// The direct or cross-variogram of two variables; cross-variograms may have negative sills.
    public func model(_ first: Int, _ second: Int) -> VariogramModel {
        let element = first * variableCount + second
        return VariogramModel(
            nuggetEffect: nugget[element],
            structures: zip(structures, sills).map { structure, matrix in
                var scaled = structure
                scaled.partialSill = matrix[element]
                return scaled
            })
    }
}

/// Fits a linear model of coregionalization with given shapes and ranges.
///
/// The sills of each direct and cross-variogram are fitted by weighted least squares; then the negative eigenvalues of
/// each matrix are set to 0, which gives the nearest positive semi-definite one.
///
/// - Parameters:
///   - bins: The experimental direct and cross-variograms in the order (0,0), (0,1), ... (0,m-1), (1,1), ...
///   - variableCount: Number of variables m.
///   - structures: Shape, range and anisotropy of each structure; partial sills are not used.
///   - weights: How much each class counts.
/// - Throws: `GossanError(.badData)` when variograms are missing or do not determine the sills.
///
/// Source: Goulard and Voltz (1992), doi:10.1007/BF00893750, for the model; Pebesma (2004),
/// doi:10.1016/j.cageo.2004.03.012, for this fit (`fit.lmc` of gstat). Cost: O(m^2 classes).
public func fitLinearModelOfCoregionalization(
    _ bins: [[VariogramBin]], variableCount: Int, structures: [VariogramStructure],
    weights: VariogramFitWeights = .pairsOverSquaredDistance
) throws(GossanError) -> LinearModelOfCoregionalization {
    let m = variableCount
    guard bins.count == m * (m + 1) / 2, m > 0 else {
        throw GossanError(
            .badData, subject: "linear model of coregionalization",
            problem: "has \(bins.count) variograms for \(m) variables", remedy: "give every direct and cross-variogram")
    }
    var matrices = [[Double]](repeating: [Double](repeating: 0, count: m * m), count: structures.count + 1)
    var next = 0
    for first in 0..<m {
        for second in first..<m {
            let used = bins[next].filter { $0.meanDistanceMetres > 0 && $0.pairCount > 0 }
            next += 1
            let columns =
                [used.map { _ in 1.0 }]
                + structures.map { structure in
                    used.map { structure.shape.semivariance($0.meanDistanceMetres / structure.rangeMetres) }
                }
            let fitted = weightedLeastSquares(columns, used.map(\.semivariance), used.map(weights.weight))
            guard used.count >= columns.count, let fitted else {
                throw GossanError(
                    .badData, subject: "variogram of variables \(first + 1) and \(second + 1)",
                    problem: "has \(used.count) distance classes, too few for its sills",
                    remedy: "use narrower lags or fewer structures")
            }
            for (matrix, sill) in fitted.enumerated() {
                matrices[matrix][first * m + second] = sill
                matrices[matrix][second * m + first] = sill
            }
        }
    }
    let valid = matrices.map { nearestPositiveSemidefinite($0, size: m) }
    return LinearModelOfCoregionalization(
        variableCount: m, nugget: valid[0],
        structures: structures.map {
            VariogramStructure($0.shape, partialSill: 1, rangeMetres: $0.rangeMetres, anisotropy: $0.anisotropy)
        }, sills: Array(valid.dropFirst()))
}

/// The matrix with its negative eigenvalues set to 0; unchanged where there are none.
private func nearestPositiveSemidefinite(_ matrix: [Double], size: Int) -> [Double] {
    let (values, vectors) = symmetricEigen(matrix, size: size)
    guard values.contains(where: { $0 < 0 }) else { return matrix }
    return (0..<(size * size)).map { element in
        let (row, column) = (element / size, element % size)
        return (0..<size).reduce(0) { total, k in
            total + max(0, values[k]) * vectors[k * size + row] * vectors[k * size + column]
        }
    }
}
