/// The density of rock in place, with its moisture.
public struct BulkDensity: Sendable, Hashable, Codable {
    /// Dry tonnes per cubic metre in place.
    public var dryTonnesPerCubicMetre: Double
    /// Water as a share of the wet mass.
    public var moisture: Double

    /// - Parameters:
    ///   - dryTonnesPerCubicMetre: Dry tonnes per cubic metre in place.
    ///   - moisture: Water as a share of the wet mass.
    public init(dryTonnesPerCubicMetre: Double, moisture: Double = 0) {
        self.dryTonnesPerCubicMetre = dryTonnesPerCubicMetre
        self.moisture = moisture
    }

    /// - Parameters:
    ///   - wetTonnesPerCubicMetre: Tonnes per cubic metre in place, water included.
    ///   - moisture: Water as a share of the wet mass.
    public init(wetTonnesPerCubicMetre: Double, moisture: Double) {
        self.init(dryTonnesPerCubicMetre: wetTonnesPerCubicMetre * (1 - moisture), moisture: moisture)
    }

    /// Tonnes with water that hold the given dry tonnes.
    public func wetTonnes(dryTonnes: Double) -> Double { dryTonnes / (1 - moisture) }
}
