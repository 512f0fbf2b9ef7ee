import Foundations
import Prospectivity

/// Which part of the ground and of the deposits trains a model: all, or what is not held out in a fold.
struct TrainingSet: Sendable {
    var folds: Folds?
    var fold = 0

    /// All ground and all deposits.
    static let all = TrainingSet(folds: nil)

    func areas(of slice: EvidenceStack.Slice) -> CellAreas {
        folds?.trainingAreas(slice.areas, fold: fold, window: slice.window) ?? slice.areas
    }

    var deposits: Set<Int>? { folds.map { Set($0.training(in: fold)) } }
}

/// Fits the models of a config to an evidence stack.
struct ModelFitting {
    let section: ProspectivitySection
    let stack: EvidenceStack
    /// How each layer's values become classes; from a sample of all cells, so the same in every fold.
    private let classifications: [Classification]
    private let memberships: [FuzzyDefault]

    init(section: ProspectivitySection, stack: EvidenceStack) {
        self.section = section
        self.stack = stack
        classifications = stack.layers.map(Self.classification)
        memberships = stack.layers.map { FuzzyDefault($0) }
    }

    /// Area of the unit cell in km2: the config's, or one cell of the grid.
    var unitCellKm2: Double { section.unitCell?.squareKilometres ?? stack.area.grid.cellArea / 1e6 }

    /// Fits a model.
    ///
    /// - Throws: `badData` when there are too few deposits or the evidence cannot tell them from the rest.
    func fit(_ kind: ProspectivityModelName, on set: TrainingSet, warnings: inout [Warning]) throws
        -> ProspectivityModel
    {
        switch kind {
        case .weightsOfEvidence: .weightsOfEvidence(try weightsOfEvidence(on: set, warnings: &warnings))
        case .logisticRegression: .logisticRegression(try logisticRegression(on: set, warnings: &warnings))
        case .fuzzyGamma: .fuzzyOverlay(try fuzzyOverlay(on: set, warnings: &warnings))
        }
    }

    /// Counts of every layer over a training set, in one pass.
    func counts(on set: TrainingSet) throws -> EvidenceCounts {
        let layers = zip(stack.layers, classifications).map { (name: $0.name, classification: $1) }
        let deposits = set.deposits
        return try stack.reduce(
            into: EvidenceCountsAccumulator(layers: layers),
            partial: { slice in
                var part = EvidenceCountsAccumulator(layers: layers)
                part.add(slice.evidence, areas: set.areas(of: slice), depositOffsets: slice.offsets(of: deposits))
                return part
            },
            merge: { $0.merge($1) }
        ).counts
    }

    private func weightsOfEvidence(on set: TrainingSet, warnings: inout [Warning]) throws -> WeightsOfEvidenceModel {
        let counts = try counts(on: set)
        return try WeightsOfEvidenceModel(
            fitting: counts, generalizations: zip(stack.layers, counts.tables).map(generalization),
            options: WeightsOfEvidenceOptions(
                unitCellKm2: unitCellKm2, deviation: section.variance == .delta ? .delta : .arcsdm),
            warnings: &warnings)
    }

    /// Classes of the config, codes of classes, or up to a hundred classes of equal area.
    private static func classification(of layer: EvidenceRecord) -> Classification {
        if let names = layer.classNames { return .namedCategories(names) }
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
        let layers = zip(stack.layers, weights.layers).map {
            layer, weights -> (name: String, treatment: CovariateTreatment) in
            (layer.name, layer.classNames == nil ? .continuous : .weight(weights))
        }
        let deposits = set.deposits
        let survey = try stack.reduce(
            into: LogisticSurvey(layerCount: layers.count, missing: missing),
            partial: { slice in
                var part = LogisticSurvey(layerCount: layers.count, missing: missing)
                part.add(slice.evidence, areas: set.areas(of: slice), depositOffsets: slice.offsets(of: deposits))
                return part
            },
            merge: { $0.merge($1) })
        var fit = try LogisticFit(
            layers: layers, survey: survey,
            options: LogisticFit.Options(unitCellKm2: unitCellKm2, ridge: Self.ridge, missing: missing),
            warnings: &warnings)
        try fit.fit { pass in
            try stack.reduce(
                into: pass,
                partial: { slice in
                    var part = pass
                    part.add(slice.evidence, areas: set.areas(of: slice), depositOffsets: slice.offsets(of: deposits))
                    return part
                },
                merge: { $0.merge($1) })
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
        let layers = stack.layers.enumerated().map { index, layer in
            OverlayLayer(name: layer.name, transform: memberships[index].transform(weights?.layers[index]))
        }
        return try FuzzyOverlayModel(layers: layers, combination: .gamma(section.gamma), missing: missing)
    }
}
