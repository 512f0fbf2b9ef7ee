import Delivery
import Foundations

/// Keys of the options of a pipeline config whose values are quantities, also those of lists and mappings of them: told by the
/// description from which they are read.
let quantityOptions: Set<String> = quantityKeys(of: SectionDescription(of: PipelineConfig.self))

private func quantityKeys(of section: SectionDescription) -> Set<String> {
    let options = section.options + (section.others.map { [$0] } ?? [])
    return options.reduce(into: []) { keys, option in
        if namesQuantity(option.kind.schema) { keys.insert(option.key) }
        for child in option.kind.children { keys.formUnion(quantityKeys(of: child.section)) }
    }
}

/// Whether a schema refers to a quantity, those of single keys of a section left out.
private func namesQuantity(_ schema: JSONValue) -> Bool {
    switch schema {
    case .object(let members):
        members.contains { key, value in
            if key == "$ref", case .text(let text) = value { return quantityReferences.contains(text) }
            return key != "properties" && namesQuantity(value)
        }
    case .array(let items): items.contains(where: namesQuantity)
    default: false
    }
}

private let quantityReferences = Set(configQuantities.map { "#/definitions/\($0.definitionName)" })
