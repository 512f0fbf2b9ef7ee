import Foundations

/// An ore body that is really there: the hidden truth that no estimate reads.
public struct PlantedDeposit: Sendable {
    /// Number of its depression in the model.
    public var depression: Int
    /// Middle of its depression.
    public var center: Point
    /// What erosion has left of the lens.
    public var outlines: [Polygon]
    /// All of the lens.
    public var lens: OreQuantity
    /// What meets the cut-off profile, column by column.
    public var ore: OreQuantity
    /// Dry bulk density, in tonnes per cubic metre.
    public var densityTonnesPerCubicMetre: Double
    /// Depth to the ore where it is nearest to the surface, in metres.
    public var leastCoverMetres: Double
    /// Mean depth to the ore, in metres.
    public var meanCoverMetres: Double
}

/// How much ore, and of what grade.
public struct OreQuantity: Sendable, Hashable {
    /// Plan area in square kilometres (plane metres of the CRS).
    public var areaKm2 = 0.0
    /// Dry tonnes in place.
    public var tonnes = 0.0
    /// Mass-weighted mean composition, in percent.
    public var composition = RockComposition.zero

    /// Mean thickness, in metres, at a density in tonnes per cubic metre.
    public func meanThicknessMetres(density: Double) -> Double {
        areaKm2 > 0 ? tonnes / density / (areaKm2 * 1e6) : 0
    }

    /// Mass ratio of alumina to silica.
    public var aluminaSilicaRatio: Double { composition.al2o3 / composition.sio2 }
}

/// The limits that make ore in the hidden truth: those of cut-off profile `sedimentary_open_pit`.
public struct TrueCutoff: Sendable {
    /// Least alumina of a slice, percent.
    public var al2o3 = 40.0
    /// Least A/S of a slice.
    public var aluminaSilicaRatio = 1.8
    /// Least mean alumina of a column, percent.
    public var industrialAl2o3 = 55.0
    /// Least mean A/S of a column.
    public var industrialAluminaSilicaRatio = 3.5
    /// Least thickness of a column, in metres.
    public var minimumThicknessMetres = 0.8

    /// The profile as printed in `Datasets/cutoffs/sedimentary_open_pit.yaml`.
    public init() {}
}
