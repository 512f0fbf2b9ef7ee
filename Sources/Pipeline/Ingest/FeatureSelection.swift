import Foundations
import Geodata

/// The features of an input that meet the `where` of an evidence layer.
struct FeatureSelection: Sendable, Hashable {
    /// The input's name.
    var input: String
    /// The condition in OGR SQL, beside that of the input itself.
    var condition: String
}

extension EvidenceOperation {
    /// The features that the operation selects; nil where it takes an input whole.
    var selection: FeatureSelection? {
        let (input, condition): (String, String?) =
            switch self {
            case let operation as PresenceEvidence: (operation.input, operation.filter)
            case let operation as DistanceEvidence: (operation.input, operation.filter)
            case let operation as DensityEvidence: (operation.input, operation.filter)
            case let operation as ClassEvidence: (operation.input, operation.filter)
            case let operation as AllocationEvidence: (operation.input, operation.filter)
            case let operation as ZonalEvidence: (operation.input, operation.filter)
            default: ("", nil)
            }
        return condition.map { FeatureSelection(input: input, condition: $0) }
    }
}

extension SurveyReader {
    /// Reads what the evidence selects, so that a condition which cannot be used or fits nothing is found before any layer
    /// is made, and each selection is read once.
    ///
    /// - Throws: `badData` that names the evidence layer.
    func readSelections(into survey: inout Survey) throws {
        for layer in config.evidence {
            guard let selection = layer.value.operation.selection, survey.selections[selection] == nil else { continue }
            do {
                survey.selections[selection] = try read(selection, warnings: &survey.warnings, survey: survey)
            } catch let error as GossanError {
                throw GossanError(
                    error.kind, subject: "evidence.\(layer.name).where",
                    problem: error.problem, remedy: error.remedy,
                    causes: error.causes)
            }
        }
    }

    private func read(_ selection: FeatureSelection, warnings: inout [Warning], survey: Survey) throws -> FeatureLayer {
        let name = selection.input
        let ingest: FeatureIngest
        switch config.inputs[name: name] {
        case .vector(let vector): ingest = FeatureIngest(name, vector, config: config)
        case .table(let table): ingest = FeatureIngest(name, table, config: config)
        default:
            throw GossanError(
                .configuration, subject: name, problem: "has no features", remedy: "name a vector or a table of points")
        }
        // The operation is on record already, with the input itself.
        var own = survey
        own.warnings = []
        let layer = try ingest.read(also: selection.condition, warnings: &own.warnings)
        let carried = try InputCoordinates(input: name, about: ingest.about, target: survey.crs)
            .carried(layer, survey: &own)
        warnings += own.warnings.filter { !warnings.contains($0) }
        return carried
    }
}
