extension ProspectivityModel {
    /// The fitted numbers as tables.
    public var tables: [ModelTable] {
        switch self {
        case .weightsOfEvidence(let model): model.tables
        case .logisticRegression(let model): [model.table]
        case .fuzzyOverlay(let model): [overlayTable(model.layers, name: "fuzzy_overlay")]
        case .weightedSum(let model): [overlayTable(model.layers, name: "weighted_sum")]
        }
    }
}

extension WeightsOfEvidenceModel {
    /// The weights that the model uses, one row per generalized class.
    public var tables: [ModelTable] {
        let rows = layers.flatMap { layer in
            layer.classes.map { entry -> [ModelTable.Value] in
                [
                    .text(layer.layer), .text(entry.label), .number(entry.areaKm2), .number(Double(entry.deposits)),
                    .number(entry.weight), .number(entry.deviation), .number(layer.contrast),
                    .number(layer.studentizedContrast), .text(entry.isDegenerate ? "yes" : "no"),
                ]
            }
        }
        let columns = [
            "layer", "class", "area_km2", "deposits", "weight", "weight_sd", "contrast", "studentized_contrast",
            "degenerate",
        ]
        return [ModelTable(name: "weights", columns: columns, rows: rows)]
    }
}

extension WeightsTable {
    /// The weights of every pattern as a table.
    public var table: ModelTable {
        let columns = [
            "class", "class_area_km2", "area_km2", "area_units", "deposits", "w_plus", "w_plus_sd", "w_minus",
            "w_minus_sd", "contrast", "contrast_sd", "studentized_contrast", "degenerate",
        ]
        let rows = rows.map { row -> [ModelTable.Value] in
            let areas: [Double] = [row.classAreaKm2, row.areaKm2, row.areaUnits, Double(row.deposits)]
            let weights = row.weights
            let numbers: [Double] = [
                weights.positive, weights.positiveDeviation, weights.negative, weights.negativeDeviation,
                weights.contrast, weights.contrastDeviation, weights.studentizedContrast,
            ]
            let flag = ModelTable.Value.text(weights.isDegenerate ? "yes" : "no")
            return [.number(Double(row.code))] + areas.map { .number($0) } + numbers.map { .number($0) } + [flag]
        }
        return ModelTable(name: "weights_\(layer)_\(order.rawValue)", columns: columns, rows: rows)
    }
}

extension LogisticRegressionModel {
    /// Coefficients with standard errors.
    public var table: ModelTable {
        ModelTable(
            name: "coefficients", columns: ["term", "coefficient", "standard_error", "z"],
            rows: estimates.map {
                [.text($0.name), .number($0.coefficient), .number($0.standardError), .number($0.zScore)]
            })
    }
}

extension ConditionalIndependenceTest {
    /// The overall test, one row per figure.
    public var table: ModelTable {
        ModelTable(
            name: "conditional_independence", columns: ["figure", "value"],
            rows: [
                [.text("known deposits n"), .number(Double(deposits))],
                [.text("expected deposits T"), .number(expectedDeposits)],
                [.text("standard deviation of T"), .number(expectedDeviation)],
                [.text("n / T"), .number(ratio)],
                [.text("(T - n) / s(T)"), .number(zScore)],
                [.text("probability of dependence"), .number(probabilityOfDependence)],
                [.text("overall independence, percent"), .number(overallIndependencePercent)],
                [.text("verdict"), .text(verdict.rawValue)],
            ])
    }

    /// The tests of pairs of layers.
    public var pairTable: ModelTable {
        ModelTable(
            name: "pairwise_independence",
            columns: ["layer_a", "layer_b", "chi_square", "p", "chi_square_yates", "p_yates", "reliable"],
            rows: pairs.map {
                [
                    .text($0.layerA), .text($0.layerB), .number($0.chiSquare), .number($0.pValue),
                    .number($0.chiSquareYates), .number($0.pValueYates), .text($0.isReliable ? "yes" : "no"),
                ]
            })
    }
}

private func overlayTable(_ layers: [OverlayLayer], name: String) -> ModelTable {
    ModelTable(
        name: name, columns: ["layer", "transform", "weight"],
        rows: layers.map { [.text($0.name), .text($0.transform.summary), .number($0.weight)] })
}

extension LayerTransform {
    /// The transform in words.
    public var summary: String {
        switch self {
        case .identity: "as is"
        case .linear(let low, let high): "linear from \(low) to \(high)"
        case .clamped(let low, let high): "clamped to \(low) to \(high)"
        case .logarithm(let base, let offset): "logarithm (\(base.rawValue)) of value + \(offset)"
        case .quantile(let distribution): "quantile over \(distribution.values.count) steps"
        case .zScore(let mean, let deviation): "z-score, mean \(mean), deviation \(deviation)"
        case .membership(let membership): membership.summary
        }
    }
}

extension FuzzyMembership {
    /// The membership in words.
    public var summary: String {
        switch self {
        case .large(let midpoint, let spread): "large, midpoint \(midpoint), spread \(spread)"
        case .small(let midpoint, let spread): "small, midpoint \(midpoint), spread \(spread)"
        case .near(let midpoint, let spread): "near \(midpoint), spread \(spread)"
        case .gaussian(let midpoint, let spread): "gaussian, midpoint \(midpoint), spread \(spread)"
        case .sigmoid(let midpoint, let slope): "sigmoid, midpoint \(midpoint), slope \(slope)"
        case .linear(let low, let high): "linear membership from \(low) to \(high)"
        case .categories(let degrees, _): "\(degrees.count) classes"
        }
    }
}
