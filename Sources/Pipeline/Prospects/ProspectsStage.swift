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
    /// Ore outlines of holes; they keep their ground and are measured with the prospects of the map.
    let drilledProspects: [Prospect]
    /// Ground that holes have tested; it is no prospect of the map.
    let drilled: FeatureRasterizer?
    /// Known, booked and excluded ground.
    let ground: UndrilledGround
    let execution: Execution

    /// What one window in flight takes at most.
    static func bytesPerWindow(_ grid: Grid) -> Int { min(grid.columns, 512) * min(grid.rows, 512) * 80 + 600_000 }

    /// What one strip in flight takes at most.
    static func bytesPerStrip(_ grid: Grid) -> Int { stripHeight(grid) * grid.columns * 24 }

    /// What windows or strips in flight take together at most. Of windows the figures of their zones wait, of strips all.
    static func bytesInFlight(_ grid: Grid, _ execution: Execution) -> Int {
        let rest = execution.holding(bytes: heldBytes(grid))
        return max(
            rest.bytesInFlight(bytesPerWindow: bytesPerWindow(grid), resultBytes: 500_000),
            rest.bytesInFlight(bytesPerWindow: bytesPerStrip(grid), resultBytes: bytesPerStrip(grid)))
    }

    /// What is held beside windows: runs of cells, outlines with the edges and texts made of them. They grow with the
    /// length of the outlines; measured where 3 % of 225 million noisy cells are prospects.
    static func heldBytes(_ grid: Grid) -> Int { grid.count / 2 }

    /// Rows of a strip: so many that it has as many cells as a window.
    private static func stripHeight(_ grid: Grid) -> Int { (512 * 512 / max(1, grid.columns)).clamped(to: 1...64) }

    func run() throws -> ProspectSet {
        var warnings: [Warning] = []
        let threshold = try threshold(&warnings)
        let byBelt = try components(atLeast: threshold)
        let outlines = byBelt.flatMap { polygonize($0, on: survey.grid) }
        let components = byBelt.enumerated().flatMap { belt, found in found.all.map { (belt, $0) } }
        var result = ProspectSet(prospects: [], threshold: threshold, ground: [], warnings: warnings)
        try measure(components, outlines, into: &result)
        if components.isEmpty {
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
            survey.grid.windows(), bytesPerWindow: Self.bytesPerWindow(survey.grid),
            execution: execution.holding(bytes: Self.heldBytes(survey.grid)), into: empty,
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
        let strips = survey.grid.strips(height: Self.stripHeight(survey.grid))
        let connectivity: Connectivity = section.connectivity == .sides ? .sides : .sidesAndCorners
        var labelers = area.belts.map { _ in ComponentLabeler(columns: survey.grid.columns, connectivity: connectivity)
        }
        let least = Float(threshold)
        try forEachWindow(
            strips, bytesPerWindow: Self.bytesPerStrip(survey.grid),
            execution: execution.holding(bytes: Self.heldBytes(survey.grid)),
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
        let (layers, area, drilled, ground) = (layers, area, drilled, ground)
        let zones = FeatureRasterizer(
            (drilledProspects.map(\.polygons) + outlines).map { .polygons($0) }, grid: survey.grid)
        let sources = [prospectivity.score] + layers.map(\.source)
        let empty = ZonalTotals(zones: zones.featureCount, layers: sources.count, belts: area.belts.count)
        let totals = try reduceWindows(
            survey.grid.windows(), bytesPerWindow: Self.bytesPerWindow(survey.grid),
            execution: execution.holding(bytes: Self.heldBytes(survey.grid)), into: empty,
            makeWorker: { try sources.map { try $0.open() } },
            partial: { readers, window in
                var part = empty.part
                let areas = area.areas(in: window)
                var values: [Float] = []
                for (index, reader) in readers.enumerated() {
                    try reader.read(window, into: &values)
                    part.zones.append(zonalStatistics(of: zones, in: window, values: values, weights: areas))
                    guard index == 0 else { continue }
                    let parts = ground.areas(in: window, of: areas)
                    part.ground = [parts.free, parts.booked, parts.excluded].map {
                        zonalStatistics(of: zones, in: window, values: values, weights: $0)
                    }
                    part.addBelts(
                        scores: values, areas: areas, ground: parts, belts: area.beltIndices(in: window),
                        tested: drilled?.presence(in: window))
                    // Most windows hold no prospect; nothing else is wanted of them.
                    if part.zones[0].isEmpty { break }
                }
                return part
            },
            merge: { $0.merge($1) })
        result.ground = totals.belts.map(\.ground)
        for (index, prospect) in drilledProspects.enumerated() {
            result.prospects.append(measured(prospect, totals.zones.map { $0[index].statistics }))
        }
        let known = KnownDeposits(survey, input: section.known ?? config.prospectivity?.train, config: config)
        for (index, (belt, component)) in components.enumerated() {
            let zone = drilledProspects.count + index
            var found = measured(
                try prospect(component, belt, outlines[index], known), totals.zones.map { $0[zone].statistics })
            divide(&found, totals.zones[0][zone].statistics, totals.ground.map { $0[zone].statistics })
            result.prospects.append(found)
        }
        try explain(&result)
    }

    private func prospect(
        _ component: Component, _ belt: Int, _ outline: [Polygon], _ known: KnownDeposits
    ) throws -> Prospect {
        let grid = survey.grid
        let best = grid.center(column: component.bestCell % grid.columns, row: component.bestCell / grid.columns)
        return Prospect(
            id: prospectID(belt: area.belts[belt], best: best, grid: grid), belt: belt, origin: .map,
            polygons: outline, areaKm2: component.weight, best: best, scoreMass: 0, evidence: [],
            nearestKnown: try known.nearest(to: outline))
    }

    /// The prospect with its score and evidence: statistics of the score, then of each layer.
    private func measured(_ prospect: Prospect, _ statistics: [ZonalStatistics]) -> Prospect {
        var prospect = prospect
        if statistics[0].weight > 0 {
            prospect.greatestScore = Double(statistics[0].maximum)
            prospect.meanScore = statistics[0].mean
        }
        prospect.evidence = statistics.dropFirst().map(\.mean)
        return prospect
    }

    /// What of the prospect's score lies on ground that is not known, and what of that is booked or excluded.
    private func divide(_ prospect: inout Prospect, _ whole: ZonalStatistics, _ ground: [ZonalStatistics]) {
        let (free, booked, excluded) = (ground[0], ground[1], ground[2])
        prospect.scoreMass = free.sum
        prospect.knownShare = whole.weight > 0 ? (1 - free.weight / whole.weight).clamped(to: 0...1) : 0
        guard free.sum > 0 else { return }
        prospect.bookedShare = (booked.sum / free.sum).clamped(to: 0...1)
        prospect.excludedShare = (excluded.sum / free.sum).clamped(to: 0...1)
    }

    /// What each layer adds to the score at the best cell of each prospect.
    private func explain(_ result: inout ProspectSet) throws {
        let names = prospectivity.model.layerNames
        let chosen = names.compactMap { name in layers.first { $0.name == name } }
        let readers = try chosen.map { try $0.source.open() }
        for index in result.prospects.indices {
            guard let cell = survey.grid.cell(containing: result.prospects[index].best) else { continue }
            let window = Window(column: cell.column, row: cell.row, width: 1, height: 1)
            var evidence: [String: Float] = [:]
            var buffer: [Float] = []
            for (layer, reader) in zip(chosen, readers) {
                try reader.read(window, into: &buffer)
                evidence[layer.name] = buffer.first
            }
            result.prospects[index].contributions = prospectivity.model.contributions(evidence).map {
                Prospect.Contribution(layer: $0.layer, value: $0.value.map(Double.init), weight: $0.contribution)
            }
        }
    }
}
