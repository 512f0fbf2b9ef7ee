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

    func result() throws -> EstimateResult {
        let counts = [drilled?.estimate.count ?? 0, potential.first?.shared.deposits.realizations ?? 0]
        let realizations = max(1, counts.max() ?? 1)
        var result = EstimateResult(
            realizations: realizations, prospects: [:], drilled: drilled, potential: potential, binding: binding,
            warnings: warnings)
        if let drilled {
            for (index, prospect) in drilled.prospects.enumerated() {
                result.prospects[prospect.id] = estimate(of: index, in: drilled, realizations)
            }
        }
        let factors = try RecoveryFactors(binding)
        let excluded = Dictionary(prospects.map { ($0.id, $0.excludedShare) }) { first, _ in first }
        for belt in potential {
            for (place, series) in belt.shared.seriesByPlace().dropLast().enumerated() {
                let id = belt.shared.shares.prospectIDs[place]
                result.prospects[id] = estimate(series, factors, excludedShare: excluded[id] ?? 0)
            }
        }
        return result
    }

    private func estimate(of index: Int, in drilled: DrilledResult, _ count: Int) -> ProspectEstimate {
        let series = drilled.estimate.series(prospect: index)
        let tonnes = stretched(series.values(\.inPlaceTonnes), to: count)
        let variables = drilled.estimate.variables.grades.map(\.name)
        let isMined = binding.estimate.mining != nil
        let component = isMined ? (try? binding.route())?.component : nil
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
            gradeTonnes: stretched(series.values(\.productTonnes), to: count))
    }

    /// Potential in place and what is recoverable of it outside the ground that may not be mined.
    private func estimate(
        _ series: PotentialSeries, _ factors: RecoveryFactors, excludedShare: Double
    ) -> ProspectEstimate {
        let minable = { (tonnes: [Double]) in tonnes.map { $0 * (1 - excludedShare) } }
        let contained = series.variables.map { ($0, series.containedTonnes(of: $0) ?? []) }
        return ProspectEstimate(
            basis: .potential, tonnes: series.tonnes, contained: contained,
            recoverableTonnes: factors.mined(series.tonnes).map(minable),
            recoveredComponent: factors.recovered(contained, tonnes: series.tonnes).map {
                ($0.name, minable($0.tonnes))
            },
            categories: [], presence: series.presenceProbability, gradeTonnes: series.tonnes)
    }
}

/// Mining and processing of potential: the same factors as for drilled ore, on whole deposits.
struct RecoveryFactors {
    /// Nil where the config says nothing of mining: then nothing recoverable is estimated.
    private let mining: MiningFactors?
    private let route: ProcessingRoute?
    private let binding: CommodityBinding

    init(_ binding: CommodityBinding) throws {
        self.binding = binding
        mining = try binding.miningFactors()
        route = try binding.route()
    }

    /// Dry ore tonnes that can be mined of those in place; nil where the config says nothing of mining.
    func mined(_ tonnes: [Double]) -> [Double]? { mining.map { mining in tonnes.map { $0 * mining.recovery } } }

    /// The component that the plant recovers from the diluted ore, at most what the mined ore holds.
    func recovered(
        _ contained: [(variable: String, tonnes: [Double])], tonnes: [Double]
    ) -> (name: String, tonnes: [Double])? {
        guard let mining, let route, let valuable = contained.first(where: { $0.variable == route.component })?.tonnes
        else {
            return nil
        }
        let impurity: [Double]
        let impurityName: String
        if case .ratioLoss(_, let name, _, _, _) = route {
            guard let found = contained.first(where: { $0.variable == name })?.tonnes else { return nil }
            (impurity, impurityName) = (found, name)
        } else {
            (impurity, impurityName) = (valuable, route.component)
        }
        let values = valuable.indices.map { i -> Double in
            let mined = mining.recovery
            let waste = tonnes[i] * mined * mining.wastePerOre
            let fed = valuable[i] * mined + waste * wasteGrade(route.component)
            let loss = impurity[i] * mined + waste * wasteGrade(impurityName)
            return min(fed * route.recovery(component: fed, impurity: loss), valuable[i] * mined)
        }
        return (route.component, values)
    }

    private func wasteGrade(_ variable: String) -> Double {
        (mining?.wasteGrades[variable] ?? 0) * (binding.commodity.grades[name: variable]?.unit.fraction ?? 0.01)
    }
}
