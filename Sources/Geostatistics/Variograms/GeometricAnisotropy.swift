import Foundation
import Foundations

/// An ellipse of equal continuity: the direction of greatest continuity and how much shorter the other axis is.
///
/// The azimuth is clockwise from north (+y), as in gstat (`anis = c(azimuth, ratio)`) and GSLIB. Lengths are measured
/// along the major axis: a vector across it counts `1 / ratio` times.
public struct GeometricAnisotropy: Sendable, Hashable, Codable {
    /// Azimuth of the major axis in degrees clockwise from north.
    public var azimuthDegrees: Double
    /// Minor axis divided by major axis, in (0, 1].
    public var ratio: Double

    /// The same in all directions.
    public static let isotropic = GeometricAnisotropy(azimuthDegrees: 0, ratio: 1)

    /// - Parameters:
    ///   - azimuthDegrees: Azimuth of the major axis in degrees clockwise from north.
    ///   - ratio: Minor axis divided by major axis, in (0, 1].
    public init(azimuthDegrees: Double, ratio: Double) {
        self.azimuthDegrees = azimuthDegrees
        self.ratio = ratio
    }

    /// The linear map after which plain Euclidean length is the anisotropic length.
    var transform: PlaneTransform {
        if ratio == 1 { return .identity }
        let angle = azimuthDegrees * .pi / 180
        let (s, c) = (sin(angle), cos(angle))
        return PlaneTransform(xx: s, xy: c, yx: c / ratio, yy: -s / ratio)
    }

    /// Refuses a ratio outside (0, 1] and an azimuth that is not a number.
    func validate(subject: String) throws(GossanError) {
        guard ratio > 0, ratio <= 1, azimuthDegrees.isFinite else {
            throw GossanError(
                .configuration, subject: subject,
                problem: "has an anisotropy of ratio \(ratio) at azimuth \(azimuthDegrees)",
                remedy: "give the minor axis divided by the major axis, in (0, 1], and a finite azimuth in degrees")
        }
    }
}

/// A linear map of the plane: `(x, y)` becomes `(xx x + xy y, yx x + yy y)`.
struct PlaneTransform: Sendable, Hashable {
    var xx: Double
    var xy: Double
    var yx: Double
    var yy: Double

    static let identity = PlaneTransform(xx: 1, xy: 0, yx: 0, yy: 1)

    @inline(__always)
    func apply(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
        (xx * x + xy * y, yx * x + yy * y)
    }

    func scaled(by factor: Double) -> PlaneTransform {
        PlaneTransform(xx: xx * factor, xy: xy * factor, yx: yx * factor, yy: yy * factor)
    }
}
