import Foundations
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
        let data = try TrainingData(
            stack, layers: chosen.map { ($0.name, ModelFitting.classification(of: $0)) },
            designs: try designs(deposits), seed: seed)
        let fitting = ModelFitting(section: section, layers: chosen, data: data, grid: survey.grid)
        var judged = [try JudgedModel(section.model, fitting, warnings: &warnings)]
        for other in section.comparisons where other != section.model {
            var notes: [Warning] = []
            judged.append(try JudgedModel(other, fitting, warnings: &notes))
            warnings += notes.filter { !warnings.contains($0) }
        }
        var pass = ScoringPass(stack)
        let known = deposits.locations.map(\.deposit)
        for index in judged.indices {
            judged[index].enter(
                &pass, deposits: known, data, map: mapPath(judged[index].kind),
                deviationMap: index == 0 ? folder.work + "/uncertainty.tif" : nil)
        }
        try pass.run()
        var result = ProspectivityResult(
            model: judged[0].model, score: layer(mapPath(section.model)),
            deviation: judged[0].model.hasDeviation ? layer(folder.work + "/uncertainty.tif") : nil,
            comparisons: judged.dropFirst().map { ($0.kind, layer(mapPath($0.kind))) },
            scoreMeaning: meaning(fitting), validation: [], tables: [], deposits: deposits, warnings: warnings)
        for model in judged { try add(model, pass, to: &result) }
        return result
    }

    /// The ranking model's map has no model in its name, so that it is found whatever the model.
    private func mapPath(_ kind: ProspectivityModel) -> String {
        folder.work + (kind == section.model ? "/prospectivity.tif" : "/prospectivity_\(kind.rawValue).tif")
    }

    private func layer(_ path: String) -> FileLayer { FileLayer(grid: survey.grid, path: path) }

    private func designs(_ deposits: DepositLocations) throws -> [Folds] {
        guard let validation = section.validation, deposits.count > 0 else { return [] }
        return [
            try .random(deposits, count: validation.randomFolds, seed: seed),
            try .spatialBlocks(
                deposits, grid: survey.grid, blockMetres: validation.block.metres,
                bufferMetres: validation.buffer.metres, count: validation.spatialBlocks, seed: seed),
        ]
    }

    private func add(_ judged: JudgedModel, _ pass: ScoringPass, to result: inout ProspectivityResult) throws {
        result.tables += judged.model.tables.map { (judged.kind, $0) }
        guard result.deposits.count > 0, let report = try judged.report(pass, warnings: &result.warnings) else { return }
        if let test = report.conditionalIndependence {
            result.tables += [(judged.kind, test.table), (judged.kind, test.pairTable)]
        }
        result.warnings += report.warnings
        result.validation.append((judged.kind, report))
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
}
