import Foundation
import Foundations

/// A closed outline around a centre, elongated along an azimuth and lobed by a few harmonics.
///
/// Seen from the centre every direction meets the edge once, so that inside and outside are a matter of one radius.
public struct LobedOutline: Sendable, Hashable {
    /// The centre, in metres of the survey's CRS.
    public var center: Point
    /// Mean radius before elongation, in metres.
    public var meanRadiusMetres: Double
    /// Long axis over short axis, at least 1; the area is kept.
    public var elongation: Double
    /// Azimuth of the long axis, degrees clockwise from north.
    public var azimuthDegrees: Double
    /// Amplitude (share of the radius) and phase (radians) of the lobes, from two lobes around the centre up.
    public var lobes: [Lobe]

    /// One harmonic of the edge.
    public struct Lobe: Sendable, Hashable {
        /// Share of the mean radius.
        public var amplitude: Double
        /// Radians.
        public var phase: Double
    }

    /// Distance from the centre over the distance of the edge in that direction: below 1 inside, above 1 outside.
    ///
    /// Cost: one arc tangent and a cosine for each lobe.
    public func relativeRadius(at point: Point) -> Double {
        let (sine, cosine) = sineCosine(degrees: azimuthDegrees)
        let dx = point.x - center.x
        let dy = point.y - center.y
        let stretch = elongation.squareRoot()
        let along = (dx * sine + dy * cosine) / stretch
        let across = (dx * cosine - dy * sine) * stretch
        let radius = (along * along + across * across).squareRoot()
        if radius == 0 { return 0 }
        return radius / (meanRadiusMetres * edge(atRadians: atan2(across, along)))
    }

    /// The greatest distance from the centre at which any point of the edge can lie, in metres.
    public var reachMetres: Double {
        meanRadiusMetres * elongation.squareRoot() * (1 + lobes.reduce(0) { $0 + abs($1.amplitude) })
    }

    /// A box that holds the outline.
    public var extent: Extent {
        Extent(minX: center.x, minY: center.y, maxX: center.x, maxY: center.y).expanded(by: reachMetres)
    }

    private func edge(atRadians angle: Double) -> Double {
        var edge = 1.0
        for (index, lobe) in lobes.enumerated() {
            edge += lobe.amplitude * cos(Double(index + 2) * angle + lobe.phase)
        }
        return max(0.25, edge)
    }
}

extension LobedOutline {
    /// Lobes whose amplitude falls off with their number, about `roughness` in all.
    static func randomLobes(_ count: Int, roughness: Double, from random: inout RandomStream) -> [Lobe] {
        (0..<count).map { index in
            Lobe(
                amplitude: roughness * random.normal() / Double(index + 2),
                phase: random.uniform(in: 0...(2 * .pi)))
        }
    }
}

/// Sine and cosine of an angle in degrees.
func sineCosine(degrees: Double) -> (sine: Double, cosine: Double) {
    let radians = degrees * .pi / 180
    return (sin(radians), cos(radians))
}

extension RandomStream {
    /// A number uniform in the range.
    mutating func uniform(in range: ClosedRange<Double>) -> Double {
        range.lowerBound + (range.upperBound - range.lowerBound) * uniform()
    }

    /// A normal deviate of the given mean and standard deviation.
    mutating func normal(mean: Double, deviation: Double) -> Double { mean + deviation * normal() }

    /// A lognormal deviate of the given median and deviation of its logarithm.
    mutating func lognormal(median: Double, logDeviation: Double) -> Double { median * exp(logDeviation * normal()) }

    /// True with the given probability.
    mutating func chance(_ probability: Double) -> Bool { uniform() < probability }
}
