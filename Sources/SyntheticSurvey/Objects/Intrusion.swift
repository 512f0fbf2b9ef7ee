import Foundations

/// A granite stock younger than the ore; nothing older is left where it stands.
public struct Intrusion: Sendable, Hashable {
    /// Its outline at every level.
    public var outline: LobedOutline

    /// About one stock for 700 km2.
    static func generate(in extent: Extent, from random: inout RandomStream) -> [Intrusion] {
        let count = max(1, Int((extent.width * extent.height / 1e6 / 700).rounded()))
        return (0..<count).map { _ in
            Intrusion(
                outline: LobedOutline(
                    center: random.point(in: extent), meanRadiusMetres: random.uniform(in: 1100...2600),
                    elongation: random.uniform(in: 1...1.8), azimuthDegrees: random.uniform(in: 0...180),
                    lobes: LobedOutline.randomLobes(4, roughness: 0.25, from: &random)))
        }
    }
}
