import Foundations

/// Several correlated variables as independent standard normal factors.
///
/// Each variable is transformed to normal scores. The correlation matrix of the scores is diagonalized (principal
/// components), and where a short lag is given the components are rotated once more so that they are uncorrelated at
/// that lag as well (minimum/maximum autocorrelation factors). Each factor can then be simulated by itself; going back
/// restores the correlations and the histograms. Components of no variance, as of variables that are functions of each
/// other, are left out.
///
/// Equal values, such as the zero thickness of barren holes, are ordered by what surrounds them, in the same way for
/// all variables, so that the normal scores stay continuous in space.
///
/// Source: Luster (1985) and Switzer and Green (1984) for the factors; Desbarats and Dimitrakopoulos (2000),
/// doi:10.1023/A:1007570402430, for their use in simulation. Cost: O(n^2) for the lag, O(n log n) otherwise.
public struct GaussianFactors: Sendable {
    /// The factor scores of the samples, each of mean 0 and variance near 1.
    public let scores: PointSamples
    /// The samples they were made from.
    public let samples: PointSamples
    /// The correlation matrix of the normal scores, row-major.
    public let correlation: [Double]
    private let transforms: [NormalScoreTransform]
    /// Normal score of a variable (row) from factors (columns).
    private let loadings: [Double]

    /// Factors kept, at most the number of variables.
    public var count: Int { scores.variableCount }

    /// - Parameters:
    ///   - samples: Values of the variables, in metres of a projected CRS; at least two.
    ///   - weights: Declustering weights; nil for equal ones.
    ///   - tails: The range of each variable.
    ///   - lagMetres: Pairs up to this far apart make the second rotation; nil for principal components.
    /// - Throws: `GossanError(.badData)` as `NormalScoreTransform`, and when every variable is constant.
    public init(
        samples: PointSamples, weights: [Double]? = nil, tails: [DistributionTails], lagMetres: Double? = nil
    ) throws(GossanError) {
        let m = samples.variableCount
        guard tails.count == m, weights?.count ?? samples.count == samples.count, samples.count > 1 else {
            throw GossanError(
                .badData, subject: "normal scores",
                problem: "\(samples.count) samples of \(m) variables have \(tails.count) ranges and "
                    + "\(weights?.count ?? samples.count) weights",
                remedy: "give two samples or more, one range per variable and one weight per sample")
        }
        let surroundings = localMeans(samples)
        var transforms: [NormalScoreTransform] = []
        for variable in 0..<m {
            transforms.append(
                try NormalScoreTransform(
                    samples.values(of: variable), weights: weights, tieBreaker: surroundings, tails: tails[variable]))
        }
        let columns = transforms.map(\.scores)
        correlation = weightedCorrelation(columns, weights: weights)
        var (forward, back) = principalComponents(correlation, size: m)
        let components = project(columns, forward, factors: back.count / m)
        if let lagMetres, components.count > 1 {
            let rotation = autocorrelationRotation(components, samples.locations, lag: lagMetres)
            forward = multiply(rotation, forward, components.count, components.count, m)
            back = multiply(rotation, back, components.count, components.count, m)
        }
        let kept = back.count / m
        scores = try PointSamples(locations: samples.locations, variables: project(columns, forward, factors: kept))
        loadings = (0..<m).flatMap { variable in (0..<kept).map { back[$0 * m + variable] } }
        self.samples = samples
        self.transforms = transforms
    }

    /// Values of the variables, in their units, that belong to factor scores.
    func values(fromFactors factors: UnsafePointer<Double>, stride: Int, into values: inout [Double]) {
        for variable in values.indices {
            var score = 0.0
            for factor in 0..<count { score += loadings[variable * count + factor] * factors[factor * stride] }
            values[variable] = transforms[variable].value(forScore: score)
        }
    }

    /// A variogram of total sill 1 for each factor, fitted to its experimental variogram.
    ///
    /// - Parameters:
    ///   - lags: Distance classes and direction.
    ///   - shapes: The shapes of the structures.
    /// - Throws: As `fitVariogram`.
    public func fitVariograms(
        lags: VariogramLags, shapes: [VariogramShape] = [.spherical]
    ) throws(GossanError) -> [VariogramFit] {
        var fits: [VariogramFit] = []
        for factor in 0..<count {
            let bins = try experimentalVariogram(scores, variable: factor, lags: lags)
            fits.append(try fitVariogram(bins, options: .init(shapes: shapes, fixedTotalSill: 1)))
        }
        return fits
    }
}

