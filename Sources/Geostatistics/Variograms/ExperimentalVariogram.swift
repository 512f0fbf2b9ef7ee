import Foundation
import Foundations

/// One distance class of an experimental variogram.
public struct VariogramBin: Sendable, Hashable, Codable {
    /// Pairs of samples in it.
    public var pairCount: Int
    /// Their mean distance in metres.
    public var meanDistanceMetres: Double
    /// Their semivariance, in squared units of the variable.
    public var semivariance: Double

    /// - Parameters:
    ///   - pairCount: Pairs of samples.
    ///   - meanDistanceMetres: Their mean distance in metres.
    ///   - semivariance: Their semivariance, in squared units of the variable.
    public init(pairCount: Int, meanDistanceMetres: Double, semivariance: Double) {
        self.pairCount = pairCount
        self.meanDistanceMetres = meanDistanceMetres
        self.semivariance = semivariance
    }
}

/// How pairs become a semivariance.
public enum VariogramEstimator: String, Sendable, Hashable, Codable {
    /// Half the mean squared difference (Matheron 1962).
    case classical
    /// Fourth power of the mean root difference (Cressie and Hawkins 1980): less moved by outliers.
    case robust
}

/// Which pairs belong to which distance class.
///
/// Classes are closed on the right, `((b - 1) lag, b lag]`, as in gstat.
public struct VariogramLags: Sendable, Hashable, Codable {
    /// Width of a class, in metres.
    public var widthMetres: Double
    /// Pairs farther apart than this are left out, in metres.
    public var cutoffMetres: Double
    /// The direction in degrees clockwise from north; nil for all directions.
    public var azimuthDegrees: Double?
    /// The greatest angle between a pair and the direction, in degrees.
    public var toleranceDegrees: Double

    /// - Parameters:
    ///   - widthMetres: Width of a class.
    ///   - cutoffMetres: The greatest distance.
    ///   - azimuthDegrees: The direction, clockwise from north; nil for all directions.
    ///   - toleranceDegrees: The greatest angle between a pair and the direction.
    public init(
        widthMetres: Double, cutoffMetres: Double, azimuthDegrees: Double? = nil, toleranceDegrees: Double = 22.5
    ) {
        self.widthMetres = widthMetres
        self.cutoffMetres = cutoffMetres
        self.azimuthDegrees = azimuthDegrees
        self.toleranceDegrees = toleranceDegrees
    }

    /// Fifteen classes up to a third of the diagonal of the samples' extent, the default of gstat; nil without extent.
    public init?(covering samples: PointSamples) {
        guard let extent = Extent(around: samples.locations) else { return nil }
        let cutoff = (extent.width * extent.width + extent.height * extent.height).squareRoot() / 3
        guard cutoff > 0 else { return nil }
        self.init(widthMetres: cutoff / 15, cutoffMetres: cutoff)
    }

    var classCount: Int { Int((cutoffMetres / widthMetres).rounded(.up)) }

    func validate() throws(GossanError) {
        guard widthMetres > 0, cutoffMetres >= widthMetres, cutoffMetres.isFinite, classCount <= 100_000,
            toleranceDegrees > 0
        else {
            throw GossanError(
                .configuration, subject: "variogram lags",
                problem: "have a width of \(widthMetres) m, a cutoff of \(cutoffMetres) m and a tolerance of "
                    + "\(toleranceDegrees) degrees",
                remedy: "give a width above 0 m, a cutoff of at least one width and a tolerance above 0 degrees")
        }
    }
}

/// The experimental variogram of one variable, empty classes left out.
///
/// - Parameters:
///   - samples: Samples, in metres of a projected CRS.
///   - variable: Which of the samples' variables.
///   - lags: Distance classes and direction.
///   - estimator: Classical or robust.
/// - Throws: `GossanError(.configuration)` for impossible lags.
///
/// Source: Matheron (1962) and Cressie and Hawkins (1980), doi:10.1007/BF01035243; Cressie (1993), Statistics for Spatial Data.
/// Cost: O(n^2) pairs, none stored; memory O(classes).
public func experimentalVariogram(
    _ samples: PointSamples, variable: Int = 0, lags: VariogramLags, estimator: VariogramEstimator = .classical
) throws(GossanError) -> [VariogramBin] {
    let z = samples.values(of: variable)
    switch estimator {
    case .classical:
        return try binPairs(samples.locations, lags) { i, j in
            let difference = z[i] - z[j]
            return difference * difference
        }.map { VariogramBin(pairCount: $0.pairs, meanDistanceMetres: $0.meanDistance, semivariance: $0.mean / 2) }
    case .robust:
        return try binPairs(samples.locations, lags) { i, j in abs(z[i] - z[j]).squareRoot() }.map {
            let n = Double($0.pairs)
            let fourth = $0.mean * $0.mean * $0.mean * $0.mean
            return VariogramBin(
                pairCount: $0.pairs, meanDistanceMetres: $0.meanDistance,
                semivariance: fourth / (0.457 + 0.494 / n) / 2)
        }
    }
}

/// The experimental cross-variogram of two variables of the same samples: half the mean product of differences.
///
/// - Parameters:
///   - samples: Samples, in metres of a projected CRS.
///   - first: One variable.
///   - second: The other variable.
///   - lags: Distance classes and direction.
/// - Throws: `GossanError(.configuration)` for impossible lags.
///
/// Source: Wackernagel (2003), Multivariate Geostatistics, 3rd ed. Cost: as `experimentalVariogram`.
public func experimentalCrossVariogram(
    _ samples: PointSamples, _ first: Int, _ second: Int, lags: VariogramLags
) throws(GossanError) -> [VariogramBin] {
    let a = samples.values(of: first)
    let b = samples.values(of: second)
    return try binPairs(samples.locations, lags) { i, j in (a[i] - a[j]) * (b[i] - b[j]) }.map {
        VariogramBin(pairCount: $0.pairs, meanDistanceMetres: $0.meanDistance, semivariance: $0.mean / 2)
    }
}
