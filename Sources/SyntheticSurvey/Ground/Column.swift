import Foundations

/// What stands below one point of the land surface.
public struct Column: Sendable {
    /// Where it is.
    public var point: Point
    /// Elevation of the land surface, in metres above sea level.
    public var surface: Double
    /// Elevation of the unconformity between carbonates and host formation, whether it is still there or not.
    public var unconformity: Double
    /// Elevation of the top of the host formation.
    public var hostTop: Double
    /// Elevation of the floor of the host formation: the unconformity, or lower in a depression.
    public var floor: Double
    /// Whether an intrusion stands here.
    public var isIntruded: Bool
    /// The ore that erosion has left, if any.
    public var ore: Ore?

    /// The ore lens cut by the column.
    public struct Ore: Sendable {
        /// Number of the depression in the model.
        public var depression: Int
        /// Elevation of its base.
        public var base: Double
        /// Elevation of its top as formed.
        public var formedTop: Double
        /// Elevation of its top today.
        public var top: Double
        /// Degree of leaching in the middle of the profile.
        public var leaching: Double
        /// Iron oxides by mass at the base of the profile, as a share.
        public var ironShare: Double

        /// Thickness left, in metres.
        public var thicknessMetres: Double { top - base }

        /// Composition at an elevation within the ore: poorer at base and top, more iron towards the top.
        func composition(atElevation z: Double) -> RockComposition {
            let height = ((z - base) / max(0.01, formedTop - base)).clamped(to: 0...1)
            let offMiddle = 2 * height - 0.95
            return RockComposition(
                leaching: leaching - 0.2 * offMiddle * offMiddle, ironShare: ironShare * (0.7 + 0.8 * height))
        }
    }

    /// The map unit at the surface.
    public var unit: MapUnit {
        if isIntruded { return .intrusion }
        if surface > hostTop { return .cover }
        return surface > floor ? .host : .carbonate
    }

    /// Composition of the rock at an elevation below the surface.
    func composition(atElevation z: Double) -> RockComposition {
        if isIntruded { return .granite }
        if z > hostTop { return .cover }
        if z <= floor { return .limestone }
        if let ore, z > ore.base, z <= ore.formedTop { return ore.composition(atElevation: z) }
        return RockComposition(leaching: 0.2, ironShare: z > unconformity ? 0.06 : 0.12)
    }
}

/// A unit of the geological map.
public enum MapUnit: String, Sendable, CaseIterable {
    /// Carbonate platform below the unconformity.
    case carbonate = "C2m"
    /// Host formation above the unconformity.
    case host = "P2h"
    /// Beds that cover the host formation.
    case cover = "P3-T1"
    /// Granite.
    case intrusion = "gamma5"

    /// What it is, in words.
    var title: String {
        switch self {
        case .carbonate: "synthetic carbonate footwall"
        case .host: "synthetic host formation"
        case .cover: "synthetic clastic cover"
        case .intrusion: "synthetic granite"
        }
    }
}
