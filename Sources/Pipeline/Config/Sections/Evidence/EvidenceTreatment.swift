import Delivery
import Foundations

/// What is done with the values of an evidence layer, whatever made them.
package struct EvidenceTreatment: Sendable {
    package let title: String?
    package let unit: String?
    /// What is done with the values, in this order.
    package let transforms: [EvidenceTransform]
    package let classes: EvidenceClasses?
    package let direction: EvidenceDirection?

    init(_ section: inout SectionReader) {
        title = section.optional("title", .text, "The layer's name in reports and legends.")
        unit = section.optional("unit", .text, "Unit of the values, for legends.")
        transforms =
            section.optional(
                "transform", .evidenceTransforms,
                "How values are changed: log, quantile, zscore, min_max, or one of linear, winsorize, sigmoid, fuzzy_large,"
                    + " fuzzy_small, fuzzy_near, fuzzy_gaussian, fuzzy_linear, fuzzy_categorical with its numbers; or a list of"
                    + " them, made in this order.",
                example: "{ fuzzy_small: { midpoint: 2000, spread: 3 } }") ?? []
        classes = section.optional(
            "classes", .evidenceClasses,
            "Classes for weights of evidence: ascending breaks, or how many of equal area.",
            example: "[500 m, 1 km, 2 km]")
        direction = section.optional(
            "direction", .choice(EvidenceDirection.self),
            "Which values are favourable in weights of evidence: ascending adds classes up from the lowest value (near"
                + " a fault), descending from the highest (steep, rich), categorical keeps each class on its own.")
    }
}

/// Which values of a layer are favourable.
package enum EvidenceDirection: String, ConfigChoice, Codable {
    case ascending, descending, categorical
}

/// How classes for weights of evidence are made.
package enum EvidenceClasses: Sendable, Hashable, Codable {
    /// Ascending breaks, lengths in metres.
    case breaks([Double])
    /// This many classes of equal area.
    case quantiles(Int)
}

extension ValueKind where Value == EvidenceClasses {
    static var evidenceClasses: ValueKind {
        .byShape(
            "a list of breaks, or { quantiles: 10 }",
            list: ValueKind<[Double]>.ascendingNumbers.map { .breaks($0) },
            mapping: ValueKind<QuantileClasses>.section(QuantileClasses.self).map { .quantiles($0.count) })
    }

}

extension ValueKind where Value == [Double] {
    /// Numbers or lengths that rise, each once.
    static var ascendingNumbers: ValueKind {
        let values = ValueKind<[Double]>.list(of: .numberOrLength)
        return ValueKind(
            description: values.description, placeholder: { [] },
            read: { node, path, notes in
                guard let (breaks, json) = values.read(node, path, &notes) else { return nil }
                guard zip(breaks, breaks.dropFirst()).allSatisfy({ $0 < $1 }) else {
                    notes.refuse(
                        path, "has breaks that do not rise", remedy: "write them in ascending order, each once",
                        at: node.location)
                    return nil
                }
                return (breaks, json)
            })
    }
}

extension ValueKind where Value == Double {
    /// A plain number, or a length, which becomes metres.
    static var numberOrLength: ValueKind {
        let number = ValueKind.number()
        let length = ValueKind<Length>.quantity(Length.self, .any)
        return ValueKind(
            description: {
                let schemas = [number.description().schema, length.description().schema]
                return KindDescription(words: "a number, or a length with its unit", schema: ["anyOf": .array(schemas)])
            },
            placeholder: { 0 },
            read: { node, path, notes in
                let text = node.scalar?.text ?? ""
                if text.last?.isLetter == true, let (value, json) = length.read(node, path, &notes) {
                    return (value.metres, json)
                }
                return text.last?.isLetter == true ? nil : number.read(node, path, &notes)
            })
    }
}

/// The section `{ quantiles: 10 }`.
private struct QuantileClasses: ConfigSection {
    let count: Int
    static let summary = "Classes of equal area."
    init(_ section: inout SectionReader) {
        count = section.required("quantiles", .integer(2...256), "How many classes.", example: "10")
    }
}
