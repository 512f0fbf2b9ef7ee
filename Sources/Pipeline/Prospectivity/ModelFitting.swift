import Foundations
import Prospectivity

/// Fits the models of a config to training data.
struct ModelFitting {
    let section: ProspectivitySection
    let layers: ModelLayers
    let data: TrainingData
    /// Area of the unit cell in km2.
    let unitCellKm2: Double
    private let memberships: [LayerMembership]

    /// - Parameters:
    ///   - section: The choices of the config.
    ///   - layers: Which layers each model uses.
    ///   - data: What models learn from.
    ///   - grid: Its cell is the unit cell where the config names none.
    init(section: ProspectivitySection, layers: ModelLayers, data: TrainingData, grid: Grid) throws {
        self.section = section
        self.layers = layers
        self.data = data
        unitCellKm2 = section.unitCell?.squareKilometres ?? grid.cellArea / 1e6
        memberships = try layers.all.map { try LayerMembership($0, given: section.memberships[name: $0.name]) }
    }

    /// Fits a model.
    ///
    /// - Throws: `badData` when there are too few deposits or the evidence cannot tell them from the rest.
    func fit(_ kind: ProspectivityModelName, on set: TrainingSet, warnings: inout [Warning]) throws
        -> ProspectivityModel
    {
        switch kind {
        case .weightsOfEvidence: return .weightsOfEvidence(try weightsOfEvidence(kind, on: set, warnings: &warnings))
        case .logisticRegression: return .logisticRegression(try logisticRegression(on: set, warnings: &warnings))
        case .fuzzyGamma: return .fuzzyOverlay(try fuzzyOverlay(on: set, warnings: &warnings))
        case .ensemble:
            throw GossanError(
                .internalFault, subject: "ensemble", problem: "is not fitted itself, its members are", remedy: "")
        }
    }

    /// Weights of evidence of those layers of a model that are counted.
    private func weightsOfEvidence(
        _ kind: ProspectivityModelName, on set: TrainingSet, warnings: inout [Warning]
    ) throws -> WeightsOfEvidenceModel {
        let places = layers.counted(of: kind)
        var counts = data.counts(on: set)
        counts.tables = places.map { counts.tables[$0.counted] }
        let own = places.map { layers.all[layers.places(of: kind)[$0.own]] }
        return try WeightsOfEvidenceModel(
            fitting: counts, generalizations: zip(own, counts.tables).map(generalization),
            options: WeightsOfEvidenceOptions(
                unitCellKm2: unitCellKm2, deviation: section.variance == .delta ? .delta : .arcsdm),
            warnings: &warnings)
    }

    /// The weights of a model's layers of classes, by their places among its layers.
    private func classWeights(
        _ kind: ProspectivityModelName, on set: TrainingSet, warnings: inout [Warning]
    ) throws -> [Int: LayerWeights] {
        let places = layers.counted(of: kind).map(\.own)
        guard places.contains(where: { layers.all[layers.places(of: kind)[$0]].classNames != nil }) else { return [:] }
        let weights = try weightsOfEvidence(kind, on: set, warnings: &warnings).layers
        return Dictionary(zip(places, weights)) { first, _ in first }
    }

    /// How a layer's values become classes, the same in every fold: classes of the config, codes of classes, or up to a
    /// hundred classes of equal area.
    static func classification(of layer: EvidenceRecord) -> Classification {
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
        let places = layers.places(of: .logisticRegression)
        // Classes enter by their weights of evidence: one covariate, whatever the number of classes.
        let weights = try classWeights(.logisticRegression, on: set, warnings: &warnings)
        let treatments = places.enumerated().map { own, place -> (name: String, treatment: CovariateTreatment) in
            let layer = layers.all[place]
            guard layer.classNames != nil, let found = weights[own] else { return (layer.name, .continuous) }
            return (layer.name, .weight(found))
        }
        let fitting = LogisticFitting(
            treatments: treatments, missing: missing, unitCellKm2: unitCellKm2,
            slices: data.slices(on: set, layers: places))
        let model = try fitting.model(warnings: &warnings)
        // The model of all deposits is the one that is used; a part of the validation may fare worse, and its figures tell.
        if set.held == nil {
            try model.requireDoubt()
            warnings += fitting.undetermined(model)
        }
        return model
    }

    /// Layers take the memberships of the config; others that are degrees already enter as they are, and the rest by
    /// their range.
    private func fuzzyOverlay(on set: TrainingSet, warnings: inout [Warning]) throws -> FuzzyOverlayModel {
        let missing: MissingEvidence = section.missing == .missing ? .missing : .ignore
        let places = layers.places(of: .fuzzyGamma)
        let learns = places.contains { memberships[$0].learns }
        let weights = learns ? try? classWeights(.fuzzyGamma, on: set, warnings: &warnings) : nil
        let overlay = places.enumerated().map { own, place in
            OverlayLayer(name: layers.all[place].name, transform: memberships[place].transform(weights?[own]))
        }
        return try FuzzyOverlayModel(layers: overlay, combination: .gamma(section.gamma), missing: missing)
    }
}
