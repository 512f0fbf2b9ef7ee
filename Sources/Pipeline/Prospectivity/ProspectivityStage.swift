import Delivery
import Foundations
import Geodata
import Prospectivity
import Streaming

/// Fits the models, validates them and maps the prospectivity.
struct ProspectivityStage {
    let section: ProspectivitySection
    let seed: UInt64
    let survey: Survey
    let area: StudyArea
    let layers: [EvidenceRecord]
    let folder: RunFolder
    let execution: Execution

    /// - Throws: `badData` when there is nothing to learn from.
    func run() throws -> ProspectivityResult {
        let chosen = section.layers.isEmpty ? layers : layers.filter { section.layers.contains($0.name) }
        let points = try trainingPoints()
        let inBelts = points.filter { area.beltIndex(at: $0) != nil }
        let deposits = DepositLocations(inBelts, on: survey.grid)
        let stack = try EvidenceStack(area: area, layers: chosen, deposits: deposits, execution: execution)
        var warnings = deposits.warning.map { [$0] } ?? []
        if inBelts.count < points.count {
            warnings.append(
                Warning(
                    code: "deposits_outside_belts", subject: section.train ?? "known deposits",
                    message: "\(points.count - inBelts.count) of \(points.count) lie outside all belts and take no part"
                ))
        }
        warnings += sharedCells(deposits)
        let fitting = ModelFitting(section: section, stack: stack)
        let model = try fitting.fit(section.model, on: .all, warnings: &warnings)
        let (score, deviation) = try map(model, stack)
        var result = ProspectivityResult(
            model: model, score: score, deviation: deviation, scoreMeaning: meaning(fitting), validation: [],
            tables: model.tables.map { (section.model, $0) }, deposits: deposits, warnings: warnings)
        try validate(section.model, model, fitting, into: &result)
        for other in section.comparisons where other != section.model {
            var notes: [Warning] = []
            let compared = try fitting.fit(other, on: .all, warnings: &notes)
            result.tables += compared.tables.map { (other, $0) }
            result.warnings += notes.filter { !result.warnings.contains($0) }
            try validate(other, compared, fitting, into: &result)
        }
        return result
    }

    private func meaning(_ fitting: ModelFitting) -> String {
        section.model == .fuzzyGamma
            ? "degree of membership, 0 to 1"
            : "probability of a deposit per unit cell of \(fitting.unitCellKm2) km2; to rank by, not to quote"
    }

    private func trainingPoints() throws -> [Point] {
        guard let input = section.train, let layer = survey.layers[input] else { return [] }
        return layer.features.compactMap { $0.geometry?.meanVertex }
    }

    private func sharedCells(_ deposits: DepositLocations) -> [Warning] {
        let cells = Set(deposits.locations.map { [$0.column, $0.row] })
        guard cells.count < deposits.count else { return [] }
        return [
            Warning(
                code: "deposits_share_cells", subject: section.train ?? "known deposits",
                message: "\(deposits.count) deposits lie in \(cells.count) cells; each of them is counted")
        ]
    }

    private func map(_ model: ProspectivityModel, _ stack: EvidenceStack) throws -> (
        FileLayer, FileLayer?
    ) {
        let grid = survey.grid
        let score = FileLayer(grid: grid, path: folder.work + "/prospectivity.tif")
        let deviation = FileLayer(grid: grid, path: folder.work + "/uncertainty.tif")
        var hasDeviation = false
        try AtomicFile.produce(score.path) { scorePath in
            try AtomicFile.produce(deviation.path) { deviationPath in
                let scores = try RasterWriter(
                    path: scorePath, grid: grid, bands: [BandMetadata(description: "prospectivity")])
                let deviations = try RasterWriter(
                    path: deviationPath, grid: grid,
                    bands: [BandMetadata(description: "standard deviation of prospectivity")])
                try stack.forEach(
                    compute: { slice in
                        var scored = model.score(slice.evidence)
                        for cell in scored.scores.indices where slice.areas[cell] == 0 {
                            scored.scores[cell] = .nan
                            scored.deviations?[cell] = .nan
                        }
                        return scored
                    },
                    consume: { window, scored in
                        try scores.write(window, from: scored.scores)
                        if let values = scored.deviations {
                            hasDeviation = true; try deviations.write(window, from: values)
                        }
                    })
                try scores.close()
                try deviations.close()
            }
        }
        return (score, hasDeviation ? deviation : nil)
    }
}
