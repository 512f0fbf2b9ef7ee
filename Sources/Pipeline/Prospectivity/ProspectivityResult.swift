import Foundations
import Prospectivity

/// The prospectivity of the study area.
struct ProspectivityResult: Sendable {
    /// The model that ranks the ground, fitted.
    var model: Prospectivity.ProspectivityModel
    /// Prospectivity per cell.
    var score: FileLayer
    /// Its standard deviation per cell, where the model has one.
    var deviation: FileLayer?
    /// Scores of the models that run beside it.
    var comparisons: [(model: ProspectivityModel, score: FileLayer)]
    /// What the scores are.
    var scoreMeaning: String
    /// How well each model finds deposits, the ranking one first.
    var validation: [(model: ProspectivityModel, report: ValidationReport)]
    /// Weights, coefficients and tests, by name.
    var tables: [(model: ProspectivityModel, table: ModelTable)]
    /// Known deposits used for training.
    var deposits: DepositLocations
    /// What the user should know.
    var warnings: [Warning]
}
