import Foundations

/// A fracture of the carbonate platform, open when the karst formed: depressions line up along it and drain into it.
public struct PalaeoFracture: Sendable, Hashable {
    /// Its trace.
    public var trace: Trace
    /// Whether a later fault follows it, so that geologists have it on their map.
    public var isReactivated: Bool

    /// One fracture for about 300 km2; about four in five are reactivated.
    static func generate(in extent: Extent, from random: inout RandomStream) -> [PalaeoFracture] {
        let count = max(2, Int((extent.width * extent.height / 1e6 / 300).rounded()))
        let inner = extent.expanded(by: -0.08 * min(extent.width, extent.height))
        return (0..<count).map { index in
            PalaeoFracture(
                trace: .wandering(
                    through: random.point(in: inner), azimuthDegrees: random.normal(mean: 48, deviation: 9),
                    length: random.uniform(in: 0.22...0.45) * extent.width, wander: 150, from: &random),
                isReactivated: index == 0 || random.chance(0.8))
        }
    }
}
