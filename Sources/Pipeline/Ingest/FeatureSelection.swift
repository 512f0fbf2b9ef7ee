import Foundations
import Geodata

/// The features of an input that meet the `where` of an evidence layer.
struct FeatureSelection: Sendable, Hashable {
    /// The input's name.
    var input: String
    /// The condition in OGR SQL, beside that of the input itself.
    var condition: String

    /// - Parameters:
    ///   - input: The input's name.
    ///   - condition: The condition; nil where there is none, and then there is no selection.
    init?(of input: String, where condition: String?) {
        guard let condition else { return nil }
        self.init(input: input, condition: condition)
    }

    init(input: String, condition: String) { (self.input, self.condition) = (input, condition) }
}

extension SurveyReader {
    /// Reads what the evidence selects, so that a condition which cannot be used or fits nothing is found before any layer
    /// is made, and each selection is read once.
    ///
    /// - Throws: `badData` that names the evidence layer; all of them, as causes, where there are several.
    func readSelections(into survey: inout Survey) throws {
        var failures = Failures()
        for layer in config.evidence {
            guard let selection = layer.value.operation.selection, survey.selections[selection] == nil else { continue }
            survey.selections[selection] = try failures.collect {
                do {
                    return try read(selection, warnings: &survey.warnings, survey: survey)
                } catch let error as GossanError {
                    throw GossanError(
                        error.kind, subject: "evidence.\(layer.name).where",
                        problem: error.problem, remedy: error.remedy,
                        causes: error.causes)
                }
            }
        }
        try failures.throwAny(subject: "evidence", problem: "conditions cannot be used")
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
        let carried = try InputCoordinates(
            input: name, about: ingest.about, target: survey.crs, cell: survey.grid.cellWidth
        )
        .carried(layer, survey: &own)
        warnings += own.warnings.filter { !warnings.contains($0) }
        return carried
    }
}
