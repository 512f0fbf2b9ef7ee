import Delivery
import Foundations
import Resources

/// The ranked prospects as a table: one set of columns for CSV, GeoJSON and GeoPackage.
struct ProspectTable {
    let result: RunResult
    /// Longitude and latitude of each prospect's best cell, in ranked order.
    let positions: [Point]

    private var commodity: CommodityFile? { result.estimate?.binding.commodity }
    private var hasScores: Bool { result.prospectivity != nil }
    private var isEstimated: Bool { result.estimate.map { !$0.prospects.isEmpty } ?? false }
    private var hasCategories: Bool { result.estimate?.drilled != nil }
    private var isMined: Bool { result.config.estimate?.mining != nil }
    private var component: String? { result.estimate?.component }

    var table: Table {
        Table(
            name: "prospects", title: "Ranked prospects of \(result.config.name)", columns: columns,
            primaryKey: ["id"],
            rows: zip(result.rankedProspects, positions).map { row($0.0.prospect, $0.0.rank, $0.1) })
    }

    private var columns: [Column] {
        identity + (hasScores ? scores : []) + (isEstimated ? tonnage + grades : []) + ranking + evidence
    }

    private var identity: [Column] {
        [
            Column("id", .text, "Belt and grid position of the best cell; stays when other prospects come or go"),
            Column("rank", .integer, "Place in the ranking, from 1"),
            Column("belt", .text, "Mineralization belt"),
            Column("outlined_by", .text, "What outlines it: map (prospectivity) or drilled (ore in holes)"),
            Column("basis", .text, "What the tonnage rests on: drilled, exploration potential, or none"),
            Column("area_km2", .number, unit: "km2", decimals: 4, "True area"),
            Column("lon", .number, unit: "degrees", decimals: 6, "Longitude of the best cell, WGS 84"),
            Column("lat", .number, unit: "degrees", decimals: 6, "Latitude of the best cell, WGS 84"),
            Column("nearest_known", .text, "Nearest known deposit"),
            Column("nearest_known_km", .number, unit: "km", decimals: 3, "Distance to it from the outline, 0 inside"),
        ]
    }

    private var scores: [Column] {
        [
            Column("prospectivity_max", .number, "Greatest prospectivity: \(result.prospectivity?.scoreMeaning ?? "")"),
            Column("prospectivity_mean", .number, "Mean prospectivity, weighted by true area"),
            Column(
                "known_ground", .number, decimals: 4,
                "Share of its area that is known ground, which holds no undiscovered deposit; empty where drilled"),
        ]
    }

    private var tonnage: [Column] {
        var columns = [
            Column("presence", .number, decimals: 4, "Share of realizations in which there is ore")
        ]
        columns += summaryColumns("ore_mt", unit: "Mt", decimals: 4, "Dry ore in place, 0 where there is none")
        if hasCategories {
            columns += ResourceCategory.allCases.map {
                Column(
                    "\($0.rawValue)_mt", .number, unit: "Mt", decimals: 4,
                    "Mean dry ore in place, \($0.rawValue) resource")
            }
        }
        columns += summaryColumns(
            "recoverable_mt", unit: "Mt", decimals: 4,
            "Ore that can be mined; recoverable_standing says what it may be called; empty without estimate.mining")
        if let component {
            columns += summaryColumns(
                "recoverable_\(component)_mt", unit: "Mt", decimals: componentDecimals,
                "\(component) that mining and processing recover")
        }
        return columns + [Column("recoverable_standing", .text, "What the recoverable tonnage may be called")]
    }

    /// Decimals of the recovered component: those that the prospect with most of it needs.
    private var componentDecimals: Int {
        let means = (result.estimate?.prospects.values.compactMap(\.recoveredComponent) ?? []).map {
            sum($0.tonnes) / Double(max(1, $0.tonnes.count))
        }
        return megatonneDecimals(greatest: means.max() ?? 0)
    }

    private var grades: [Column] {
        let grades = (commodity?.grades ?? []).filter { isKnown($0.name) }.flatMap {
            summaryColumns($0.name, unit: $0.value.unit.rawValue, decimals: 3, "\($0.value.title) where there is ore")
        }
        let ratios = (commodity?.ratios ?? []).filter { isKnown($0.value.numerator) && isKnown($0.value.denominator) }
            .flatMap { summaryColumns($0.name, unit: nil, decimals: 3, "\($0.value.title), sum over sum") }
        return grades + ratios
            + feedRatios.flatMap { name in
                summaryColumns(
                    "feed_\(name)", unit: nil, decimals: 3,
                    "\(name) of the plant feed, after dilution; drilled ore only")
            }
    }

