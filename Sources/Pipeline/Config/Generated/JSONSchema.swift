import Delivery
import Foundations

/// The JSON Schema (draft 7) of a whole document, for editors: the same text on every run.
package func jsonSchemaDocument<Section: ConfigSection>(of section: Section.Type, title: String) -> String {
    let body = jsonSchema(of: SectionDescription(of: section))
    let schema: JSONValue = JSONValue.object([
        ("$schema", "http://json-schema.org/draft-07/schema#"), ("title", .text(title)),
    ]).merging(members(of: body)).merging([("definitions", sharedDefinitions)])
    return schema.pretty
}

/// The JSON Schema of a section.
func jsonSchema(of section: SectionDescription) -> JSONValue {
    var members: [(key: String, value: JSONValue)] = [("type", "object")]
    if !section.summary.isEmpty { members.append(("description", .text(section.summary))) }
    members.append(("properties", .object(section.options.map { ($0.key, schema(of: $0)) })))
    let required = section.options.filter(\.isRequired).map { JSONValue.text($0.key) }
    if !required.isEmpty { members.append(("required", .array(required))) }
    if let others = section.others {
        members.append(("additionalProperties", schema(of: others)))
        let names = JSONValue.object([("pattern", .text(namePattern))])
        members.append(("propertyNames", names))
    } else {
        members.append(("additionalProperties", .boolean(false)))
    }
    let choices = section.choices.map { keys in
        JSONValue.object([("oneOf", .array(keys.map { .object([("required", .array([.text($0)]))]) }))])
    }
    if !choices.isEmpty { members.append(("allOf", .array(choices))) }
    return .object(members)
}

private func schema(of option: OptionDescription) -> JSONValue {
    var extra: [(key: String, value: JSONValue)] = [("description", .text(option.documentation))]
    if let value = option.defaultJSON { extra.append(("default", value)) }
    if members(of: option.kind.schema).contains(where: { $0.key == "description" || $0.key == "$ref" }) {
        // Draft 7 ignores what stands beside $ref, so the reference goes one level down.
        return JSONValue.object([("allOf", .array([option.kind.schema]))]).merging(extra)
    }
    return option.kind.schema.merging(extra)
}

private func members(of value: JSONValue) -> [(key: String, value: JSONValue)] {
    guard case .object(let members) = value else { return [] }
    return members
}

/// Quantities with units, and values that a variable fills in.
private var sharedDefinitions: JSONValue {
    .object(
        [("variable", ["type": "string", "pattern": "\\$\\{"])] + configQuantities.map { $0.schemaDefinition }
            + [ValueKind<EvidenceTransform>.transformDefinition])
}
