import Delivery
import Foundations

/// The plan of a run as it was done: `plan.json`.
///
/// - Parameters:
///   - prepared: The config with all defaults filled in.
///   - record: Its stages and the digests of its inputs.
///   - survey: Its grid and coordinate operations.
func resolvedPlan(_ prepared: PreparedRun, _ record: RunRecord, _ survey: Survey) -> JSONValue {
    let grid = survey.grid
    return .object([
        ("gossan", .text(GossanVersion.current)), ("config", prepared.loaded.resolved),
        (
            "grid",
            .object([
                ("crs", .text(grid.crs)), ("origin", .array([.number(grid.origin.x), .number(grid.origin.y)])),
                ("cell", .array([.number(grid.cellWidth), .number(grid.cellHeight)])),
                ("columns", .integer(grid.columns)), ("rows", .integer(grid.rows)),
            ])
        ),
        ("stages", .array(record.stages.map { .text($0.name) })),
        (
            "coordinate_operations",
            .object(survey.operations.map { (key: $0.input, value: .text($0.operation)) })
        ),
        (
            "inputs",
            .array(
                record.stages[0].inputs.map {
                    .object([("path", .text($0.path)), ("sha256", $0.sha256.map(JSONValue.text) ?? .null)])
                })
        ),
    ])
}
