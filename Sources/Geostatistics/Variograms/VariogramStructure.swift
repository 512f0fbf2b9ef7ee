import Foundation

/// The shape of a variogram structure as a function of distance over range, with gstat's meaning of the range.
///
/// Source: Chilès and Delfiner (2012), Geostatistics, 2nd ed., chapter 2, doi:10.1002/9781118136188.
public enum VariogramShape: String, Sendable, Hashable, Codable, CaseIterable {
    /// `1.5 r - 0.5 r^3` up to r = 1, then 1: the range is where the sill is reached.
    case spherical
    /// `1 - exp(-r)`: 95 % of the sill is reached at 3 ranges (GSLIB quotes that distance instead).
    case exponential
    /// `1 - exp(-r^2)`: 95 % of the sill is reached at sqrt(3) ranges (GSLIB quotes that distance instead).
    case gaussian

    /// The correlation at distance / range = `r`, 1 at r = 0.
    @inline(__always)
    public func correlation(_ r: Double) -> Double {
        switch self {
        case .spherical: r < 1 ? 1 - r * (1.5 - 0.5 * r * r) : 0
        case .exponential: exp(-r)
        case .gaussian: exp(-r * r)
        }
    }

    /// One minus the correlation, without loss of digits near zero distance.
    public func semivariance(_ r: Double) -> Double {
        switch self {
        case .spherical: r < 1 ? r * (1.5 - 0.5 * r * r) : 1
        case .exponential: -expm1(-r)
        case .gaussian: -expm1(-r * r)
        }
    }

    /// How many ranges make the practical range: where the sill, or 95 % of it, is reached.
    public var practicalRangeFactor: Double {
        switch self {
        case .spherical: 1
        case .exponential: 3
        case .gaussian: 3.0.squareRoot()
        }
    }
}

/// One structure of a nested variogram model.
public struct VariogramStructure: Sendable, Hashable, Codable {
    /// Its shape.
    public var shape: VariogramShape
    /// What it adds to the sill, in squared units of the variable.
    public var partialSill: Double
    /// The range parameter along the major axis, in metres, as `shape` defines it.
    public var rangeMetres: Double
    /// Direction and ratio of its ranges.
    public var anisotropy: GeometricAnisotropy

    /// - Parameters:
    ///   - shape: Its shape.
    ///   - partialSill: What it adds to the sill, in squared units of the variable.
    ///   - rangeMetres: The range parameter along the major axis, in metres, as `shape` defines it.
    ///   - anisotropy: Direction and ratio of its ranges.
    public init(
        _ shape: VariogramShape, partialSill: Double, rangeMetres: Double, anisotropy: GeometricAnisotropy = .isotropic
    ) {
        self.shape = shape
        self.partialSill = partialSill
        self.rangeMetres = rangeMetres
        self.anisotropy = anisotropy
    }

    /// A structure given by its practical range, as GSLIB and mining reports quote it.
    public init(
        _ shape: VariogramShape, partialSill: Double, practicalRangeMetres: Double,
        anisotropy: GeometricAnisotropy = .isotropic
    ) {
        self.init(
            shape, partialSill: partialSill, rangeMetres: practicalRangeMetres / shape.practicalRangeFactor,
            anisotropy: anisotropy)
    }

    /// The distance along the major axis, in metres, at which the sill, or 95 % of it, is reached.
    public var practicalRangeMetres: Double { rangeMetres * shape.practicalRangeFactor }

    /// The map after which Euclidean length is distance over range.
    var normalizedTransform: PlaneTransform { anisotropy.transform.scaled(by: 1 / rangeMetres) }
}
