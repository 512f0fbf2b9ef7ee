import Delivery
import Foundations

/// What processing recovers.
package struct ProcessingSection: ConfigSection {
    package let route: String
    /// Numbers of the route that replace those of the commodity file.
    package let parameters: [(name: String, value: NumberOrShare)]

    package static let summary =
        "What processing recovers: a route of the commodity file, with numbers that replace those given there."

    package init(_ section: inout SectionReader) {
        route = section.required("route", .variable, "Route of the commodity file.", example: "bayer")
        parameters = section.others(
            .numberOrShare, named: "parameter", "A number of the route, such as `tails_ratio: 1.2` or `recovery: 90 %`."
        )
    }
}

/// A plain number, or a share.
package struct NumberOrShare: Sendable, Hashable {
    /// The number; a share as a fraction of 1.
    package var value: Double
    /// Whether it was written with a unit, such as `%`.
    package var isShare: Bool
}

extension ValueKind where Value == NumberOrShare {
    /// A plain number, or a share with its unit, which becomes a fraction of 1.
    static var numberOrShare: ValueKind {
        let number = ValueKind<Double>.number()
        let share = ValueKind<Fraction>.quantity(Fraction.self, .any)
        return ValueKind(
            description: {
                let schemas = [number.description().schema, share.description().schema]
                return KindDescription(words: "a number, or a share such as '5 %'", schema: ["anyOf": .array(schemas)])
            },
            placeholder: { NumberOrShare(value: 0, isShare: false) },
            read: { node, path, notes in
                let text = node.scalar?.text ?? ""
                let hasUnit = text.last.map { !$0.isNumber && $0 != "." } ?? false
                if hasUnit {
                    return share.read(node, path, &notes).map {
                        (NumberOrShare(value: $0.value.value, isShare: true), $0.json)
                    }
                }
                return number.read(node, path, &notes).map { (NumberOrShare(value: $0.value, isShare: false), $0.json) }
            })
    }
}
