import Foundations
import Resources

/// Puts drilled and undrilled estimates together, prospect by prospect.
struct EstimateAssembly {
    let binding: CommodityBinding
    let drilled: DrilledResult?
    let potential: [UndrilledStage.BeltPotential]
    /// All prospects, for the share of each that may not be mined.
    let prospects: [Prospect]
    let warnings: [Warning]

    private var isMined: Bool { binding.estimate.mining != nil }

    func result() throws -> EstimateResult {
        let counts = [drilled?.estimate.count ?? 0, potential.first?.shared.deposits.realizations ?? 0]
        let realizations = max(1, counts.max() ?? 1)
        var result = EstimateResult(
            realizations: realizations, prospects: [:], drilled: drilled, potential: potential, binding: binding,
            component: try isMined ? binding.route()?.component : nil, warnings: warnings)
        if let drilled {
            for (index, prospect) in drilled.prospects.enumerated() {
                result.prospects[prospect.id] = try estimate(of: index, in: drilled, realizations)
            }
        }
        let excluded = Dictionary(prospects.map { ($0.id, $0.excludedShare) }) { first, _ in first }
        for belt in potential {
            for (place, series) in belt.shared.seriesByPlace().dropLast().enumerated() {
                let id = belt.shared.shares.prospectIDs[place]
                result.prospects[id] = try estimate(series, excludedShare: excluded[id] ?? 0, realizations)
            }
        }
        return result
    }

    private func estimate(of index: Int, in drilled: DrilledResult, _ count: Int) throws -> ProspectEstimate {
        let series = drilled.estimate.series(prospect: index)
        let tonnes = stretched(series.values(\.inPlaceTonnes), to: count)
        let variables = drilled.estimate.variables.grades.map(\.name)
        let component = try binding.component(among: variables)
        let mined = { (series: DrilledSeries, figure: (SeamTotals) -> Double) -> [Double]? in
            isMined ? stretched(series.values(figure), to: count) : nil
        }
        return ProspectEstimate(
            basis: .drilled, tonnes: tonnes,
            contained: variables.map { ($0, stretched(series.containedTonnes(of: $0) ?? [], to: count)) },
            recoverableTonnes: mined(series, \.recoverableOreTonnes),
            recoveredComponent: component.map { ($0, stretched(series.values(\.recoveredComponentTonnes), to: count)) },
            categories: ResourceCategory.allCases.map { category in
                let part = drilled.estimate.series(prospect: index, category: category)
                return ProspectEstimate.CategoryTonnes(
                    category: category, tonnes: stretched(part.values(\.inPlaceTonnes), to: count),
                    recoverableTonnes: mined(part, \.recoverableOreTonnes),
                    runOfMineTonnes: mined(part, \.runOfMineTonnes))
            },
            feedRatios: drilled.estimate.variables.ratios.compactMap { ratio in
                series.feedRatio(ratio.name).map { (ratio.name, stretched($0, to: count)) }
            },
            presence: Double(tonnes.count { $0 > 0 }) / Double(max(1, tonnes.count)),
            gradeTonnes: stretched(series.values(\.productTonnes), to: count),
            massRecovery: drilled.estimate.variables.massRecovery?.name)
    }

    /// Potential in place and what is recoverable of it outside the ground that may not be mined.
    private func estimate(
        _ series: PotentialSeries, excludedShare: Double, _ count: Int
    ) throws -> ProspectEstimate {
        let contained = series.variables.map { ($0, series.containedTonnes(of: $0) ?? []) }
        let factors = try binding.modifyingFactors(ofPotential: series.variables)
        let mined = factors.map { factors in
            series.tonnes.indices.map { i in
                factors.recoverable(tonnes: series.tonnes[i], contained: contained.map { $0.1[i] })
            }
        }
        let component = try binding.component(among: series.variables)
        let minable = 1 - excludedShare
        return ProspectEstimate(
            basis: .potential, tonnes: stretched(series.tonnes, to: count),
            contained: contained.map { ($0.0, stretched($0.1, to: count)) },
            recoverableTonnes: mined.map { stretched($0.map { $0.oreTonnes * minable }, to: count) },
            recoveredComponent: component.flatMap { name in
                mined.map { (name, stretched($0.map { $0.componentTonnes * minable }, to: count)) }
            },
            categories: [], presence: series.presenceProbability, gradeTonnes: stretched(series.tonnes, to: count))
    }
}
