import Foundation
import Foundations

/// A closed hollow of the buried karst surface (doline or uvala), filled before the host formation spread over it.
public struct Depression: Sendable, Hashable {
    /// Its edge at the level of the unconformity.
    public var outline: LobedOutline
    /// Depth of its floor below the unconformity at the deepest place, in metres.
    public var depthMetres: Double
    /// How well it drained, from 0 (ponded) to 1 (leached to the bottom); high near palaeo-fractures.
    public var drainage: Double
    /// The ore in it; nil in a barren one.
    public var lens: OreLens?

    /// Depth of the floor below the unconformity, as a share of the greatest depth: 0 outside.
    public func relativeDepth(at point: Point) -> Double {
        let radius = outline.relativeRadius(at: point)
        return radius >= 1 ? 0 : 1 - radius.squareRoot() * radius
    }
}
