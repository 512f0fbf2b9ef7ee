import Foundation
import Foundations

/// A bauxite lens in a depression: thick where the depression is deep, pinched out before its edge, pierced by pinnacles.
public struct OreLens: Sendable, Hashable {
    /// Its edge; it may reach beyond the depression, where there is no room for it.
    public var outline: LobedOutline
    /// Thickness in the middle, were there no pinnacles, in metres.
    public var maximumThicknessMetres: Double
    /// Degree of leaching that all of the lens shares, about 0.4 (poor) to 0.9 (rich).
    public var leaching: Double
    /// Iron oxide by mass, as a share, in the middle of the profile.
    public var ironShare: Double
    /// Dry bulk density, in tonnes per cubic metre.
    public var densityTonnesPerCubicMetre: Double
    /// Karst pinnacles that pierce the lens.
    public var pinnacles: [Spot]
    /// Places that were leached more (positive strength) or less than the rest.
    public var leachingSpots: [Spot]

    /// A round spot whose effect fades with the square of the distance.
    public struct Spot: Sendable, Hashable {
        /// Its middle.
        public var center: Point
        /// Radius in metres at which the effect has fallen to 1/e.
        public var radiusMetres: Double
        /// The effect in the middle.
        public var strength: Double

        /// The effect at a point.
        func effect(at point: Point) -> Double {
            let distance = point.distance(to: center) / radiusMetres
            return distance > 3 ? 0 : strength * exp(-distance * distance)
        }
    }

    /// Thickness before the depression's room limits it and erosion cuts it, in metres.
    func formedThickness(at point: Point) -> Double {
        let radius = outline.relativeRadius(at: point)
        guard radius < 1 else { return 0 }
        let pierced = pinnacles.reduce(0) { max($0, $1.effect(at: point)) }
        return maximumThicknessMetres * (1 - radius * radius * radius) * (1 - min(1, pierced))
    }
}