    /// Ratios of the plant feed, known for drilled ore where mining is described.
    private var feedRatios: [String] {
        guard isMined else { return [] }
        return result.estimate?.drilled?.estimate.variables.ratios.map(\.name) ?? []
    }

    private func isKnown(_ variable: String) -> Bool {
        result.estimate?.prospects.values.contains { $0.contained(variable) != nil } ?? false
    }

    private var ranking: [Column] {
        let top = result.ranked.first?.topCount ?? 10
        return [
            Column("score", .number, decimals: 5, "Weighted score, mean over realizations: 0 worst, 1 best"),
            Column(
                "share_in_top", .number, decimals: 4,
                "Share of realizations in which it has ore and is among the best \(top); empty where there are no more"),
            Column("rank_q10", .number, decimals: 1, "Rank: 10 % of realizations are better"),
            Column("rank_q90", .number, decimals: 1, "Rank: 10 % of realizations are worse"),
            Column("missing_criteria", .text, "Criteria without a value, which count as the worst"),
        ]
    }

    private var evidence: [Column] {
        result.layers.filter { $0.classNames == nil }.map {
            Column(
                "mean_\($0.name)", .number, unit: $0.unit.isEmpty ? nil : $0.unit, "Mean of evidence layer \($0.name)")
        }
    }

    private func row(_ prospect: Prospect, _ rank: RankedProspect, _ position: Point) -> [Cell] {
        let own = result.estimate?.prospects[prospect.id]
        var cells: [Cell] = [
            .text(prospect.id), .integer(rank.rank), .text(result.survey.belts[prospect.belt].id),
            .text(prospect.origin.rawValue), .text(own?.basis.rawValue ?? "none"), .number(prospect.areaKm2),
            .number(position.x), .number(position.y), Cell(prospect.nearestKnown?.name),
            Cell(prospect.nearestKnown?.distanceKm),
        ]
        if hasScores { cells += [Cell(prospect.greatestScore), Cell(prospect.meanScore), Cell(prospect.knownShare)] }
        if isEstimated { cells += tonnageCells(own) + gradeCells(own) }
        cells += [
            .number(rank.score), Cell(rank.shareInTop), Cell(rank.realizedRank.q10), Cell(rank.realizedRank.q90),
            .text(rank.missingCriteria.joined(separator: " ")),
        ]
        let means = Dictionary(zip(result.layers.map(\.name), prospect.evidence)) { first, _ in first }
        return cells + result.layers.filter { $0.classNames == nil }.map { Cell(means[$0.name]) }
    }

    private func tonnageCells(_ own: ProspectEstimate?) -> [Cell] {
        var cells: [Cell] = [Cell(own?.presence)] + summaryCells(own?.tonnes, scale: 1e-6)
        if hasCategories {
            cells += ResourceCategory.allCases.map { category in
                let part = own?.categories.first { $0.category == category }?.tonnes
                return Cell(part.flatMap { DistributionSummary(of: $0) }.map { $0.mean / 1e6 })
            }
        }
        cells += summaryCells(own?.recoverableTonnes, scale: 1e-6)
        if component != nil { cells += summaryCells(own?.recoveredComponent?.tonnes, scale: 1e-6) }
        return cells + [Cell(own?.recoverableStanding(study: result.config.estimate?.study ?? .none))]
    }

    private func gradeCells(_ own: ProspectEstimate?) -> [Cell] {
        let grades = (commodity?.grades ?? []).filter { isKnown($0.name) }.flatMap {
            summaryCells(own?.massFraction($0.name), scale: 1 / $0.value.unit.fraction)
        }
        let ratios = (commodity?.ratios ?? []).filter { isKnown($0.value.numerator) && isKnown($0.value.denominator) }
            .flatMap { summaryCells(own?.ratio($0.value.numerator, $0.value.denominator)) }
        let feed = feedRatios.flatMap { name in
            summaryCells(own?.feedRatios.first { $0.name == name }?.values)
        }
        return grades + ratios + feed
    }
}
