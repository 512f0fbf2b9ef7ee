import Foundations
import Resources

/// Finds what a prospect rests on weakly, the weakest first.
struct WeakFacts {
    let explained: ExplainedRun
    let prospect: Prospect
    let rank: RankedProspect
    let restsOn: RestsOn
    let zeroScore: ZeroScore?

    var result: RunResult { explained.result }
    var own: ProspectEstimate? { result.estimate?.prospects[prospect.id] }
    private var belt: String { result.survey.belts[prospect.belt].id }

    /// Facts in the order of their kinds; of one kind in the order in which they are found.
    var all: [WeakFact] {
        let found =
            synthetic + basis + zero + criteria + figures + assumptions + drilling + model + evidence + spread
            + warnings
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

    private var zero: [WeakFact] {
        guard let zeroScore, let words = zeroScore.weakness else { return [] }
        let limits = zeroScore.hasUnmined ? ", mining_limits" : ""
        return [WeakFact(.zeroScore, words, in: "explanations.json, zero_score\(limits)")]
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
            + noted("crs_assumed").map {
                WeakFact(.assumption, "\($0.subject): \($0.message)", in: "warnings.csv, \($0.code)")
            }
            + noted("ballpark_transformation").map {
                WeakFact(.roughCoordinates, "\($0.subject): \($0.message)", in: "warnings.csv, \($0.code)")
            }
    }

    /// Warnings of its stages, of its inputs and of its belt, as far as no other fact tells of them.
    private var warnings: [WeakFact] {
        explained.warnings.filter { touches($0) && !Self.toldOtherwise.contains($0.warning.code) }.map {
            WeakFact(
                .warning, "Warning: \($0.warning.subject): \($0.warning.message)",
                in: "warnings.csv, \($0.warning.code)")
        }
    }

    private func touches(_ noted: (stage: String, warning: Warning, inputs: [String])) -> Bool {
        switch noted.stage {
        case "ingest":
            noted.warning.subject == "grid" || noted.inputs.contains { restsOn.figureInputs.contains($0) }
        case "estimate": noted.warning.subject == "belt \(belt)"
        case "rank": true
        case "prospectivity": restsOn.stages.contains(noted.stage) && isOfRankingModel(noted.warning)
        default: restsOn.stages.contains(noted.stage)
        }
    }

    /// Whether a warning is about the model that ranks the ground or a layer that it uses, and not about another model of the run.
    private func isOfRankingModel(_ warning: Warning) -> Bool {
        let models: [String: ProspectivityModelName] = [
            "weights of evidence": .weightsOfEvidence, "logistic regression": .logisticRegression,
        ]
        let ranking = result.config.prospectivity?.model
        if let model = models[warning.subject] { return ranking == model || ranking == .ensemble }
        let isLayer = result.config.evidence.contains { $0.name == warning.subject }
        return !isLayer || restsOn.layers.contains(warning.subject)
    }

    private static let toldOtherwise: Set<String> = [
        "unverified_data", "elicited_without_source", "ballpark_transformation", "crs_assumed", "synthetic_input",
        "conditional_dependence", "no_validation", "unused_input",
    ]

    /// Warnings of a code about what it rests on.
    func noted(_ code: String) -> [Warning] {
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
}
