import Foundation
import Foundations

/// A steep fault younger than the ore: one side stands higher, so that ore is displaced and, on the high side, eroded.
public struct Fault: Sendable, Hashable {
    /// The true trace.
    public var trace: Trace
    /// `normal` or `reverse`.
    public var movement: String
    /// Vertical displacement at the middle of the trace, in metres; positive when the left side stands higher.
    public var throwMetres: Double
    /// Whether it follows a palaeo-fracture that guided the karst.
    public var followsPalaeoFracture: Bool

    /// Distance from the trace beyond which nothing has moved, in metres.
    static let reachMetres = 6000.0

    /// By how much ground is raised at a point, in metres: half of the throw at the trace, nothing beyond its tips.
    func uplift(at point: Point) -> Double {
        guard let place = trace.nearestPlace(to: point, within: Self.reachMetres) else { return 0 }
        let fade = 1 - place.distance / Self.reachMetres
        guard fade > 0 else { return 0 }
        let share = place.along / trace.lengthMetres
        let taper = max(0, 4 * share * (1 - share))
        return (place.isLeft ? 0.5 : -0.5) * throwMetres * taper * fade * fade
    }

    /// Reactivated fractures with a small throw, and faults of another direction with a larger one.
    static func generate(
        in extent: Extent, fractures: [PalaeoFracture], from random: inout RandomStream
    ) -> [Fault] {
        let reactivated = fractures.filter(\.isReactivated).map { fracture in
            Fault(
                trace: fracture.trace, movement: "normal", throwMetres: random.normal(mean: 0, deviation: 35),
                followsPalaeoFracture: true)
        }
        let count = max(2, Int((extent.width * extent.height / 1e6 / 330).rounded()))
        let younger = (0..<count).map { _ in
            Fault(
                trace: .wandering(
                    through: random.point(in: extent), azimuthDegrees: random.normal(mean: 345, deviation: 18),
                    length: random.uniform(in: 7000...22_000), wander: 120, from: &random),
                movement: random.chance(0.6) ? "normal" : "reverse",
                throwMetres: (random.chance(0.5) ? 1 : -1) * random.uniform(in: 40...160),
                followsPalaeoFracture: false)
        }
        return reactivated + younger
    }
}

extension RandomStream {
    /// A point uniform in the box.
    mutating func point(in extent: Extent) -> Point {
        let x = uniform(in: extent.minX...extent.maxX)
        return Point(x: x, y: uniform(in: extent.minY...extent.maxY))
    }
}
