import Delivery
import Foundations

/// A failure as one JSON object, for `--json`.
///
/// Members: `ok` (false), `kind` (snake_case), `exit_code`, `subject`, `problem`, `remedy` (null where there is none), `place`
/// (file, line, column and the line's text; null where it stands in no text) and `causes`, each with `kind` and the members
/// from `subject` on: the failures that led to it, or all those that it sums up.
public func errorDocument(_ error: GossanError) -> String {
    JSONValue.object(
        [
            ("ok", .boolean(false)), ("kind", .text(error.kind.name)),
            ("exit_code", .integer(Int(error.kind.exitCode))),
        ] + members(error)
    ).pretty
}

private func members(_ error: GossanError) -> [(key: String, value: JSONValue)] {
    [
        ("subject", .text(error.subject)), ("problem", .text(error.problem)),
        ("remedy", error.remedy.isEmpty ? .null : .text(error.remedy)),
        ("place", error.location.map(place) ?? .null),
        ("causes", .array(error.causes.map { .object([("kind", .text($0.kind.name))] + members($0)) })),
    ]
}

private func place(_ location: SourceLocation) -> JSONValue {
    .object([
        ("file", .text(location.file)), ("line", .integer(location.line)), ("column", .integer(location.column)),
        ("text", .text(location.excerpt)),
    ])
}

extension GossanError.Kind {
    /// The kind in snake_case: `bad_data`.
    fileprivate var name: String {
        rawValue.reduce(into: "") { $0 += $1.isUppercase ? "_" + $1.lowercased() : String($1) }
    }
}
