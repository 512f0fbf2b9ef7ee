import Delivery
import Foundations
import Resources

/// A finished run as its prospects are explained by it: what they share.
struct ExplainedRun {
    let result: RunResult
    let prepared: PreparedRun
    /// The stages with their warnings.
    let stages: [RunRecord.Stage]
    /// The files behind each input.
    let files: RunFiles
    /// Figures that come from elsewhere.
    let figures: [StatedFigure]

    /// - Throws: `configuration` when a data file is gone.
    init(_ result: RunResult, _ prepared: PreparedRun, stages: [RunRecord.Stage], files: RunFiles) throws {
        self.result = result
        self.prepared = prepared
        self.stages = stages
        self.files = files
        figures = try StatedFigure.all(result, prepared)
    }

    /// The inputs that a warning of ingest is about, by the names of inputs and files in its subject.
    func inputs(of warning: Warning) -> [String] {
        result.config.inputs.map(\.name).filter { name in
            let own = files.ofConfig.first { $0.path == "inputs.\(name)" }?.files.map(\.path) ?? []
            return warning.subject == name || warning.subject == "inputs.\(name)"
                || warning.subject.hasPrefix("inputs.\(name).") || warning.subject.hasPrefix("inputs.\(name),")
                || own.contains { warning.subject.hasPrefix($0) }
        }
    }

    /// What prospects share: model, drilling, figures from elsewhere, layers and inputs.
    var json: JSONValue {
        .object([
            ("name", .text(result.config.name)), ("prospects", .integer(result.ranked.count)),
            ("realizations", .integer(result.realizations)),
            ("model", ExplainedModel(result)?.json ?? .null), ("drilling", drilling),
            ("layers", .object(result.layers.map { (key: $0.name, value: layer($0)) })),
            ("inputs", .object(result.config.inputs.map { (key: $0.name, value: input($0)) })),
            ("data_files", .array(files.datasets.map { Self.file($0) })),
        ])
    }

    private func layer(_ record: EvidenceRecord) -> JSONValue {
        .object([
            ("title", .text(record.title)), ("unit", record.unit.isEmpty ? .null : .text(record.unit)),
            ("file", .text("work/evidence/\(record.name).tif")),
        ])
    }

    private func input(_ input: NamedValue<InputSource>) -> JSONValue {
        let own = files.ofConfig.first { $0.path == "inputs.\(input.name)" }?.files ?? []
        let about = input.value.about
        let operation = result.survey.operations.first { $0.input == input.name }?.operation
        return .object([
            ("licence", about.licence.map(JSONValue.text) ?? .null),
            ("attribution", about.attribution.map(JSONValue.text) ?? .null),
            ("synthetic", .boolean(about.isSynthetic || result.config.syntheticLabel != nil)),
            ("coordinate_operation", operation.map(JSONValue.text) ?? .null),
            ("files", .array(own.map { Self.file($0) })),
        ])
    }

    private static func file(_ file: RunRecord.File) -> JSONValue {
        .object([
            ("path", .text(file.path)), ("sha256", file.sha256.map(JSONValue.text) ?? .null),
            ("version", file.sha256 == nil ? .text(file.identity) : .null),
        ])
    }

    /// The holes and variograms of the drilled estimate.
    private var drilling: JSONValue {
        guard let drilled = result.estimate?.drilled, let section = result.config.estimate?.drilled else {
            return .null
        }
        let counts = SeamHole.Status.allCases.map { status in
            (key: status.rawValue, value: JSONValue.integer(drilled.holes.count { $0.status == status }))
        }
        let check = drilled.leaveOneOut
        return .object([
            ("input", .text(section.holes)), ("method", .text(section.method.rawValue)),
            ("realizations", .integer(drilled.isSimulated ? section.realizations : 1)),
            ("neighbours", .integer(section.neighbours)), ("holes", .object(counts)),
            ("variograms", .array(drilled.variograms.map(\.json))),
            (
                "leave_one_out",
                .object([
                    ("holes", .integer(check.count)), ("mean_error_m", .number(check.meanError)),
                    ("root_mean_squared_error_m", .number(check.rootMeanSquaredError)),
                    ("correlation", .number(check.correlation)),
                ])
            ),
            ("files", .array(["models.csv", "validation.csv"].map(JSONValue.text))),
        ])
    }
}
