import Foundations
import Resources

/// Everything that a run has found, before it is written.
struct RunResult: Sendable {
    var config: PipelineConfig
    var survey: Survey
    var layers: [EvidenceRecord]
    var prospectivity: ProspectivityResult?
    var prospects: ProspectSet
    var estimate: EstimateResult?
    var ranked: [RankedProspect]
    var scheme: RankingScheme
    var growth: GrowthResult?
    /// What every reader must see: synthetic data, assumptions, what the figures are not.
    var statements: [String]
    /// What the stages warned of, each warning once, under the stage that told it first.
    var warnings: [StageWarning]

    /// How many realizations the ranking rests on; one where nothing is simulated or drawn.
    var realizations: Int { estimate?.realizations ?? 1 }

    /// Each prospect with its place in the ranking, the best first.
    var rankedProspects: [(prospect: Prospect, rank: RankedProspect)] {
        let byID = Dictionary(uniqueKeysWithValues: prospects.prospects.map { ($0.id, $0) })
        return ranked.compactMap { rank in byID[rank.id].map { ($0, rank) } }
    }
}

/// A warning of a stage.
struct StageWarning: Sendable {
    var stage: String
    var warning: Warning
}
