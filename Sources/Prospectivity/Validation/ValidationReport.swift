import Foundations

/// All that is told about how well a prospectivity map finds deposits.
public struct ValidationReport: Sendable, Hashable, Codable {
    /// Success-rate curve: the deposits that trained the model.
    public var successRate: CaptureCurve
    /// Cross-validation with random folds; nil where not asked for.
    public var random: CrossValidation?
    /// Cross-validation with spatial blocks; nil where not asked for.
    public var spatial: CrossValidation?
    /// Conditional independence, for weights of evidence.
    public var conditionalIndependence: ConditionalIndependenceTest?

    /// - Parameters:
    ///   - successRate: Success-rate curve.
    ///   - random: Cross-validation with random folds.
    ///   - spatial: Cross-validation with spatial blocks.
    ///   - conditionalIndependence: Conditional independence, for weights of evidence.
    public init(
        successRate: CaptureCurve, random: CrossValidation? = nil, spatial: CrossValidation? = nil,
        conditionalIndependence: ConditionalIndependenceTest? = nil
    ) {
        self.successRate = successRate
        self.random = random
        self.spatial = spatial
        self.conditionalIndependence = conditionalIndependence
    }

    /// How much random folds flatter the model: their area under the curve minus that of spatial blocks.
    public var inflation: Double? {
        guard let random, let spatial else { return nil }
        return random.areaUnderCurve - spatial.areaUnderCurve
    }

    /// P-A plot of the success rate.
    public var predictionArea: PredictionAreaPlot { PredictionAreaPlot(successRate) }

    /// The warnings that the report gives rise to.
    public var warnings: [Warning] {
        var warnings = conditionalIndependence?.warning.map { [$0] } ?? []
        for result in [random, spatial].compactMap(\.self) {
            let unranked = result.folds.reduce(0) { $0 + $1.unrankedDeposits }
            if unranked > 0 {
                warnings.append(
                    Warning(
                        code: "held_out_deposits_unranked", subject: "validation",
                        message: "\(unranked) held-out deposits lie where the score is missing and are not ranked"))
            }
        }
        return warnings
    }

    /// The figures as one table: a row per curve.
    public var table: ModelTable {
        var table = ModelTable(
            name: "validation",
            columns: [
                "curve", "deposits", "auc", "auc_sd_between_folds", "captured_1_percent", "captured_5_percent",
                "captured_10_percent", "captured_20_percent", "prediction_rate", "occupied_area",
                "normalized_density",
            ])
        add("success rate", successRate, nil, to: &table)
        if let random { add("random folds", random.predictionRate, random.deviationBetweenFolds, to: &table) }
        if let spatial { add("spatial blocks", spatial.predictionRate, spatial.deviationBetweenFolds, to: &table) }
        return table
    }

    private func add(_ name: String, _ curve: CaptureCurve, _ deviation: Double?, to table: inout ModelTable) {
        let crossing = PredictionAreaPlot(curve)
        table.rows.append(
            [.text(name), .number(Double(curve.depositCount)), .number(curve.areaUnderCurve)]
                + [deviation.map { .number($0) } ?? .none]
                + curve.standardCaptures.map { .number($0.captured) }
                + [
                    .number(crossing.predictionRate), .number(crossing.occupiedArea),
                    .number(crossing.normalizedDensity),
                ])
    }
}
