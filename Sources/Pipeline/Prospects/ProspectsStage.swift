import Foundations
import Prospectivity
import Rasters
import Streaming

/// Cuts prospects out of the prospectivity map.
struct ProspectsStage {
    let section: ProspectsSection
    let config: PipelineConfig
    let survey: Survey
    let area: StudyArea
    let layers: [EvidenceRecord]
    let prospectivity: ProspectivityResult
    /// Ground that holes have tested; it is no prospect of the map.
    let drilled: FeatureRasterizer?
    let execution: Execution

    func run() throws -> ProspectSet {
        var warnings: [Warning] = []
        let threshold = try threshold(&warnings)
        let byBelt = try components(atLeast: threshold)
        let outlines = byBelt.flatMap { polygonize($0, on: survey.grid) }
        let components = byBelt.enumerated().flatMap { belt, found in found.all.map { (belt, $0) } }
        var result = ProspectSet(
            prospects: [], threshold: threshold, permissiveMass: [], permissiveAreaKm2: [], warnings: warnings)
        try measure(components, outlines, into: &result)
        if result.prospects.isEmpty {
            result.warnings.append(
                Warning(
                    code: "no_prospects", subject: "prospects",
                    message: "no ground reaches the threshold \(threshold) and the minimum area; lower one of them"))
        }
        return result
    }

    /// The score at or above which ground is a prospect.
    private func threshold(_ warnings: inout [Warning]) throws -> Double {
        switch section.threshold {
        case .above(let value): return value
        case .topArea(let share): return try threshold(topShare: share.value, byArea: true, &warnings)
        case .quantile(let level): return try threshold(topShare: 1 - level.value, byArea: false, &warnings)
        }
    }

    private func threshold(topShare share: Double, byArea: Bool, _ warnings: inout [Warning]) throws -> Double {
        let first = try tally(AreaByValue(), byArea: byArea)
        guard let second = first.refined(toTopShare: share), let found = try tally(second, byArea: byArea).threshold
        else {
            throw GossanError(
                .badData, subject: "prospectivity", problem: "no cell of the study area has a score",
                remedy: "check that evidence, belts and grid overlap")
        }
        let taken = found.areaAtOrAbove / found.totalArea
        if taken > 1.2 * share {
            warnings.append(
                Warning(
                    code: "threshold_ties", subject: "prospects",
                    message:
                        "so many cells share the score at the threshold that \(percentText(taken)) of the ground is "
                        + "taken instead of \(percentText(share)); more evidence would tell places apart"))
        }
        return Double(found.value)
    }

    private func tally(_ empty: AreaByValue, byArea: Bool) throws -> AreaByValue {
        try reduceWindows(
            survey.grid.windows(), bytesPerWindow: 512 * 512 * 16 + 600_000, execution: execution, into: empty,
            makeWorker: { try prospectivity.score.open() },
            partial: { reader, window in
                var scores: [Float] = []
                try reader.read(window, into: &scores)
                var part = empty.emptied
                part.add(scores, areas: byArea ? area.areas(in: window) : [])
                return part
            },
            merge: { $0.merge($1) })
    }

    private struct Strip: Sendable {
        var cells: [UInt8]
        var belts: [Int32]
        var scores: [Float]
        var areas: [Double]
        var hasCells: Bool
    }

    /// The components of each belt: a prospect never crosses from one belt into another, so that its tonnage and its
    /// growth belong to one.
    private func components(atLeast threshold: Double) throws -> [Components] {
        let strips = survey.grid.strips(height: 64)
        let connectivity: Rasters.Connectivity = section.connectivity == .sides ? .sides : .sidesAndCorners
        var labelers = area.belts.map { _ in ComponentLabeler(columns: survey.grid.columns, connectivity: connectivity)
        }
        let least = Float(threshold)
        try forEachWindow(
            strips, bytesPerWindow: 64 * survey.grid.columns * 24, execution: execution,
            makeWorker: { try prospectivity.score.open() },
            compute: { reader, strip in
                var scores: [Float] = []
                try reader.read(strip, into: &scores)
                let excluded = drilled?.presence(in: strip)
                let cells = scores.indices.map { cell -> UInt8 in
                    scores[cell] >= least && (excluded?[cell] ?? 0) == 0 ? 1 : 0
                }
                return Strip(
                    cells: cells, belts: area.beltIndices(in: strip), scores: scores, areas: area.areas(in: strip),
                    hasCells: cells.contains(1))
            },
            consume: { _, strip in
                for belt in labelers.indices {
                    let number = Int32(belt)
                    let own =
                        labelers.count == 1 || !strip.hasCells
                        ? strip.cells : zip(strip.cells, strip.belts).map { $1 == number ? $0 : 0 }
                    labelers[belt].add(own, values: strip.scores, weights: strip.areas)
                }
            })
        return labelers.indices.map { belt in
            var found = labelers[belt].finish()
            if section.mergeDistance.metres > 0 {
                found = found.merged(within: section.mergeDistance.metres, on: survey.grid)
            }
            return found.filtered { $0.weight >= section.minimumArea.squareKilometres }
        }
    }

