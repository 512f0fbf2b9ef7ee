import Foundations

extension Column {
    /// Thickness (metres) and mean composition of the ore and of the part that meets the cut-off profile.
    ///
    /// The ore is cut into `slices` of equal thickness; the slices above the cut-off lie together, because grades fall
    /// from the middle of the profile to both ends.
    public func oreSummary(
        cutoff: TrueCutoff = TrueCutoff(), slices: Int = 16
    ) -> (lens: OreInterval, ore: OreInterval)? {
        guard let ore else { return nil }
        let step = ore.thicknessMetres / Double(slices)
        var lens = OreInterval()
        var rich = OreInterval()
        for slice in 0..<slices {
            let composition = ore.composition(atElevation: ore.base + (Double(slice) + 0.5) * step)
            lens.add(composition, thickness: step)
            if composition.al2o3 >= cutoff.al2o3,
                composition.al2o3 >= cutoff.aluminaSilicaRatio * composition.sio2
            {
                rich.add(composition, thickness: step)
            }
        }
        let mean = rich.meanComposition
        let isOre =
            rich.thicknessMetres >= cutoff.minimumThicknessMetres && mean.al2o3 >= cutoff.industrialAl2o3
            && mean.al2o3 >= cutoff.industrialAluminaSilicaRatio * mean.sio2
        return (lens, isOre ? rich : OreInterval())
    }
}

/// A thickness and the composition summed over it.
public struct OreInterval: Sendable, Hashable {
    /// Thickness in metres.
    public private(set) var thicknessMetres = 0.0
    /// Sum of thickness times percent, in metre percent.
    public private(set) var accumulation = RockComposition.zero

    /// Thickness-weighted mean composition, in percent; zero where there is no thickness.
    public var meanComposition: RockComposition {
        var mean = RockComposition.zero
        if thicknessMetres > 0 { mean.add(accumulation, weight: 1 / thicknessMetres) }
        return mean
    }

    mutating func add(_ composition: RockComposition, thickness: Double) {
        thicknessMetres += thickness
        accumulation.add(composition, weight: thickness)
    }

    mutating func add(_ other: OreInterval) {
        thicknessMetres += other.thicknessMetres
        accumulation.add(other.accumulation, weight: 1)
    }
}
