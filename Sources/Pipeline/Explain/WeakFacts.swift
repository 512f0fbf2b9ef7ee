import Foundations
import Resources
import Geostatistics

/// Finds what a prospect rests on weakly, the weakest first.
struct WeakFacts {
    let explained: ExplainedRun
    let prospect: Prospect
    let rank: RankedProspect
    let restsOn: RestsOn

    private var result: RunResult { explained.result }
    private var own: ProspectEstimate? { result.estimate?.prospects[prospect.id] }
    private var belt: String { result.survey.belts[prospect.belt].id }

    /// Facts in the order of their kinds; of one kind in the order in which they are found.
    var all: [WeakFact] {
        let found =
            synthetic + basis + criteria + figures + assumptions + drilling + model + evidence + spread + warnings
            + licences
        return WeakFact.Kind.allCases.flatMap { kind in found.filter { $0.kind == kind } }
    }

    private var synthetic: [WeakFact] {
        if let label = result.config.syntheticLabel {
            return [
                WeakFact(
                    .syntheticData, "The data are made up (\(label)): no real ground is described",
                    in: "run.json, statements")
            ]
        }
        let made = result.config.inputs.filter { $0.value.about.isSynthetic && restsOn.figureInputs.contains($0.name) }
        guard !made.isEmpty else { return [] }
        return [
            WeakFact(
                .syntheticData, "Made-up data are among its inputs: \(made.map(\.name).joined(separator: ", "))",
                in: "plan.json, inputs")
        ]
    }

    private var basis: [WeakFact] {
        guard let own else {
            return [WeakFact(.noHole, "Grade and tonnage are not estimated", in: "prospects.csv, basis")]
        }
        guard own.basis == .potential else { return [] }
        return [
            WeakFact(
                .noHole,
                "No hole: the tonnage is exploration potential, drawn from a deposit model and shared out by the map. It is"
                    + " neither resource nor reserve", in: "prospects.csv, basis")
        ]
    }

    private var criteria: [WeakFact] {
        rank.missingCriteria.map {
            WeakFact(
                .missingCriterion, "The criterion \($0) has no value and counts as the worst",
                in: "prospects.csv, missing_criteria")
        }
    }

    /// Those of low confidence first, then those of unknown one.
    private var figures: [WeakFact] {
        let weak = explained.figures.filter { $0.isUsed(by: prospect, in: belt) && $0.isUnverified }
        let order: [Confidence?] = [nil, .low, .medium, .high]
        return order.flatMap { confidence in weak.filter { $0.confidence == confidence } }.map { figure in
            let confidence = figure.confidence.map { ", confidence \($0.rawValue)" } ?? ""
            let why =
                figure.source.map { "has not been checked against its source (\($0))\(confidence)" }
                ?? "has no stated source"
            return WeakFact(.unverifiedFigure, "The \(figure.subject) \(why)", in: figure.file)
        }
    }

    private var judgements: [WeakFact] {
        explained.figures.filter { $0.isUsed(by: prospect, in: belt) && $0.isJudgement && !$0.isUnverified }.map {
            WeakFact(.assumption, "The \($0.subject) is somebody's judgement (\($0.source ?? "?"))", in: $0.file)
        }
    }

    private var assumptions: [WeakFact] {
        judgements
            + result.config.assumptions.map { WeakFact(.assumption, "Assumed: \($0)", in: "run.json, statements") }
            + noted("crs_assumed").map { WeakFact(.assumption, "\($0.subject): \($0.message)", in: "run.json, ingest") }
            + noted("ballpark_transformation").map {
                WeakFact(.roughCoordinates, "\($0.subject): \($0.message)", in: "run.json, ingest")
            }
    }

    private var drilling: [WeakFact] {
        guard own?.basis == .drilled, let drilled = result.estimate?.drilled else { return [] }
        var facts: [WeakFact] = []
        let holes = HolesInside(prospect, drilled)
        if holes.ore.count < Self.fewHoles {
            facts.append(
                WeakFact(
                    .fewHoles, "\(counted(holes.ore.count, "hole")) with ore inside its outline",
                    in: "explanations.json, holes"))
        }
        let categories = own?.categories.filter { $0.tonnes.contains { $0 > 0 } }.map(\.category) ?? []
        if categories == [.inferred] {
            facts.append(
                WeakFact(
                    .onlyInferred, "All of its resource is inferred, the least certain category",
                    in: "prospects.csv, inferred_mt"))
        }
        return facts
    }