    /// Zonal means and the belts' totals, in one pass over all layers.
    private func measure(
        _ components: [(belt: Int, component: Component)], _ outlines: [[Polygon]], into result: inout ProspectSet
    ) throws {
        let layers = layers
        let area = area
        let drilled = drilled
        let zones = FeatureRasterizer(outlines.map { .polygons($0) }, grid: survey.grid)
        let sources = [prospectivity.score] + layers.map(\.source)
        let empty = ZonalTotals(zones: outlines.count, layers: sources.count, belts: area.belts.count)
        let totals = try reduceWindows(
            survey.grid.windows(), bytesPerWindow: 512 * 512 * 32, execution: execution, into: empty,
            makeWorker: { try sources.map { try $0.open() } },
            partial: { readers, window in
                var part = empty.part
                let areas = area.areas(in: window)
                var values: [Float] = []
                for (index, reader) in readers.enumerated() {
                    try reader.read(window, into: &values)
                    part.zones.append(zonalStatistics(of: zones, in: window, values: values, weights: areas))
                    if index == 0 {
                        part.addBelts(
                            scores: values, areas: areas, belts: area.beltIndices(in: window),
                            excluded: drilled?.presence(in: window))
                        // Most windows hold no prospect; nothing else is wanted of them.
                        if part.zones[0].isEmpty { break }
                    }
                }
                return part
            },
            merge: { $0.merge($1) })
        (result.permissiveMass, result.permissiveAreaKm2) = (totals.mass.map(\.value), totals.area.map(\.value))
        let known = KnownDeposits(survey, input: section.known ?? config.prospectivity?.train, config: config)
        for (index, (belt, component)) in components.enumerated() {
            result.prospects.append(
                prospect(component, belt, outlines[index], totals.zones.map { $0[index].statistics }, known))
        }
        try explain(&result)
    }

    private func prospect(
        _ component: Component, _ belt: Int, _ outline: [Polygon], _ statistics: [ZonalStatistics],
        _ known: KnownDeposits
    ) -> Prospect {
        let grid = survey.grid
        let best = grid.center(column: component.bestCell % grid.columns, row: component.bestCell / grid.columns)
        return Prospect(
            id: prospectID(belt: area.belts[belt], best: best, grid: grid), belt: belt, origin: .map,
            polygons: outline, areaKm2: component.weight, best: best, greatestScore: Double(component.best),
            meanScore: statistics[0].mean, scoreMass: statistics[0].mean * statistics[0].weight,
            evidence: statistics.dropFirst().map(\.mean), nearestKnown: known.nearest(to: outline))
    }

    /// What each layer adds to the score at the best cell of each prospect.
    private func explain(_ result: inout ProspectSet) throws {
        let names = prospectivity.model.layerNames
        let chosen = names.compactMap { name in layers.first { $0.name == name } }
        let readers = try chosen.map { try $0.source.open() }
        for index in result.prospects.indices {
            guard let cell = survey.grid.cell(containing: result.prospects[index].best) else { continue }
            let window = Window(column: cell.column, row: cell.row, width: 1, height: 1)
            var evidence: [Float] = []
            var buffer: [Float] = []
            for reader in readers {
                try reader.read(window, into: &buffer)
                evidence += buffer
            }
            result.prospects[index].contributions = prospectivity.model.contributions(evidence).map {
                Prospect.Contribution(layer: $0.layer, value: $0.value.map(Double.init), weight: $0.contribution)
            }
        }
    }
}
