import Foundations

/// How evidence becomes prospectivity.
package struct ProspectivitySection: ConfigSection {
    package let train: String?
    package let model: ProspectivityModelName
    /// Models that run beside the first for comparison.
    package let comparisons: [ProspectivityModelName]
    package let unitCell: Area?
    package let layers: [String]
    /// The layers of single models, where they differ.
    package let layersByModel: [NamedValue<[String]>]
    /// Fuzzy memberships of layers; others take a default.
    package let memberships: [NamedValue<EvidenceTransform>]
    package let cut: CutRuleName
    package let missing: MissingRule
    package let gamma: Double
    package let variance: PosteriorVariance
    package let validation: ValidationSection?

    package static let summary = "How evidence becomes prospectivity."

    package init(_ section: inout SectionReader) {
        train = section.optional(
            "train", .input(["vector", "table"]),
            "Known deposits as points; weights of evidence and logistic regression learn from them.", example: "known")
        model = section.value(
            "model", .choice(ProspectivityModelName.self), default: "weights_of_evidence",
            "The model that ranks the ground.")
        comparisons =
            section.optional(
                "models", .list(of: .choice(ProspectivityModelName.self)),
                "Models to run beside it for comparison, or those that an ensemble is the mean of.",
                example: "[fuzzy_gamma, logistic_regression]") ?? []
        unitCell = section.optional(
            "unit_cell", .quantity(Area.self, .positive),
            "Area of the unit cell, small enough to hold one deposit: posterior probabilities are per unit cell. By"
                + " default the cell of the grid.",
            example: "1 km2")
        layers =
            section.optional("layers", .list(of: .evidence), "The evidence layers to use; all of them by default.")
            ?? []
        layersByModel =
            section.optional(
                "layers_by_model", .map(of: .list(of: .evidence), named: "model", freeNames: true),
                "The evidence layers of single models, where they differ from `layers`.",
                example: "{ fuzzy_gamma: [host, fault_distance] }") ?? []
        memberships =
            section.optional(
                "memberships", .map(of: .membership, named: "layer", freeNames: true),
                "Degrees of membership of layers in fuzzy gamma; others rise or fall linearly over their range.",
                example: "{ fault_distance: { fuzzy_linear: { from: 5 km, to: 0 m } } }") ?? []
        cut = section.value(
            "cut", .choice(CutRuleName.self), default: "studentized_contrast",
            "Where cumulative weights are cut: at the largest studentized contrast or the largest contrast.")
        missing = section.value(
            "missing", .choice(MissingRule.self), default: "missing",
            "A cell without a layer: in fuzzy gamma and regression it is missing, or the layer is ignored there."
                + " Weights of evidence give missing evidence the weight 0 and a larger deviation.")
        gamma = section.value("gamma", .number(0...1), default: "0.9", "Gamma of the fuzzy overlay.")
        variance = section.value(
            "variance", .choice(PosteriorVariance.self), default: "delta",
            "Deviation of the posterior: P (1 - P) s by the delta method, or P s as ArcSDM prints it.")
        validation = section.optional(
            "validate", .section(ValidationSection.self), "Cross-validation.",
            example: "{ spatial_blocks: 5, block: 20 km }")
        check(&section)
    }

    private func check(_ section: inout SectionReader) {
        if model == .ensemble, comparisons.count < 2 {
            section.refuse(
                "model", "is an ensemble of \(comparisons.count) models",
                remedy: "name at least two, as in 'models: [weights_of_evidence, logistic_regression]'")
        }
        if comparisons.contains(.ensemble) {
            section.refuse("models", "lists 'ensemble'", remedy: "write 'model: ensemble' and list its members here")
        }
        let members = ([model] + comparisons).filter { $0 != .ensemble }.map(\.rawValue)
        for entry in layersByModel where !members.contains(entry.name) {
            section.refuse(
                "layers_by_model", "names '\(entry.name)', which is no model of this run",
                remedy: suggestion(for: entry.name, among: members))
        }
        if Set(comparisons).count < comparisons.count {
            section.refuse("models", "names a model twice", remedy: "name each once")
        }
        for entry in memberships where !entry.value.isMembership {
            section.refuse(
                "memberships", "gives '\(entry.name)' a change that is no degree from 0 to 1",
                remedy:
                    "write one of fuzzy_large, fuzzy_small, fuzzy_near, fuzzy_gaussian, fuzzy_linear, fuzzy_categorical, sigmoid,"
                    + " linear, min_max")
        }
    }
}

/// Models of prospectivity.
package enum ProspectivityModelName: String, ConfigChoice, Codable {
    case weightsOfEvidence = "weights_of_evidence"
    case fuzzyGamma = "fuzzy_gamma"
    case logisticRegression = "logistic_regression"
    /// The mean of the scores of several models.
    case ensemble

    /// Whether it learns from known deposits.
    package var learns: Bool { self == .weightsOfEvidence || self == .logisticRegression }
    /// Whether its scores are probabilities with a standard deviation.
    package var hasDeviation: Bool { learns }
}

/// Where cumulative weights of evidence are cut.
package enum CutRuleName: String, ConfigChoice {
    case studentizedContrast = "studentized_contrast"
    case contrast
}

/// What a cell gets that lacks a layer.
package enum MissingRule: String, ConfigChoice {
    case missing, ignore
}

/// Forms of the deviation of the posterior.
package enum PosteriorVariance: String, ConfigChoice {
    case delta, arcsdm
}

/// Cross-validation of a prospectivity model.
package struct ValidationSection: ConfigSection {
    package let spatialBlocks: Int
    package let block: Length
    package let randomFolds: Int
    package let buffer: Length

    package static let summary = "Cross-validation: spatial blocks, with random folds beside them."

    package init(_ section: inout SectionReader) {
        spatialBlocks = section.value(
            "spatial_blocks", .integer(2...100), default: "5", "Folds made of square blocks of ground.")
        block = section.required("block", .quantity(Length.self, .positive), "Side of a block.", example: "20 km")
        randomFolds = section.value("random_folds", .integer(2...100), default: "5", "Folds drawn at random.")
        buffer = section.value(
            "buffer", .quantity(Length.self), default: "0 m",
            "Training ground nearer than this to the held-out block is left out, with its deposits.")
    }
}
