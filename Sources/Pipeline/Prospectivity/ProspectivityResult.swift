import Foundations
import Prospectivity

/// The prospectivity of the study area.
struct ProspectivityResult: Sendable, Codable {
    /// The model that ranks the ground, fitted.
    var model: RankingModel
    /// Prospectivity per cell.
    var score: FileLayer
    /// Its standard deviation per cell, where the model has one.
    var deviation: FileLayer?
    /// Scores of the models that run beside it.
    var comparisons: [OfModel<FileLayer>]
    /// For each map, the values below which the shares of `MapStyles.shares` lie, on a sample of the ground.
    var spreads: [String: [Float]]
    /// What the scores are.
    var scoreMeaning: String
    /// How well each model finds deposits, the ranking one first.
    var validation: [OfModel<ValidationReport>]
    /// Weights, coefficients and tests, by name.
    var tables: [OfModel<ModelTable>]
    /// Known deposits used for training.
    var deposits: DepositLocations
    /// What the user should know.
    var warnings: [Warning]

    /// The paths of all maps.
    var maps: [String] { ([score] + comparisons.map(\.value) + [deviation].compactMap(\.self)).map(\.path) }
}

/// Something that belongs to one of the models of a run.
struct OfModel<Value: Sendable & Codable>: Sendable, Codable {
    var model: ProspectivityModelName
    var value: Value

    init(_ model: ProspectivityModelName, _ value: Value) {
        self.model = model
        self.value = value
    }
}
