import Delivery

extension ValueKind where Value == [EvidenceTransform] {
    /// One change, or several in the order in which they are made.
    static var evidenceTransforms: ValueKind {
        let one = ValueKind<EvidenceTransform>.evidenceTransform
        let list = ValueKind.list(of: one)
        let either = ValueKind.byShape(
            "a transform, or a list of them in the order in which they are made", scalar: one.map { [$0] }, list: list,
            mapping: one.map { [$0] })
        return ValueKind(
            description: {
                KindDescription(
                    words: either.description().words,
                    schema: ["anyOf": [one.description().schema, list.description().schema]],
                    children: one.description().children)
            }, placeholder: { [] }, read: either.read)
    }
}

extension ValueKind where Value == EvidenceTransform {
    /// A change of values; its schema stands among the shared definitions, for every layer has it.
    static var evidenceTransform: ValueKind {
        let full = inFull
        return ValueKind(
            description: {
                var description = full.description()
                description.schema = ["$ref": "#/definitions/transform"]
                return description
            }, placeholder: full.placeholder, read: full.read)
    }

    /// A change that gives degrees from 0 to 1; which one is none the reader of the section tells.
    static var membership: ValueKind {
        let any = evidenceTransform
        return ValueKind(
            description: {
                var description = any.description()
                let plain = PlainTransform.allCases.filter { !$0.transform.isMembership }
                let others: JSONValue = [
                    "anyOf": [
                        ["enum": .array(plain.map { .text($0.rawValue) })],
                        ["type": "object", "required": ["winsorize"]],
                    ]
                ]
                description.schema = ["allOf": [description.schema, ["not": others]]]
                return description
            }, placeholder: any.placeholder, read: any.read)
    }

    /// The definition that the schema refers to.
    static var transformDefinition: (key: String, value: JSONValue) { ("transform", inFull.description().schema) }

    /// A change without numbers by its name, others with their numbers.
    private static var inFull: ValueKind {
        .byShape(
            "log, quantile, zscore, min_max, or one of linear, winsorize, sigmoid, fuzzy_large, ... with its numbers",
            scalar: ValueKind<PlainTransform>.choice(PlainTransform.self).map(\.transform),
            mapping: .verbs([
                ConfigVerb("linear", LinearTransform.self) { .linear(from: $0.range.from, to: $0.range.to) },
                ConfigVerb("winsorize", WinsorizeTransform.self) { $0.transform },
                ConfigVerb("sigmoid", SigmoidTransform.self) { $0.transform },
                ConfigVerb("fuzzy_large", FuzzyTransform<Large>.self) { $0.transform },
                ConfigVerb("fuzzy_small", FuzzyTransform<Small>.self) { $0.transform },
                ConfigVerb("fuzzy_near", FuzzyTransform<Near>.self) { $0.transform },
                ConfigVerb("fuzzy_gaussian", FuzzyTransform<Gaussian>.self) { $0.transform },
                ConfigVerb("fuzzy_linear", FuzzyLinearTransform.self) {
                    .fuzzyLinear(low: $0.range.from, high: $0.range.to)
                },
                ConfigVerb("fuzzy_categorical", FuzzyCategoricalTransform.self) { $0.transform },
            ]))
    }
}

private enum PlainTransform: String, ConfigChoice {
    case log, quantile, zscore
    case minMax = "min_max"

    var transform: EvidenceTransform {
        switch self {
        case .log: .log
        case .quantile: .quantile
        case .zscore: .zscore
        case .minMax: .minMax
        }
    }
}

private struct LinearTransform: ConfigSection {
    let range: ValueRange
    static let summary = "A linear change to the range 0 to 1, clamped outside."
    init(_ section: inout SectionReader) {
        range = section.required(
            "linear", .section(ValueRange.self), "The ends of the range.", example: "{ from: 0, to: 100 }")
    }
}

private struct FuzzyLinearTransform: ConfigSection {
    let range: ValueRange
    static let summary = "Fuzzy membership that rises linearly from 0 to 1."
    init(_ section: inout SectionReader) {
        range = section.required(
            "fuzzy_linear", .section(ValueRange.self), "The ends of the range.", example: "{ from: 0, to: 100 }")
    }
}

private struct ValueRange: ConfigSection {
    let from: Double
    let to: Double
    static let summary = "Two values; where `from` is above `to`, the scale is turned round."
    init(_ section: inout SectionReader) {
        from = section.required("from", .numberOrLength, "The value that becomes 0.", example: "0")
        to = section.required("to", .numberOrLength, "The value that becomes 1.", example: "100")
        if section.has("from"), section.has("to"), from == to {
            section.refuse("to", "equals 'from'", remedy: "give two different values")
        }
    }
}

private protocol FuzzyKind: Sendable {
    static var shape: FuzzyShape { get }
    static var meaning: String { get }
}

private enum Large: FuzzyKind {
    static let shape = FuzzyShape.large
    static let meaning = "Fuzzy membership: one half at the midpoint, rising with the value; spread is the power."
}

private enum Small: FuzzyKind {
    static let shape = FuzzyShape.small
    static let meaning = "Fuzzy membership: one half at the midpoint, falling with the value; spread is the power."
}

private enum Near: FuzzyKind {
    static let shape = FuzzyShape.near
    static let meaning = "Fuzzy membership 1 / (1 + spread (x - midpoint)^2)."
}

private enum Gaussian: FuzzyKind {
    static let shape = FuzzyShape.gaussian
    static let meaning = "Fuzzy membership exp(-spread (x - midpoint)^2)."
}

private struct FuzzyTransform<Kind: FuzzyKind>: ConfigSection {
    let transform: EvidenceTransform
    static var summary: String { Kind.meaning }
    init(_ section: inout SectionReader) {
        let numbers = section.required(
            "fuzzy_\(Kind.shape.rawValue)", .section(MidpointAndSpread.self), "Midpoint and spread.",
            example: "{ midpoint: 50, spread: 5 }")
        transform = .fuzzy(Kind.shape, midpoint: numbers.midpoint, spread: numbers.spread)
        if [.large, .small].contains(Kind.shape), section.has("fuzzy_\(Kind.shape.rawValue)"), numbers.midpoint <= 0 {
            section.refuse(
                "fuzzy_\(Kind.shape.rawValue)", "has a midpoint that is not above 0", remedy: "give a positive midpoint"
            )
        }
    }
}

private struct MidpointAndSpread: ConfigSection {
    let midpoint: Double
    let spread: Double
    static let summary = "Midpoint and spread of a fuzzy membership."
    init(_ section: inout SectionReader) {
        midpoint = section.required("midpoint", .numberOrLength, "The value of the midpoint.", example: "50")
        spread = section.required("spread", .number(0...Double.infinity), "The spread, above 0.", example: "5")
        if section.has("spread"), spread == 0 {
            section.refuse("spread", "is 0", remedy: "give a spread above 0")
        }
    }
}
