import Foundations
import Prospectivity

extension ProspectivityStage {
    /// Adds the success rate, the cross-validations and the test of conditional independence of one model.
    func validate(
        _ kind: ProspectivityModelName, _ model: ProspectivityModel, _ fitting: ModelFitting,
        into result: inout ProspectivityResult
    ) throws {
        guard result.deposits.count > 0 else { return }
        let all = Array(result.deposits.locations.map(\.deposit))
        let scores = try depositScores(model, all, fitting.stack)
        let ranks = try background(model, DepositRankAccumulator(depositScores: scores), fitting.stack).ranks
        guard let success = CaptureCurve(ranks.compactMap(\.self)) else {
            result.warnings.append(
                Warning(
                    code: "no_deposit_scored", subject: kind.rawValue,
                    message: "no known deposit lies where the model has a score; it is not validated"))
            return
        }
        var report = ValidationReport(successRate: success)
        if let validation = section.validation {
            report.random = try crossValidate(
                kind, try .random(result.deposits, count: validation.randomFolds, seed: seed), fitting)
            report.spatial = try crossValidate(
                kind,
                try .spatialBlocks(
                    result.deposits, grid: survey.grid, blockMetres: validation.block.metres,
                    bufferMetres: validation.buffer.metres, count: validation.spatialBlocks, seed: seed), fitting)
        }
        if case .weightsOfEvidence(let weights) = model {
            let test = try independence(weights, fitting.stack)
            report.conditionalIndependence = test
            result.tables += [(kind, test.table), (kind, test.pairTable)]
        }
        result.warnings += report.warnings
        result.validation.append((kind, report))
    }

    private func crossValidate(_ kind: ProspectivityModelName, _ folds: Folds, _ fitting: ModelFitting) throws
        -> CrossValidation
    {
        try Prospectivity.crossValidate(
            folds,
            steps: CrossValidationSteps(
                fit: { folds, fold in
                    var ignored: [Warning] = []
                    return try fitting.fit(kind, on: TrainingSet(folds: folds, fold: fold), warnings: &ignored)
                },
                scoreDeposits: { try depositScores($0, $1, fitting.stack) },
                scoreBackground: { try background($0, $1, fitting.stack) }))
    }

    /// The scores of the cells of some deposits, in their order.
    private func depositScores(
        _ model: ProspectivityModel, _ deposits: [Int], _ stack: EvidenceStack
    ) throws -> [Float] {
        let chosen = Set(deposits)
        let found = try stack.reduce(
            into: [Int: Float](),
            partial: { slice -> [Int: Float] in
                let here = slice.deposits.filter { chosen.contains($0.deposit) }
                guard !here.isEmpty else { return [:] }
                // The cells of the deposits alone, layer by layer.
                let cells = (0..<slice.evidence.layerCount).map { layer -> [Float] in
                    let values = slice.evidence.layer(layer)
                    return here.map { values[values.startIndex + $0.offset] }
                }
                let scores = model.score(EvidenceWindow(layers: cells)).scores
                return Dictionary(uniqueKeysWithValues: zip(here.map(\.deposit), scores))
            },
            merge: { $0.merge($1) { first, _ in first } })
        return deposits.map { found[$0] ?? .nan }
    }

    private func background(
        _ model: ProspectivityModel, _ ranks: DepositRankAccumulator, _ stack: EvidenceStack
    ) throws -> DepositRankAccumulator {
        try stack.reduce(
            into: ranks,
            partial: { slice in
                var part = ranks
                part.add(model.score(slice.evidence).scores, areas: slice.areas)
                return part
            },
            merge: { $0.merge($1) })
    }

    private func independence(_ model: WeightsOfEvidenceModel, _ stack: EvidenceStack) throws
        -> ConditionalIndependenceTest
    {
        let conditions = try stack.reduce(
            into: UniqueConditions(of: model),
            partial: { slice in
                var part = UniqueConditions(of: model)
                try part.add(slice.evidence, areas: slice.areas, depositOffsets: slice.offsets(of: nil))
                return part
            },
            merge: { try $0.merge($1) })
        return ConditionalIndependenceTest(of: model, conditions: conditions.conditions)
    }
}
