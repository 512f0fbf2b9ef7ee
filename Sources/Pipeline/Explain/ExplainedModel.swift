import Delivery
import Foundations
import Prospectivity

/// The prospectivity model that ranks the ground of a run, as prospects are explained by it.
struct ExplainedModel {
    /// How well it finds deposits that it does not know.
    struct Validation {
        /// `spatial blocks` or `random folds`.
        var curve: String
        var deposits: Int
        /// Area under the curve: the chance that a deposit outranks other ground.
        var auc: Double
        var deviationBetweenFolds: Double?
    }

    let name: ProspectivityModelName
    /// The members of an ensemble, or the model itself.
    let members: [ProspectivityModelName]
    let meaning: String
    /// Known deposits in the study area.
    let deposits: Int
    /// By deposits held out; nil where that was not asked for.
    let validation: Validation?
    /// Weights, coefficients or memberships of the model or its members.
    let parameters: [OfModel<ModelTable>]
    /// Area under the curve of the deposits that it has learned from.
    let trainingAUC: Double?

    /// Nil for a run without a map.
    init?(_ result: RunResult) {
        guard let prospectivity = result.prospectivity, let section = result.config.prospectivity else { return nil }
        name = section.model
        members = prospectivity.model.models.map(\.model)
        let members = members
        parameters = prospectivity.tables.filter {
            members.contains($0.model) && Self.parameterTables.contains($0.value.name)
        }
        meaning = prospectivity.scoreMeaning
        deposits = prospectivity.deposits.count
        let report = prospectivity.validation.first { $0.model == section.model }?.value
        trainingAUC = report?.successRate.areaUnderCurve
        let held = report.flatMap { report in
            report.spatial.map { ("spatial blocks", $0) } ?? report.random.map { ("random folds", $0) }
        }
        validation = held.map { curve, result in
            Validation(
                curve: curve, deposits: result.predictionRate.depositCount, auc: result.areaUnderCurve,
                deviationBetweenFolds: result.deviationBetweenFolds)
        }
    }

    /// Whether it, or a member of it, learns from known deposits.
    var learns: Bool { members.contains(where: \.learns) }

    var json: JSONValue {
        .object([
            ("name", .text(name.rawValue)), ("members", .array(members.map { .text($0.rawValue) })),
            ("score", .text(meaning)), ("known_deposits", .integer(deposits)), ("learns", .boolean(learns)),
            ("adds_to_log_odds", .boolean(members.allSatisfy(\.learns))),
            ("validation", validation.map(json) ?? .null),
            ("parameters", .array(parameters.map(json))),
            ("auc_of_training_deposits", trainingAUC.map(JSONValue.number) ?? .null),
            ("files", .array(["validation.csv", "models.csv", "maps/prospectivity.tif"].map(JSONValue.text))),
        ])
    }

    private static let parameterTables: Set<String> = ["weights", "coefficients", "fuzzy_overlay"]

    private func json(_ own: OfModel<ModelTable>) -> JSONValue {
        let rows = own.value.rows.map { row in
            JSONValue.object(
                zip(own.value.columns, row).map { column, value in
                    switch value {
                    case .text(let text): (column, .text(text))
                    case .number(let number): (column, .number(number))
                    case .none: (column, .null)
                    }
                })
        }
        return .object([
            ("model", .text(own.model.rawValue)), ("table", .text(own.value.name)), ("rows", .array(rows)),
        ])
    }

    private func json(_ own: Validation) -> JSONValue {
        .object([
            ("curve", .text(own.curve)), ("deposits", .integer(own.deposits)), ("auc", .number(own.auc)),
            ("auc_sd_between_folds", own.deviationBetweenFolds.map(JSONValue.number) ?? .null),
        ])
    }
}
