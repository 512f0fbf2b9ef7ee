import Delivery
import Foundations
import Resources

/// A finished run as its prospects are explained by it: what they share.
struct ExplainedRun {
    let result: RunResult
    /// The files behind each input.
    let files: RunFiles
    /// Figures that come from elsewhere.
    let figures: [StatedFigure]
    /// The model that ranks the ground; nil for a run without a map.
    let model: ExplainedModel?
    /// The warnings of all stages, those of ingest with the inputs that they are about.
    let warnings: [(stage: String, warning: Warning, inputs: [String])]
    private let excludedShares: [String: Double]
    private let onMap: RestsOn
    private let onHoles: RestsOn

    /// - Throws: `configuration` when a data file is gone, `badData` when GEOS refuses a polygon.
    init(_ result: RunResult, _ prepared: PreparedRun, stages: [RunRecord.Stage], files: RunFiles) throws {
        self.result = result
        self.files = files
        figures = try StatedFigure.all(result, prepared)
        model = ExplainedModel(result)
        excludedShares = try Pipeline.excludedShares(ofDrilled: result)
        onMap = RestsOn(.map, result, prepared)
        onHoles = RestsOn(.drilled, result, prepared)
        warnings = stages.flatMap { stage in
            stage.warnings.map { warning in
                (stage.name, warning, stage.name == "ingest" ? Self.inputs(of: warning, result, files) : [])
            }
        }
    }

    /// What prospects rest on that holes outline, or the map.
    func restsOn(_ origin: Prospect.Origin) -> RestsOn { origin == .drilled ? onHoles : onMap }

    /// What of the config can keep ore of a prospect in the ground. A stripping limit is for drilled ore alone.
    func miningLimits(of prospect: Prospect) -> MiningLimits {
        let isDrilled = prospect.origin == .drilled
        return MiningLimits(
            stripping: isDrilled ? result.estimate?.binding.limits?.maximumStripping : nil,
            exclusion: result.config.estimate?.mining?.exclusion,
            excludedShare: isDrilled ? excludedShares[prospect.id] ?? 0 : prospect.excludedShare)
    }

    /// The inputs that a warning of ingest is about, by the names of inputs and files in its subject.
    private static func inputs(of warning: Warning, _ result: RunResult, _ files: RunFiles) -> [String] {
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
            ("model", model?.json ?? .null), ("drilling", drilling),
            ("stated_figures", .array(figures.map(\.json))),
            ("rests_on", .object([("map", onMap.json), ("drilled", onHoles.json)])),
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