/// The inverse-squared-distance mean of up to 16 neighbours of each sample, over all variables in standard units.
func localMeans(_ samples: PointSamples) -> [Double] {
    let columns = (0..<samples.variableCount).map { variable in
        let values = samples.values(of: variable)
        let mean = sum(values) / Double(values.count)
        let deviation = (sum(values.map { ($0 - mean) * ($0 - mean) }) / Double(values.count)).squareRoot()
        return values.map { deviation > 0 ? ($0 - mean) / deviation : 0 }
    }
    let tree = KDTree(samples.locations)
    var list = NeighbourList(SearchNeighbourhood(maximumSamples: 16), over: samples.count)
    return samples.locations.indices.map { sample in
        tree.search(samples.locations[sample], into: &list, excluding: Int32(sample))
        var (total, weighted) = (0.0, 0.0)
        for rank in 0..<list.count where list.squaredDistance(rank) > 0 {
            let weight = 1 / list.squaredDistance(rank)
            total += weight
            for column in columns { weighted += weight * column[list.sample(rank)] }
        }
        return total > 0 ? weighted / total : 0
    }
}

private func weightedCorrelation(_ columns: [[Double]], weights: [Double]?) -> [Double] {
    let m = columns.count
    func moment(_ a: [Double], _ b: [Double]) -> Double { sum(a.indices.map { (weights?[$0] ?? 1) * a[$0] * b[$0] }) }
    let deviations = columns.map { moment($0, $0).squareRoot() }
    return (0..<(m * m)).map { index in
        let (row, column) = (index / m, index % m)
        return row == column ? 1 : moment(columns[row], columns[column]) / (deviations[row] * deviations[column])
    }
}

/// Rows that make unit-variance components from variables, and rows that make variables from components.
private func principalComponents(_ correlation: [Double], size m: Int) -> (forward: [Double], back: [Double]) {
    let (values, vectors) = symmetricEigen(correlation, size: m)
    var forward: [Double] = []
    var back: [Double] = []
    for component in 0..<m where values[component] > 1e-9 * Double(m) {
        let deviation = values[component].squareRoot()
        let vector = vectors[(component * m)..<((component + 1) * m)]
        forward += vector.map { $0 / deviation }
        back += vector.map { $0 * deviation }
    }
    return (forward, back)
}

private func project(_ columns: [[Double]], _ rows: [Double], factors: Int) -> [[Double]] {
    let m = columns.count
    return (0..<factors).map { factor in
        columns[0].indices.map { sample in
            (0..<m).reduce(0) { $0 + rows[factor * m + $1] * columns[$1][sample] }
        }
    }
}

/// The eigenvectors, as rows, of the variogram matrix of the components over pairs up to the lag apart.
private func autocorrelationRotation(_ components: [[Double]], _ points: [Point], lag: Double) -> [Double] {
    let k = components.count
    var matrix = [Double](repeating: 0, count: k * k)
    let tree = KDTree(points)
    var list = NeighbourList(SearchNeighbourhood(maximumRadiusMetres: lag), over: points.count)
    for sample in points.indices {
        tree.search(points[sample], into: &list, excluding: Int32(sample))
        for rank in 0..<list.count {
            let other = list.sample(rank)
            for a in 0..<k {
                for b in 0..<k {
                    matrix[a * k + b] +=
                        (components[a][sample] - components[a][other]) * (components[b][sample] - components[b][other])
                }
            }
        }
    }
    return symmetricEigen(matrix, size: k).vectors
}

private func multiply(_ a: [Double], _ b: [Double], _ rows: Int, _ inner: Int, _ columns: Int) -> [Double] {
    (0..<(rows * columns)).map { index in
        (0..<inner).reduce(0) { $0 + a[index / columns * inner + $1] * b[$1 * columns + index % columns] }
    }
}
