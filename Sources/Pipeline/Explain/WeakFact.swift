import Delivery
import Foundations

/// Something that the place or the figures of a prospect rest on weakly.
struct WeakFact: Sendable {
    /// What sort of weakness, **the weakest first**: the order in which they are told (docs/outputs.md).
    enum Kind: String, CaseIterable, Sendable {
        /// The data are made up.
        case syntheticData = "synthetic_data"
        /// Grade and tonnage are not estimated, or no hole is in it.
        case noHole = "no_hole"
        /// It scores 0, or would: nothing of its ore can be recovered, or there is none.
        case zeroScore = "zero_score"
        /// The map finds deposits that it does not know hardly better than chance.
        case nearChance = "near_chance"
        /// A criterion has no value and counts as the worst.
        case missingCriterion = "missing_criterion"
        /// A figure from elsewhere that nobody has checked, or that has no source.
        case unverifiedFigure = "unverified_figure"
        /// What the config assumes.
        case assumption
        /// There are few holes in it.
        case fewHoles = "few_holes"
        /// All of the resource is inferred.
        case onlyInferred = "only_inferred"
        /// How well the map finds deposits, or holes the thickness between them, is poor or not known.
        case weakModel = "weak_model"
        /// Coordinates may be off by a hundred metres or more.
        case roughCoordinates = "rough_coordinates"
        /// A layer has no value at the best cell.
        case missingEvidence = "missing_evidence"
        /// Layers say partly the same.
        case dependentEvidence = "dependent_evidence"
        /// The map has learned from few deposits.
        case fewDeposits = "few_deposits"
        /// The tonnage is spread widely, or its spread is not known.
        case wideSpread = "wide_spread"
        /// A warning of the run about something that it rests on.
        case warning
        /// Nobody says under which licence an input may be used.
        case noLicence = "no_licence"
    }

    var kind: Kind
    /// What it is, as a sentence.
    var words: String
    /// The file, and the place in it, that shows it.
    var file: String

    init(_ kind: Kind, _ words: String, in file: String) {
        self.kind = kind
        self.words = words
        self.file = file
    }

    var json: JSONValue {
        .object([("kind", .text(kind.rawValue)), ("words", .text(words)), ("file", .text(file))])
    }
}
