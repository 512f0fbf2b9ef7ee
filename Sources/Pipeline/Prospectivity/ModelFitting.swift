import Foundations
import Geostatistics
import Prospectivity

/// Fits the models of a config to training data.
struct ModelFitting {
    let section: ProspectivitySection
    let layers: [EvidenceRecord]
    let data: TrainingData
    /// Area of the unit cell in km2.
    let unitCellKm2: Double
    private let memberships: [FuzzyDefault]

    /// - Parameters:
    ///   - section: The choices of the config.
    ///   - layers: The evidence layers, in the order of the data.
    ///   - data: What models learn from.
    ///   - grid: Its cell is the unit cell where the config names none.
    init(section: ProspectivitySection, layers: [EvidenceRecord], data: TrainingData, grid: Grid) {
        self.section = section
        self.layers = layers
        self.data = data
        unitCellKm2 = section.unitCell?.squareKilometres ?? grid.cellArea / 1e6
        memberships = layers.map { FuzzyDefault($0) }
    }

    /// Fits a model.
    ///
    /// - Throws: `badData` when there are too few deposits or the evidence cannot tell them from the rest.
    func fit(_ kind: ProspectivityModel, on set: TrainingSet, warnings: inout [Warning]) throws
        -> Prospectivity.ProspectivityModel
    {
        switch kind {
        case .weightsOfEvidence: .weightsOfEvidence(try weightsOfEvidence(on: set, warnings: &warnings))
        case .logisticRegression: .logisticRegression(try logisticRegression(on: set, warnings: &warnings))
        case .fuzzyGamma: .fuzzyOverlay(try fuzzyOverlay(on: set, warnings: &warnings))
        }
    }

    private func weightsOfEvidence(on set: TrainingSet, warnings: inout [Warning]) throws -> WeightsOfEvidenceModel {
        let counts = data.counts(on: set)
        return try WeightsOfEvidenceModel(
            fitting: counts, generalizations: zip(layers, counts.tables).map(generalization),
            options: WeightsOfEvidenceOptions(
                unitCellKm2: unitCellKm2, deviation: section.variance == .delta ? .delta : .arcsdm),
            warnings: &warnings)
    }

    /// How a layer's values become classes, the same in every fold: classes of the config, codes of classes, or up to a
    /// hundred classes of equal area.
    static func classification(of layer: EvidenceRecord) -> Classification {
        if layer.classNames != nil { return .categories }
        switch layer.classes {
        case .breaks(let breaks): return .breaks(breaks.map(Float.init))
        case .quantiles(let count): return .quantileBreaks(layer.sample, classes: count)
        case nil: return .fitting(layer.sample)
        }
    }

    /// The favourable side as the config or the operation says; where nobody says, the side whose best cut has the
    /// larger studentized contrast in the training set.
    private func generalization(_ layer: EvidenceRecord, _ table: ClassTable) -> Generalization {
        let cut: CutRule = section.cut == .contrast ? .largestContrast : .largestStudentizedContrast
        switch layer.direction {
        case .ascending: return .ascending(cut)
        case .descending: return .descending(cut)
        case .categorical: return .categorical(minimumStudentizedContrast: Self.pooledBelow)
        case nil:
            let best = { (order: PatternOrder) in
                WeightsTable(table, order: order, unitCellKm2: unitCellKm2, rule: .geoscienceAustralia).rows
                    .filter { !$0.weights.isDegenerate }.map(\.weights.studentizedContrast).max() ?? -.infinity
            }
            return best(.ascending) >= best(.descending) ? .ascending(cut) : .descending(cut)
        }
    }

    /// Classes with a smaller studentized contrast are pooled: 1.96 is 95 % confidence that the contrast is not zero.
    private static let pooledBelow = 1.96

    private func logisticRegression(on set: TrainingSet, warnings: inout [Warning]) throws -> LogisticRegressionModel {
        let missing: MissingCovariate = section.missing == .missing ? .completeCases : .mean
        // Classes enter by their weights of evidence: one covariate, whatever the number of classes.
        let weights = try weightsOfEvidence(on: set, warnings: &warnings)
        let treatments = zip(layers, weights.layers).map {
            layer, weights -> (name: String, treatment: CovariateTreatment) in
            (layer.name, layer.classNames == nil ? .continuous : .weight(weights))
        }
        let slices = data.slices(on: set)
        var survey = LogisticSurvey(layerCount: layers.count, missing: missing)
        for slice in slices { survey.add(slice.evidence, areas: slice.areas, depositOffsets: slice.offsets) }
        var fit = try LogisticFit(
            layers: treatments, survey: survey,
            options: LogisticFit.Options(unitCellKm2: unitCellKm2, ridge: Self.ridge, missing: missing),
            warnings: &warnings)
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

    /// A weak penalty that keeps coefficients finite where a layer parts deposits from all else.
    private static let ridge = 1e-3

    /// Layers that are degrees of membership already enter as they are; others by their share of the ground with less
    /// favourable values.
    private func fuzzyOverlay(on set: TrainingSet, warnings: inout [Warning]) throws -> FuzzyOverlayModel {
        let missing: MissingEvidence = section.missing == .missing ? .missing : .ignore
        let weights = try? weightsOfEvidence(on: set, warnings: &warnings)
        let overlay = layers.enumerated().map { index, layer in
            OverlayLayer(name: layer.name, transform: memberships[index].transform(weights?.layers[index]))
        }
        return try FuzzyOverlayModel(layers: overlay, combination: .gamma(section.gamma), missing: missing)
    }
}
