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
    /// What every map says about itself.
    let metadata: [String: String]
    let execution: Execution

    /// - Throws: `badData` when there is nothing to learn from.
    func run() throws -> ProspectivityResult {
        let chosen = ModelLayers(section, layers: layers)
        let points = try trainingPoints()
        let inBelts = points.filter { area.beltIndex(at: $0) != nil }
        let deposits = DepositLocations(inBelts, on: survey.grid)
        let stack = try EvidenceStack(area: area, layers: chosen.all, deposits: deposits, execution: execution)
        var warnings = deposits.warning.map { [$0] } ?? []
        if inBelts.count < points.count {
            warnings.append(
                Warning(
                    code: "deposits_outside_belts", subject: section.train ?? "known deposits",
                    message: "\(points.count - inBelts.count) of \(points.count) lie outside all belts and take no part"
                ))
        }
        warnings += sharedCells(deposits)
        let data = try TrainingData(stack, layers: chosen, designs: try designs(deposits), seed: seed)
        let fitting = try ModelFitting(section: section, layers: chosen, data: data, grid: survey.grid)
        let (judged, pass) = try judge(
            fitting, ScoringPass(stack, metadata: metadata), deposits, &warnings)
        let ranking = judged.first { $0.kind == section.model }?.model
        var result = ProspectivityResult(
            model: RankingModel(models: explaining(judged)), score: layer(mapPath(section.model)),
            deviation: ranking?.hasDeviation == true ? layer(deviationPath) : nil,
            comparisons: judged.filter { $0.kind != section.model }.map { OfModel($0.kind, layer(mapPath($0.kind))) },
            spreads: spreads(judged), scoreMeaning: Self.meaning(section.model, fitting), validation: [], tables: [],
            deposits: deposits,
            warnings: warnings)
        for model in judged.sorted(by: { a, b in a.kind == section.model && b.kind != section.model }) {
            try add(model, pass, to: &result)
        }
        return result
    }

    /// Fits all models, members of an ensemble before it, and scores the ground with them.
    private func judge(
        _ fitting: ModelFitting, _ pass: ScoringPass, _ deposits: DepositLocations, _ warnings: inout [Warning]
    ) throws -> ([JudgedModel], ScoringPass) {
        let known = deposits.locations.map(\.deposit)
        var judged: [JudgedModel] = []
        for kind in ([section.model] + section.comparisons) where kind != .ensemble {
            var notes: [Warning] = []
            judged.append(try JudgedModel(kind, fitting, deposits: known, warnings: &notes))
            warnings += notes.filter { !warnings.contains($0) }
        }
        if section.model == .ensemble { judged.append(JudgedModel(meanOf: judged, fitting, deposits: known)) }
        var pass = pass
        for index in judged.indices {
            let kind = judged[index].kind
            let members = kind == .ensemble ? Array(judged.prefix(index)) : []
            judged[index].enter(
                &pass, members: members, map: map(kind, fitting),
                deviationMap: kind == section.model ? deviationMap(fitting) : nil)
        }
        try pass.run()
        return (judged, pass)
    }

    private func explaining(_ judged: [JudgedModel]) -> [OfModel<ProspectivityModel>] {
        judged.compactMap { one in
            guard let model = one.model, section.model == .ensemble || one.kind == section.model else { return nil }
            return OfModel(one.kind, model)
        }
    }

    private var deviationPath: String { folder.work + "/uncertainty.tif" }

    /// The ranking model's map has no model in its name, so that it is found whatever the model.
    private func mapPath(_ kind: ProspectivityModelName) -> String {
        folder.work + (kind == section.model ? "/prospectivity.tif" : "/prospectivity_\(kind.rawValue).tif")
    }

    private func map(_ kind: ProspectivityModelName, _ fitting: ModelFitting) -> ScoringPass.Map {
        ScoringPass.Map(
            path: mapPath(kind), description: "prospectivity, \(kind.rawValue)",
            meaning: "\(kind.rawValue): \(Self.meaning(kind, fitting))")
    }

    private func deviationMap(_ fitting: ModelFitting) -> ScoringPass.Map {
        let kind = section.model
        return ScoringPass.Map(
            path: deviationPath, description: "standard deviation of prospectivity, \(kind.rawValue)",
            meaning: "\(kind.rawValue): standard deviation of the \(Self.meaning(kind, fitting))")
    }

    /// How the values of the maps are spread over the ground, by the maps' names.
    private func spreads(_ judged: [JudgedModel]) -> [String: [Float]] {
        var spreads: [String: [Float]] = [:]
        func note(_ path: String, _ values: [Float]) {
            let known = values.filter { !$0.isNaN }.map(Double.init).sorted()
            guard !known.isEmpty else { return }
            let name = path.dropFirst(folder.work.count + 1).dropLast(".tif".count)
            spreads[String(name)] = MapStyles.shares.map { Float(quantile(ofSorted: known, $0)) }
        }
        for model in judged {
            note(mapPath(model.kind), model.background.scores)
            if model.kind == section.model { note(deviationPath, model.background.deviations ?? []) }
        }
        return spreads
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
        result.tables += (judged.model?.tables ?? []).map { OfModel(judged.kind, $0) }
        if judged.kind == .logisticRegression { result.tables.append(OfModel(judged.kind, judged.sampleTable)) }
        guard result.deposits.count > 0, let report = try judged.report(pass, warnings: &result.warnings) else {
            return
        }
        if let test = report.conditionalIndependence {
            result.tables += [OfModel(judged.kind, test.table), OfModel(judged.kind, test.pairTable)]
        }
        result.warnings += report.warnings
        result.validation.append(OfModel(judged.kind, report))
    }

    /// What the scores of a model are.
    private static func meaning(_ kind: ProspectivityModelName, _ fitting: ModelFitting) -> String {
        switch kind {
        case .fuzzyGamma: "degree of membership, 0 to 1; to rank by, not to quote"
        case .ensemble:
            "mean of the models' scores, each divided by its greatest on a sample of the ground; to rank by, not to quote"
        case .weightsOfEvidence, .logisticRegression:
            "probability of a deposit per unit cell of \(fitting.unitCellKm2) km2; to rank by, not to quote"
        }
    }

    private func trainingPoints() throws -> [Point] {
        guard let input = section.train, let layer = survey.layers[input] else { return [] }
        return try Pipeline.trainingPoints(of: layer, input: input)
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
