import Foundations
import Prospectivity

/// A model of a run with all that is needed to judge it: its fit to everything, and the fits of all folds.
struct JudgedModel {
    let kind: ProspectivityModel
    let model: Prospectivity.ProspectivityModel
    /// One for each design, random folds first; none without validation.
    private var folds: [HeldOutFolds<Prospectivity.ProspectivityModel>] = []
    /// Places among the entries of a scoring pass.
    private var ownPlace = 0
    private var foldPlaces: [[Int]] = []

    /// Fits a model to everything and in every fold.
    init(_ kind: ProspectivityModel, _ fitting: ModelFitting, warnings: inout [Warning]) throws {
        self.kind = kind
        model = try fitting.fit(kind, on: .all, warnings: &warnings)
        for (design, folds) in fitting.data.designs.enumerated() {
            self.folds.append(
                try HeldOutFolds(
                    folds,
                    fit: { fold in
                        var ignored: [Warning] = []
                        return try fitting.fit(
                            kind, on: TrainingSet(held: (design, fold)), warnings: &ignored)
                    },
                    scoreDeposits: { fitting.data.scores($0, $1) }))
        }
    }

    /// Enters the model and its folds into a pass.
    mutating func enter(
        _ pass: inout ScoringPass, deposits: [Int], _ data: TrainingData, map: String?, deviationMap: String?
    ) {
        var conditions: UniqueConditions?
        if case .weightsOfEvidence(let weights) = model, !deposits.isEmpty {
            conditions = UniqueConditions(of: weights)
        }
        ownPlace = pass.add(
            ScoringPass.Entry(
                model: model, ranks: DepositRankAccumulator(depositScores: data.scores(model, deposits)),
                conditions: conditions, map: map, deviationMap: model.hasDeviation ? deviationMap : nil))
        foldPlaces = folds.map { held in
            zip(held.models, held.ranks).map { pass.add(ScoringPass.Entry(model: $0, ranks: $1)) }
        }
    }

    /// The report after the pass; nil, with a warning, where no deposit has a score.
    func report(_ pass: ScoringPass, warnings: inout [Warning]) throws -> ValidationReport? {
        let own = pass.entries[ownPlace]
        guard let success = CaptureCurve(own.ranks.ranks.compactMap(\.self)) else {
            warnings.append(
                Warning(
                    code: "no_deposit_scored", subject: kind.rawValue,
                    message: "no known deposit lies where the model has a score; it is not validated"))
            return nil
        }
        var report = ValidationReport(successRate: success)
        for (held, places) in zip(folds, foldPlaces) {
            let validation = try held.crossValidation(places.map { pass.entries[$0].ranks })
            if held.folds.holdsOutGround { report.spatial = validation } else { report.random = validation }
        }
        if case .weightsOfEvidence(let weights) = model, let conditions = own.conditions {
            report.conditionalIndependence = ConditionalIndependenceTest(of: weights, conditions: conditions.conditions)
        }
        return report
    }
}
