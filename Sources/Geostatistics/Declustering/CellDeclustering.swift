import Foundations

/// Weights that take clustering of samples out of a histogram, and the mean that they give.
public struct DeclusteringWeights: Sendable, Hashable {
    /// The side of the cells, in metres.
    public var cellMetres: Double
    /// One weight per sample; they add up to the number of samples.
    public var weights: [Double]
    /// The mean of the variable with these weights.
    public var mean: Double
}

/// Declusters by counting samples per cell: a sample weighs the inverse of how many share its cell.
///
/// The cells start 0.01 m below the least coordinates and are shifted diagonally `offsets` times; weights are averaged
/// over the shifts, as GSLIB's `declus` does.
///
/// - Parameters:
///   - samples: Samples, in metres of a projected CRS.
///   - variable: The variable whose mean is reported.
///   - cellMetres: The side of the cells.
///   - offsets: How many origins are averaged.
/// - Throws: `GossanError(.configuration)` for a cell or number of origins that is not positive.
///
/// Source: Journel (1983), doi:10.1007/BF01031292; Deutsch and Journel (1998), GSLIB, 2nd ed., program declus.
/// Cost: O(offsets n log n).
public func declusterByCells(
    _ samples: PointSamples, variable: Int = 0, cellMetres: Double, offsets: Int = 5
) throws(GossanError) -> DeclusteringWeights {
    guard cellMetres > 0, cellMetres.isFinite, offsets > 0 else {
        throw GossanError(
            .configuration, subject: "declustering", problem: "has cells of \(cellMetres) m and \(offsets) origins",
            remedy: "give a cell above 0 m and at least one origin")
    }
    var weights = [Double](repeating: 0, count: samples.count)
    guard let extent = Extent(around: samples.locations) else {
        return DeclusteringWeights(cellMetres: cellMetres, weights: [], mean: .nan)
    }
    let step = Point(
        x: min(cellMetres / Double(offsets), extent.width / 2), y: min(cellMetres / Double(offsets), extent.height / 2))
    for shift in 0..<offsets {
        let origin = Point(
            x: extent.minX - 0.01 - Double(shift) * step.x, y: extent.minY - 0.01 - Double(shift) * step.y)
        let shares = inverseOccupancy(samples.locations, origin: origin, cell: cellMetres)
        let total = sum(shares)
        for index in weights.indices { weights[index] += shares[index] / total }
    }
    let scale = Double(samples.count) / sum(weights)
    for index in weights.indices { weights[index] *= scale }
    let mean = sum(weights.indices.map { weights[$0] * samples.value(variable, at: $0) }) / Double(samples.count)
    return DeclusteringWeights(cellMetres: cellMetres, weights: weights, mean: mean)
}

/// Tries several cell sizes and keeps the one with the lowest mean, or the highest where low values were preferred.
///
/// - Parameters:
///   - samples: Samples, in metres of a projected CRS.
///   - variable: The variable whose mean decides.
///   - cellSizesMetres: Sides to try, at least one.
///   - preferring: Whether samples cluster in rich or in poor ground.
/// - Throws: As `declusterByCells`, and `GossanError(.configuration)` without sizes.
public func declusterByCells(
    _ samples: PointSamples, variable: Int = 0, cellSizesMetres: [Double], preferring: ClusteredGround = .rich
) throws(GossanError) -> DeclusteringWeights {
    var best: DeclusteringWeights?
    for cell in cellSizesMetres {
        let candidate = try declusterByCells(samples, variable: variable, cellMetres: cell)
        guard let current = best else {
            best = candidate
            continue
        }
        if preferring == .rich ? candidate.mean < current.mean : candidate.mean > current.mean { best = candidate }
    }
    guard let best else {
        throw GossanError(
            .configuration, subject: "declustering", problem: "has no cell sizes to try",
            remedy: "give at least one cell size")
    }
    return best
}

/// Where samples were taken more densely.
public enum ClusteredGround: String, Sendable, Hashable, Codable {
    /// In rich ground: the declustered mean is lower.
    case rich
    /// In poor ground: the declustered mean is higher.
    case poor
}

/// One over the number of samples in the cell of each sample.
private func inverseOccupancy(_ points: [Point], origin: Point, cell: Double) -> [Double] {
    let cells = points.map { point in
        SIMD2(((point.x - origin.x) / cell).rounded(.down), ((point.y - origin.y) / cell).rounded(.down))
    }
    var counts: [SIMD2<Double>: Int] = [:]
    for key in cells { counts[key, default: 0] += 1 }
    return cells.map { 1 / Double(counts[$0] ?? 1) }
}
