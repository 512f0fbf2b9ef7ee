import Foundations
import Geodata
import Resources

/// Draws up the growth ledger and reviews it against the targets.
struct GrowthStage {
    let section: GrowthSection
    let survey: Survey
    let area: StudyArea
    let prospects: [Prospect]
    let estimate: EstimateResult?
    let mining: MiningSection?
    let study: StudyLevel
    let seed: UInt64

    func run() throws -> GrowthResult {
        var warnings: [Warning] = []
        let openings = try baseline(&warnings)
        let belts = survey.belts.map(\.id)
        let realizations = estimate?.realizations ?? 1
        warnings += baselineWarnings(openings: openings, belts: belts, series: .resource, baseYear: section.baseYear)
        let booked = try bookedShares()
        var movements = try discoveries(booked, realizations)
        movements += reserves(booked)
        movements += try depletions(openings)
        let ledger = try GrowthLedger(
            belts: belts + openings.map(\.beltID), openings: openings, movements: movements,
            conversions: try conversions(belts), realizations: realizations)
        let counted: LedgerSeries = section.counted == .resource ? .resource : .reserve
        return GrowthResult(
            rows: ledger.rows(),
            review: ledger.review(
                counted, targets: section.targets.map(\.value), baseYear: section.baseYear, horizonYear: section.horizon
            ),
            statements: statements(booked), warnings: warnings)
    }

    private func baseline(_ warnings: inout [Warning]) throws -> [OpeningBalance] {
        guard let path = section.baseline else { return [] }
        let (table, found) = try readTable(path: path.resolved)
        warnings += found
        return try BaselineTable(table, file: path.written, belts: survey.belts.map(\.id)).openings(&warnings)
    }

    /// The share of each prospect's area that the opening books already.
    private func bookedShares() throws -> [String: Double] {
        guard let input = section.booked, let layer = survey.layers[input] else { return [:] }
        let outlines = try union(
            layer.features.flatMap { feature -> [Polygon] in
                if case .polygons(let polygons) = feature.geometry { polygons } else { [] }
            })
        var shares: [String: Double] = [:]
        for prospect in prospects {
            let whole = prospect.polygons.reduce(0) { $0 + $1.area }
            let common = try intersection(prospect.polygons, outlines).reduce(0) { $0 + $1.area }
            shares[prospect.id] = whole > 0 ? (common / whole).clamped(to: 0...1) : 0
        }
        return shares
    }

    /// Drilled ground enters by its category; potential by the scenario alone, as inferred resource.
    private func discoveries(_ booked: [String: Double], _ realizations: Int) throws -> [LedgerMovement] {
        guard let estimate else { return [] }
        var movements: [LedgerMovement] = []
        for prospect in prospects where prospect.origin == .drilled {
            let free = 1 - (booked[prospect.id] ?? 0)
            for part in estimate.prospects[prospect.id]?.categories ?? [] where part.tonnes.contains(where: { $0 > 0 })
            {
                movements.append(
                    LedgerMovement(
                        beltID: survey.belts[prospect.belt].id, ledgerClass: LedgerClass(part.category),
                        kind: .discovery,
                        tonnes: part.tonnes.map { $0 * free }))
            }
        }
        let scenario = try DiscoveryScenario(discoveredInProspects: section.scenario.discoveredByHorizon.value)
        for belt in estimate.potential {
            let found = try belt.shared.discoveredTonnes(
                scenario, booked: BookedGround(shareOfProspect: booked), seed: seed)
            movements.append(
                LedgerMovement(
                    beltID: survey.belts[belt.belt].id, ledgerClass: .inferred, kind: .discovery,
                    tonnes: stretched(found, to: realizations)))
        }
        return movements
    }

    /// Run-of-mine tonnes of measured and indicated ground as reserves, where the study suffices; they enter the reserve
    /// series as a new estimate and leave the resource series as it is.
    private func reserves(_ booked: [String: Double]) -> [LedgerMovement] {
        guard let estimate, let study = Resources.StudyLevel(rawValue: study.rawValue) else { return [] }
        return prospects.filter { $0.origin == .drilled }.flatMap { prospect in
            (estimate.prospects[prospect.id]?.categories ?? []).compactMap { part -> LedgerMovement? in
                guard case .reserve(let category) = RecoverableStanding(category: part.category, study: study),
                    let runOfMine = part.runOfMineTonnes, runOfMine.contains(where: { $0 > 0 })
                else { return nil }
                let free = 1 - (booked[prospect.id] ?? 0)
                return LedgerMovement(
                    beltID: survey.belts[prospect.belt].id, ledgerClass: category == .proved ? .proved : .probable,
                    kind: .reestimation, tonnes: runOfMine.map { $0 * free })
            }
        }
    }

    private func depletions(_ openings: [OpeningBalance]) throws -> [LedgerMovement] {
        guard let rate = section.depletion else { return [] }
        let depletion = try Depletion(
            oreMinedTonnesPerYear: rate.tonnesPerYear, years: Double(section.horizon - section.baseYear),
            miningRecovery: mining?.recovery.value ?? 1, dilution: mining?.dilution.value ?? 0)
        return try LedgerSeries.allCases.flatMap { series in
            try depletionMovements(
                totalTonnes: depletion.usedTonnes(of: series), of: series,
                openings: openings.filter { $0.ledgerClass.series == series })
        }
    }

    private func conversions(_ belts: [String]) throws -> [ClassConversion] {
        let steps: [(LedgerClass, LedgerClass, Double)] = [
            (.inferred, .indicated, section.scenario.inferredToIndicated.value),
            (.indicated, .measured, section.scenario.indicatedToMeasured.value),
        ]
        return try belts.flatMap { belt in
            try steps.filter { $0.2 > 0 }.map {
                try ClassConversion(beltID: belt, from: $0.0, to: $0.1, fraction: $0.2)
            }
        }
    }

    private func statements(_ booked: [String: Double]) -> [String] {
        var statements = [
            "The target counts \(section.counted.rawValue); resource and reserve are kept apart and never added.",
            "Exploration potential enters only by the scenario: \(percentText(section.scenario.discoveredByHorizon)) of the "
                + "undiscovered deposits are found by \(section.horizon).",
        ]
        if booked.values.contains(where: { $0 > 0 }) {
            statements.append("Ground that the opening books already is not added again.")
        }
        if let rate = section.depletion {
            statements.append(
                "Depletion of \(formatMegatonnes(rate.tonnesPerYear)) Mt of ore a year is charged to the belts "
                    + "with a known opening, in proportion to it; the others bear nothing.")
        }
        return statements
    }
}

/// The ledger and its review.
struct GrowthResult: Sendable {
    var rows: [LedgerRow]
    var review: GrowthReview
    var statements: [String]
    var warnings: [Warning]
}

extension LedgerClass {
    /// The class of a resource category.
    init(_ category: ResourceCategory) {
        switch category {
        case .measured: self = .measured
        case .indicated: self = .indicated
        case .inferred: self = .inferred
        }
    }
}
