import Foundations
import Geostatistics
import Prospectivity

/// Fits a logistic regression to the slices of a training set.
struct LogisticFitting {
    let treatments: [(name: String, treatment: CovariateTreatment)]
    let missing: MissingCovariate
    let unitCellKm2: Double
    let slices: [TrainingData.Slice]

    /// A weak penalty that keeps coefficients finite where a layer parts deposits from all else.
    private static let ridge = 1e-3

    /// The model.
    ///
    /// - Throws: `badData` where there are too few deposits or the evidence cannot tell them from the rest.
    func model(warnings: inout [Warning]) throws -> LogisticRegressionModel {
        try model(ridge: Self.ridge, warnings: &warnings)
    }

    /// A warning of the coefficients that rest on the ridge and not on the deposits.
    func undetermined(_ model: LogisticRegressionModel) -> [Warning] {
        guard model.mayRestOnRidge else { return [] }
        var told: [Warning] = []
        let weaker = try? self.model(ridge: Self.ridge / LogisticRegressionModel.weakening, warnings: &told)
        let names = model.undetermined(weaker: weaker).map { "'\($0)'" }.joined(separator: ", ")
        guard !names.isEmpty else { return [] }
        return [
            Warning(
                code: "undetermined_coefficient", subject: "logistic regression",
                message:
                    "the deposits do not determine the coefficients of \(names), which the ridge alone holds: such layers part deposits "
                    + "from all other cells, nearly repeat another, or are unknown at the deposits. Rank by the map, do not quote the "
                    + "coefficients")
        ]
    }

    private func model(ridge: Double, warnings: inout [Warning]) throws -> LogisticRegressionModel {
        var survey = LogisticSurvey(layerCount: treatments.count, missing: missing)
        for slice in slices { survey.add(slice.evidence, areas: slice.areas, depositOffsets: slice.offsets) }
        var fit = try LogisticFit(
            layers: treatments, survey: survey,
            options: LogisticFit.Options(unitCellKm2: unitCellKm2, ridge: ridge, missing: missing), warnings: &warnings)
        try fit.fit { empty in
            let parts = concurrentMap(slices.indices) { index in
                var part = empty
                let slice = slices[index]
                part.add(slice.evidence, areas: slice.areas, depositOffsets: slice.offsets)
                return part
            }
            return parts.reduce(into: empty) { $0.merge($1) }
        }
        guard let model = fit.model else {
            throw GossanError(
                .stageFailed, subject: "logistic regression", problem: "did not converge",
                remedy: "use fewer layers, or layers that say different things")
        }
        return model
    }
}
