import Foundations

extension SurveyModel {
    /// Every ore body of at least `minimumTonnes` that erosion has left, in the order of the depressions.
    ///
    /// Tonnage is the sum over square cells of thickness x cell area x density, thickness taken in the middle of the
    /// cell; areas are plane areas of the CRS.
    ///
    /// - Parameters:
    ///   - minimumTonnes: Smaller remnants are not called deposits.
    ///   - spacing: Side of the cells, in metres.
    public func plantedDeposits(minimumTonnes: Double = 500_000, spacing: Double = 25) -> [PlantedDeposit] {
        depressions.indices.compactMap { index in
            guard let lens = depressions[index].lens else { return nil }
            let deposit = integrated(lens, depression: index, spacing: spacing)
            return deposit.lens.tonnes >= minimumTonnes ? deposit : nil
        }
    }

    private func integrated(_ lens: OreLens, depression: Int, spacing: Double) -> PlantedDeposit {
        var all = OreInterval()
        var rich = OreInterval()
        var allCells = 0
        var richCells = 0
        var leastCover = Double.infinity
        var cover = CompensatedSum()
        let thickness = SampledField(covering: depressions[depression].outline.extent, spacing: spacing) { point in
            guard lens.outline.relativeRadius(at: point) < 1 else { return 0 }
            let column = column(at: point)
            guard let summary = column.oreSummary(), let ore = column.ore else { return 0 }
            all.add(summary.lens)
            rich.add(summary.ore)
            allCells += 1
            richCells += summary.ore.thicknessMetres > 0 ? 1 : 0
            leastCover = min(leastCover, column.surface - ore.top)
            cover.add(column.surface - ore.top)
            return summary.lens.thicknessMetres
        }
        func quantity(_ interval: OreInterval, cells: Int) -> OreQuantity {
            OreQuantity(
                areaKm2: Double(cells) * spacing * spacing / 1e6,
                tonnes: interval.thicknessMetres * spacing * spacing * lens.densityTonnesPerCubicMetre,
                composition: interval.meanComposition)
        }
        return PlantedDeposit(
            depression: depression, center: depressions[depression].outline.center,
            outlines: outlinesOfPositive(thickness), lens: quantity(all, cells: allCells),
            ore: quantity(rich, cells: richCells), densityTonnesPerCubicMetre: lens.densityTonnesPerCubicMetre,
            leastCoverMetres: leastCover, meanCoverMetres: cover.value / Double(max(1, allCells)))
    }
}
