import Foundations
import Prospectivity

/// A model of a run with all that is needed to judge it: its fit to everything, and the fits of all folds.
struct JudgedModel {
    let kind: ProspectivityModelName
    /// The fitted model; nil for the mean of others.
    let model: ProspectivityModel?
    /// Its scores of everything, then those of each design and fold.
    private let whole: Scores
    private let parted: [(folds: Folds, scores: [Scores])]
    /// How many cells a fit that goes over the data many times was made on.
    let sampleTable: ModelTable
    /// Its scores on the background sample, and their deviations where it has them.
    let background: ScoredWindow
    /// Places among the entries of a scoring pass.
    private var ownPlace = 0
    private var foldPlaces: [[Int]] = []

    /// Where scores come from, and those of the deposits that they are judged by.
    private struct Scores {
        var source: (_ members: [Int]) -> ScoringPass.Source
        var ranks: DepositRankAccumulator
        /// The model, for models of one kind.
        var model: ProspectivityModel?
    }

    /// Fits a model to everything and in every fold.
    init(_ kind: ProspectivityModelName, _ fitting: ModelFitting, deposits: [Int], warnings: inout [Warning]) throws {
        let layers = fitting.layers.places(of: kind)
        func scores(_ model: ProspectivityModel, of deposits: [Int]) -> Scores {
            Scores(
                source: { _ in .model(model, layers: layers) },
                ranks: DepositRankAccumulator(
                    depositScores: fitting.data.scores(of: deposits, model, layers: layers)),
                model: model)
        }
        self.kind = kind
        sampleTable = fitting.data.sample.table
        let fitted = try fitting.fit(kind, on: .all, warnings: &warnings)
        model = fitted
        background = fitting.data.background(fitted, layers: layers, wantsDeviation: fitted.hasDeviation)
        whole = scores(fitted, of: deposits)
        parted = try fitting.data.designs.enumerated().map { design, folds in
            (
                folds,
                try (0..<folds.count).map { fold in
                    var ignored: [Warning] = []
                    let model = try Self.fit(kind, fitting, (design, fold), of: folds, &ignored)
                    return scores(model, of: folds.heldOut(in: fold))
                }
            )
        }
    }

    /// The mean of models, each divided by its greatest score on the background sample.
    init(meanOf members: [JudgedModel], _ fitting: ModelFitting, deposits: [Int]) {
        func scores(_ chosen: [Scores], of deposits: [Int]) -> Scores {
            let scales = zip(members, chosen).map { member, scores in
                scores.model.map {
                    fitting.data.greatestScore($0, layers: fitting.layers.places(of: member.kind))
                } ?? 1
            }
            let known = zip(members, chosen).map { member, scores in
                scores.model.map {
                    fitting.data.scores(of: deposits, $0, layers: fitting.layers.places(of: member.kind))
                } ?? []
            }
            let means = deposits.indices.map { index in
                zip(known, scales).reduce(Float(0)) { sum, pair in
                    // The same operations in the same order as in a scoring pass: ranks compare for equality.
                    sum + pair.0[index] * (pair.1 > 0 ? 1 / (pair.1 * Float(members.count)) : 0)
                }
            }
            return Scores(
                source: { .mean(zip($0, scales).map { (entry: $0, scale: $1) }) },
                ranks: DepositRankAccumulator(depositScores: means))
        }
        kind = .ensemble
        model = nil
        background = ScoredWindow(scores: Self.mean(of: members.map(\.background.scores)))
        sampleTable = fitting.data.sample.table
        whole = scores(members.map(\.whole), of: deposits)
        parted = fitting.data.designs.enumerated().map { design, folds in
            (
                folds,
                (0..<folds.count).map { fold in
                    scores(members.map { $0.parted[design].scores[fold] }, of: folds.heldOut(in: fold))
                }
            )
        }
    }

    /// The mean of scores on the same cells, each divided by the greatest.
    private static func mean(of scores: [[Float]]) -> [Float] {
        let factors = scores.map { own in
            let greatest = own.reduce(Float(0)) { $1 > $0 ? $1 : $0 }
            return greatest > 0 ? 1 / (greatest * Float(scores.count)) : 0
        }
        return (scores.first ?? []).indices.map { cell in
            zip(scores, factors).reduce(Float(0)) { $0 + $1.0[cell] * $1.1 }
        }
    }

    /// Fits a model without the deposits of a fold; a failure says so, since with all of them there may be none.
    private static func fit(
        _ kind: ProspectivityModelName, _ fitting: ModelFitting, _ held: (design: Int, fold: Int), of folds: Folds,
        _ warnings: inout [Warning]
    ) throws -> ProspectivityModel {
        do {
            return try fitting.fit(kind, on: TrainingSet(held: held), warnings: &warnings)
        } catch var failure as GossanError {
            let part = folds.holdsOutGround ? "spatial blocks" : "random folds"
            failure.subject += ", validated without the deposits of part \(held.fold + 1) of \(folds.count) \(part)"
            throw failure
        }
    }

    /// Enters the model and its folds into a pass.
    ///
    /// - Parameters:
    ///   - pass: The pass.
    ///   - members: The models that it is the mean of, entered before.
    ///   - map: Where its scores are written.
    ///   - deviationMap: Where their standard deviations are written, if it has them.
    mutating func enter(
        _ pass: inout ScoringPass, members: [JudgedModel], map: ScoringPass.Map?, deviationMap: ScoringPass.Map?
    ) {
        var conditions: UniqueConditions?
        if case .weightsOfEvidence(let weights) = model { conditions = UniqueConditions(of: weights) }
        ownPlace = pass.add(
            ScoringPass.Entry(
                source: whole.source(members.map(\.ownPlace)), ranks: whole.ranks, conditions: conditions, map: map,
                deviationMap: model?.hasDeviation == true ? deviationMap : nil))
        foldPlaces = parted.enumerated().map { design, part in
            part.scores.enumerated().map { fold, scores in
                pass.add(
                    ScoringPass.Entry(
                        source: scores.source(members.map { $0.foldPlaces[design][fold] }), ranks: scores.ranks))
            }
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
        for (part, places) in zip(parted, foldPlaces) {
            let validation = try CrossValidation(part.folds, ranks: places.map { pass.entries[$0].ranks })
            if part.folds.holdsOutGround { report.spatial = validation } else { report.random = validation }
        }
        if case .weightsOfEvidence(let weights) = model, let conditions = own.conditions {
            report.conditionalIndependence = ConditionalIndependenceTest(of: weights, conditions: conditions.conditions)
        }
        return report
    }
}

extension BackgroundSample {
    /// Its size as a table.
    fileprivate var table: ModelTable {
        ModelTable(
            name: "sample", columns: ["figure", "value"],
            rows: [[.text(isWhole ? "cells, all of them" : "cells, drawn at random"), .number(Double(count))]])
    }
}