    private var model: [WeakFact] {
        guard restsOn.usesModel, let model = explained.model else { return [] }
        var facts: [WeakFact] = []
        if let auc = model.validation?.auc {
            let words =
                "The map ranks a deposit that it does not know above other ground with a chance of \(percentText(auc)) only (50 % is chance)"
            if auc < Self.nearChance {
                facts.append(WeakFact(.nearChance, words, in: "validation.csv, auc"))
            } else if auc < Self.weakModel {
                facts.append(WeakFact(.weakModel, words, in: "validation.csv, auc"))
            }
        } else {
            facts.append(
                WeakFact(
                    .weakModel,
                    "How well the map finds deposits is not known: it is not validated on deposits held out",
                    in: "validation.csv"))
        }
        for warning in noted("conditional_dependence") {
            facts.append(
                WeakFact(
                    .dependentEvidence, "Layers say partly the same: \(warning.message)",
                    in: "models.csv, conditional_independence"))
        }
        if model.learns, model.deposits < Self.fewDeposits {
            facts.append(
                WeakFact(
                    .fewDeposits,
                    "The map has learned from \(counted(model.deposits, "known deposit")): one more or less is \(percentText(1 / Double(max(1, model.deposits)))) of them",
                    in: "validation.csv, deposits"))
        }
        return facts
    }

    private var evidence: [WeakFact] {
        guard restsOn.usesModel else { return [] }
        let missing = prospect.contributions.filter { $0.value == nil }.map(\.layer)
        guard !missing.isEmpty else { return [] }
        return [
            WeakFact(
                .missingEvidence, "Without a value at the best cell: \(missing.joined(separator: ", "))",
                in: "explanations.json, layers_at_best_cell")
        ]
    }

    private var spread: [WeakFact] {
        guard let own, let ore = DistributionSummary(of: own.tonnes), ore.q90 > 0 else { return [] }
        let (low, high) = (formatMegatonnes(ore.q10), formatMegatonnes(ore.q90))
        if ore.q10 <= 0 {
            return [
                WeakFact(
                    .wideSpread,
                    "At least one realization in ten holds no ore (ore is there in \(percentText(own.presence))), one in ten more than \(high) Mt",
                    in: "prospects.csv, ore_mt_q10, ore_mt_q90")
            ]
        }
        guard ore.q90 >= Self.wideSpread * ore.q10 else { return [] }
        return [
            WeakFact(
                .wideSpread,
                "The tonnage in place is spread widely: q10 \(low) Mt, q90 \(high) Mt, \(formatReading((ore.q90 / ore.q10).rounded())) times as much",
                in: "prospects.csv, ore_mt_q10, ore_mt_q90")
        ]
    }

    /// Warnings of its stages, of its inputs and of its belt, as far as no other fact tells of them.
    private var warnings: [WeakFact] {
        explained.warnings.filter { touches($0) && !Self.toldOtherwise.contains($0.warning.code) }.map {
            WeakFact(
                .warning, "Warning: \($0.warning.subject): \($0.warning.message)",
                in: "run.json, \($0.stage), \($0.warning.code)")
        }
    }

    private func touches(_ noted: (stage: String, warning: Warning, inputs: [String])) -> Bool {
        switch noted.stage {
        case "ingest": noted.inputs.contains { restsOn.figureInputs.contains($0) }
        case "estimate": noted.warning.subject == "belt \(belt)"
        case "rank": true
        default: restsOn.stages.contains(noted.stage)
        }
    }

    private static let toldOtherwise: Set<String> = [
        "unverified_data", "elicited_without_source", "ballpark_transformation", "crs_assumed", "synthetic_input",
        "conditional_dependence", "no_validation", "unused_input",
    ]

    /// Warnings of a code about what it rests on.
    private func noted(_ code: String) -> [Warning] {
        explained.warnings.filter { $0.warning.code == code && touches($0) }.map(\.warning)
    }

    private var licences: [WeakFact] {
        let without = result.config.inputs.filter {
            restsOn.figureInputs.contains($0.name) && $0.value.about.licence == nil
        }.map(\.name)
        guard !without.isEmpty else { return [] }
        return [
            WeakFact(
                .noLicence,
                "No licence is stated for \(without.joined(separator: ", ")): who may use the result is not known",
                in: "plan.json, inputs")
        ]
    }

    private func counted(_ count: Int, _ noun: String) -> String {
        count == 0 ? "No \(noun)" : "\(count == 1 ? "1 \(noun)" : "\(count) \(noun)s")"
    }

    /// Fewer holes with ore make no variogram of their own.
    private static let fewHoles = 10
    /// Fewer known deposits move every share of them by more than 5 %.
    private static let fewDeposits = 20
    /// Areas under the curve: below 0.7 accuracy is low (Swets 1988, doi:10.1126/science.3287615).
    private static let weakModel = 0.7
    private static let nearChance = 0.6
    /// The 90 % quantile in units of the 10 % quantile.
    private static let wideSpread = 3.0
}
