import CGDAL
import Foundations

/// A condition on the fields of a layer, and what is said where it cannot be used.
struct FeatureCondition {
    private let text: String
    private let subject: String
    private let schema: LayerSchema

    /// - Parameters:
    ///   - text: The condition in OGR SQL, as the user writes it.
    ///   - subject: The file.
    ///   - schema: The layer.
    init(_ text: String, subject: String, schema: LayerSchema) {
        (self.text, self.subject, self.schema) = (text, subject, schema)
    }

    /// Has the layer give those features alone that meet the condition.
    ///
    /// - Throws: `badData` when the driver does not understand it.
    func apply(to layer: OGRLayerH) throws {
        if let messages = Self.set(text, on: layer) { throw error(messages) }
    }

    /// The failure of reading as one of the condition, where it is: databases look at a condition only when they read.
    func refused(by failure: GossanError) -> GossanError? {
        guard failure.causes.contains(where: { $0.problem.contains("failed to prepare SQL") }) else { return nil }
        let messages = failure.causes.map { GDALMessage(isFailure: true, text: $0.problem) }
        // OGR names the unknown field, where the database tells its whole query.
        return error(onTwin() ?? messages)
    }

    /// What OGR says of the condition on an empty layer of the same fields; nil where it understands it.
    private func onTwin() -> [GDALMessage]? {
        guard let dataset = GDALGetDriverByName("Memory").flatMap({ GDALCreate($0, "", 0, 0, 0, GDT_Unknown, nil) })
        else { return nil }
        defer { GDALClose(dataset) }
        guard let layer = GDALDatasetCreateLayer(dataset, schema.name, nil, wkbUnknown, nil) else { return nil }
        for field in schema.fields {
            let definition = OGR_Fld_Create(field.name, field.type.ogr)
            defer { OGR_Fld_Destroy(definition) }
            _ = OGR_L_CreateField(layer, definition, 1)
        }
        return Self.set(text, on: layer)
    }

    /// Sets the condition; what OGR says where it does not understand it.
    private static func set(_ text: String, on layer: OGRLayerH) -> [GDALMessage]? {
        let (status, messages) = collectingMessages { OGR_L_SetAttributeFilter(layer, quotingNames(in: text)) }
        return status != OGRERR_NONE || messages.contains(where: \.isFailure) ? messages : nil
    }

    private func error(_ messages: [GDALMessage]) -> GossanError {
        let (problem, remedy) = words(messages)
        return GossanError(
            .badData, subject: subject, problem: "the condition \"\(text)\" \(problem)", remedy: remedy,
            causes: messages.map { GossanError(.badData, subject: "GDAL", problem: $0.text, remedy: "") })
    }

    private func words(_ messages: [GDALMessage]) -> (problem: String, remedy: String) {
        let names = schema.fields.map(\.name)
        // OGR names the field it does not know in quotes at the start of its message.
        if let unknown = messages.lazy.compactMap({ quotedWord(in: $0.text) }).first, !names.contains(unknown) {
            return (
                "names the field '\(unknown)', which layer '\(schema.name)' lacks",
                suggestion(for: unknown, among: names, called: "fields")
            )
        }
        let list = "its fields are: " + names.joined(separator: ", ")
        if messages.contains(where: { $0.text.hasPrefix("Type mismatch") }) {
            let texts = schema.fields.filter { $0.type == .text }.map(\.name)
            let example = texts.first { text.contains($0) } ?? texts.first ?? "name"
            return (
                "compares a text with a number",
                "write texts in single quotes; a column is of numbers where all its cells are, and otherwise of texts"
                    + " (\(texts.joined(separator: ", "))): compare its numbers as 'CAST(\(example) AS FLOAT) > 5'"
            )
        }
        return (
            "is no SQL on layer '\(schema.name)'",
            "write it as in \"kind = 'fault' AND length > 500\": texts in single quotes, names that are words of SQL in"
                + " double quotes; \(list)"
        )
    }
}

extension FieldType {
    /// OGR's type of such a field.
    var ogr: OGRFieldType {
        switch self {
        case .integer: OFTInteger64
        case .real: OFTReal
        case .text: OFTString
        }
    }
}

private func quotedWord(in text: String) -> String? {
    let pieces = text.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
    return pieces.count == 3 ? String(pieces[1]) : nil
}

/// The condition with names of fields in other scripts in double quotes, as OGR SQL wants them: `品位 > 40`.
private func quotingNames(in condition: String) -> String {
    var result = ""
    var name = ""
    var quote: Character?
    func finished() -> String { name.contains { !$0.isASCII } ? "\"\(name)\"" : name }
    for character in condition {
        if quote == nil, character.isLetter || character.isNumber || character == "_" {
            name.append(character)
            continue
        }
        result += finished()
        name = ""
        if character == quote {
            quote = nil
        } else if quote == nil, character == "'" || character == "\"" {
            quote = character
        }
        result.append(character)
    }
    return result + finished()
}
