import Foundation
import Foundations

/// How much each class of an experimental variogram counts in a fit. Names in brackets are gstat's `fit.method`.
public enum VariogramFitWeights: Sendable, Hashable {
    /// The number of pairs (1).
    case pairs
    /// Pairs over the squared semivariance of a given model (2; Cressie 1985, doi:10.1007/BF01032109).
    case pairsOverSquaredModel(VariogramModel)
    /// All classes alike (6).
    case equal
    /// Pairs over squared distance (7), gstat's default: short distances decide.
    case pairsOverSquaredDistance

    func weight(of bin: VariogramBin) -> Double {
        let n = Double(bin.pairCount)
        switch self {
        case .pairs: return n
        case .equal: return 1
        case .pairsOverSquaredDistance: return n / (bin.meanDistanceMetres * bin.meanDistanceMetres)
        case .pairsOverSquaredModel(let model):
            let semivariance = model.semivariance(atDistance: bin.meanDistanceMetres)
            return n / (semivariance * semivariance)
        }
    }
}

/// What is fitted and within which bounds.
public struct VariogramFitOptions: Sendable, Hashable {
    /// The shapes of the structures, one to three.
    public var shapes: [VariogramShape]
    /// How much each class counts.
    public var weights: VariogramFitWeights
    /// The nugget where it is known; nil to fit it.
    public var fixedNugget: Double?
    /// The total sill where it is known, such as 1 for normal scores; nil to fit it.
    public var fixedTotalSill: Double?
    /// Bounds of the range parameters in metres; nil for half the least to three times the greatest distance.
    public var rangeBoundsMetres: ClosedRange<Double>?

    /// - Parameters:
    ///   - shapes: The shapes of the structures, one to three.
    ///   - weights: How much each class counts.
    ///   - fixedNugget: The nugget where it is known.
    ///   - fixedTotalSill: The total sill where it is known.
    ///   - rangeBoundsMetres: Bounds of the range parameters.
    public init(
        shapes: [VariogramShape] = [.spherical], weights: VariogramFitWeights = .pairsOverSquaredDistance,
        fixedNugget: Double? = nil, fixedTotalSill: Double? = nil, rangeBoundsMetres: ClosedRange<Double>? = nil
    ) {
        self.shapes = shapes
        self.weights = weights
        self.fixedNugget = fixedNugget
        self.fixedTotalSill = fixedTotalSill
        self.rangeBoundsMetres = rangeBoundsMetres
    }
}

/// A fitted model and how well it fits.
public struct VariogramFit: Sendable, Hashable, Codable {
    /// The model; structures in order of range, those of no sill left out.
    public var model: VariogramModel
    /// The weighted sum of squared differences (gstat's `SSErr`).
    public var weightedSumOfSquares: Double
    /// Pairs of samples in the classes that it was fitted to.
    public var pairCount: Int
}

/// Fits a variogram model to an experimental variogram by weighted least squares.
///
/// For given ranges the sills are a linear least-squares problem with sills of at least 0, solved exactly; only the
/// logarithms of the ranges are searched, from many starts, so that the fit needs no starting values.
///
/// - Parameters:
///   - bins: The experimental variogram; classes at no distance are left out.
///   - options: What is fitted.
/// - Throws: `GossanError(.badData)` with fewer classes than parameters; `GossanError(.configuration)` for no shapes,
///   more than three, or bounds that contradict each other.
///
/// Source: Cressie (1985), doi:10.1007/BF01032109; variable projection after Golub and Pereyra (1973),
/// doi:10.1137/0710036; Nelder and Mead (1965), doi:10.1093/comjnl/7.4.308. Cost: about 10^3 linear fits.
public func fitVariogram(_ bins: [VariogramBin], options: VariogramFitOptions = .init()) throws(GossanError)
    -> VariogramFit
{
    let used = bins.filter { $0.meanDistanceMetres > 0 && $0.pairCount > 0 }
    let bounds = try fitBounds(used, options)
    func problem(_ logRanges: [Double]) -> SillFit {
        let ranges = logRanges.map { exp(min(max($0, log(bounds.lowerBound)), log(bounds.upperBound))) }
        return fitSills(used, ranges: ranges, options: options)
    }
    let starts = startingRanges(bounds, structures: options.shapes.count)
    let ranked = starts.map { ($0, problem($0).residual) }.sorted { $0.1 < $1.1 }
    var best: (ranges: [Double], residual: Double)?
    for (start, _) in ranked.prefix(6) {
        let found = minimizeNelderMead(from: start, step: 0.2) { problem($0).residual }
        if found.value < best?.residual ?? .infinity { best = (found.point, found.value) }
    }
    guard let best else {
        throw GossanError(
            .badData, subject: "variogram", problem: "cannot be fitted: no sills are possible within the bounds",
            remedy: "give the total sill or nugget other values, or leave them free")
    }
    let sills = problem(best.ranges)
    var structures = zip(options.shapes, zip(best.ranges, sills.partialSills)).map { shape, pair in
        VariogramStructure(
            shape, partialSill: pair.1,
            rangeMetres: exp(min(max(pair.0, log(bounds.lowerBound)), log(bounds.upperBound))))
    }
    structures.sort { $0.rangeMetres < $1.rangeMetres }
    let model = VariogramModel(nuggetEffect: sills.nugget, structures: structures.filter { $0.partialSill > 0 })
    return VariogramFit(
        model: model, weightedSumOfSquares: sills.residual, pairCount: used.reduce(0) { $0 + $1.pairCount })
}

private func fitBounds(_ bins: [VariogramBin], _ options: VariogramFitOptions) throws(GossanError) -> ClosedRange<
    Double
> {
    let parameters =
        2 * options.shapes.count + (options.fixedNugget == nil ? 1 : 0) - (options.fixedTotalSill == nil ? 0 : 1)
    guard (1...3).contains(options.shapes.count) else {
        throw GossanError(
            .configuration, subject: "variogram fit", problem: "is asked for \(options.shapes.count) structures",
            remedy: "give one to three shapes")
    }
    let distances = bins.map(\.meanDistanceMetres)
    guard bins.count >= parameters, let least = distances.min(), let greatest = distances.max() else {
        throw GossanError(
            .badData, subject: "variogram fit",
            problem: "has \(bins.count) distance classes for \(parameters) parameters",
            remedy: "use narrower lags, a greater cutoff or fewer structures, or give the variogram in the config")
    }
    let bounds = options.rangeBoundsMetres ?? (least / 2)...(greatest * 3)
    guard bounds.lowerBound > 0, bounds.upperBound.isFinite else {
        throw GossanError(
            .configuration, subject: "variogram fit", problem: "has range bounds of \(bounds) m",
            remedy: "give bounds above 0 m")
    }
    return bounds
}

/// Combinations, in ascending order, of ranges spread evenly over the logarithm of the bounds.
private func startingRanges(_ bounds: ClosedRange<Double>, structures: Int) -> [[Double]] {
    let steps = [1: 40, 2: 14][structures] ?? 8
    let (low, high) = (log(bounds.lowerBound), log(bounds.upperBound))
    let values = (0..<steps).map { low + (high - low) * Double($0) / Double(steps - 1) }
    return (1...structures).reduce([[Double]]([[]])) { combinations, _ in
        combinations.flatMap { start in values.filter { $0 > start.last ?? -.infinity }.map { start + [$0] } }
    }
}
