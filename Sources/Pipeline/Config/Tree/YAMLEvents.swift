import CYAML

/// One step of a YAML text: a scalar, or the begin or end of a list or mapping.
struct YAMLEvent: Sendable {
    /// What begins or ends.
    var kind: Kind
    /// Line of its first character, from 1.
    var line: Int
    /// Column of its first character in Unicode scalars, from 1.
    var column: Int
    /// Scalars from its first to its last character on one line; 1 where it spans several.
    var length: Int

    /// The steps that a tree is built from.
    enum Kind: Sendable, Equatable {
        case documentStart
        case scalar(text: String, isQuoted: Bool, anchor: String?, tag: String?)
        case listStart(anchor: String?, tag: String?)
        case listEnd
        case mappingStart(anchor: String?, tag: String?)
        case mappingEnd
        case alias(String)
    }
}

/// Why a text is not YAML, in the words of the YAML library.
struct YAMLSyntaxProblem: Error, Sendable {
    /// What was found, such as `did not find expected ',' or '}'`.
    var problem: String
    /// What was being read, such as `while parsing a flow mapping`.
    var context: String
    /// Line from 1.
    var line: Int
    /// Column from 1.
    var column: Int
}

/// All steps of a YAML text, by libyaml.
///
/// The events are read one by one, rather than composed by a library, because their end marks, quotes and repeated
/// keys are needed for messages.
///
/// - Throws: `YAMLSyntaxProblem`.
func yamlEvents(of bytes: [UInt8]) throws(YAMLSyntaxProblem) -> [YAMLEvent] {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { throw outOfMemory }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
    let result: Result<[YAMLEvent], YAMLSyntaxProblem> = bytes.withUnsafeBufferPointer { buffer in
        yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
        return allEvents(&parser)
    }
    return try result.get()
}

private let outOfMemory = YAMLSyntaxProblem(problem: "out of memory", context: "", line: 1, column: 1)

private func allEvents(_ parser: inout yaml_parser_t) -> Result<[YAMLEvent], YAMLSyntaxProblem> {
    var events: [YAMLEvent] = []
    while true {
        var event = yaml_event_t()
        guard yaml_parser_parse(&parser, &event) == 1 else { return .failure(problem(of: parser)) }
        defer { yaml_event_delete(&event) }
        if event.type == YAML_STREAM_END_EVENT { return .success(events) }
        guard let kind = kind(of: event) else { continue }
        let start = event.start_mark
        let end = event.end_mark
        let length = end.line == start.line ? max(1, Int(end.column) - Int(start.column)) : 1
        events.append(
            YAMLEvent(kind: kind, line: Int(start.line) + 1, column: Int(start.column) + 1, length: length))
    }
}

private func kind(of event: yaml_event_t) -> YAMLEvent.Kind? {
    switch event.type {
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_SEQUENCE_START_EVENT:
        return .listStart(
            anchor: text(event.data.sequence_start.anchor), tag: text(event.data.sequence_start.tag))
    case YAML_SEQUENCE_END_EVENT: return .listEnd
    case YAML_MAPPING_START_EVENT:
        return .mappingStart(anchor: text(event.data.mapping_start.anchor), tag: text(event.data.mapping_start.tag))
    case YAML_MAPPING_END_EVENT: return .mappingEnd
    case YAML_ALIAS_EVENT: return .alias(text(event.data.alias.anchor) ?? "")
    case YAML_SCALAR_EVENT:
        let scalar = event.data.scalar
        let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
        return .scalar(
            text: String(decoding: bytes, as: UTF8.self), isQuoted: scalar.style != YAML_PLAIN_SCALAR_STYLE,
            anchor: text(scalar.anchor), tag: text(scalar.tag))
    default: return nil
    }
}

private func text(_ bytes: UnsafePointer<yaml_char_t>?) -> String? {
    bytes.map { String(decodingCString: $0, as: UTF8.self) }
}

private func text(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    text(bytes.map { UnsafePointer($0) })
}

private func problem(of parser: yaml_parser_t) -> YAMLSyntaxProblem {
    YAMLSyntaxProblem(
        problem: parser.problem.map { String(cString: $0) } ?? "cannot be read",
        context: parser.context.map { String(cString: $0) } ?? "",
        line: Int(parser.problem_mark.line) + 1, column: Int(parser.problem_mark.column) + 1)
}
