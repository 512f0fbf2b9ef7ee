import Foundations
import Prospectivity

/// The prospectivity of the study area.
struct ProspectivityResult: Sendable {
    /// The model that ranks the ground, fitted.
    var model: RankingModel
    /// Prospectivity per cell.
    var score: FileLayer
    /// Its standard deviation per cell, where the model has one.
    var deviation: FileLayer?
    /// Scores of the models that run beside it.
    var comparisons: [(model: ProspectivityModelName, score: FileLayer)]
    /// What the scores are.
    var scoreMeaning: String
    /// How well each model finds deposits, the ranking one first.
    var validation: [(model: ProspectivityModelName, report: ValidationReport)]
    /// Weights, coefficients and tests, by name.
    var tables: [(model: ProspectivityModelName, table: ModelTable)]
    /// Known deposits used for training.
    var deposits: DepositLocations
    /// What the user should know.
    var warnings: [Warning]
}
