import Delivery
import Foundations

/// What processing recovers.
package struct ProcessingSection: ConfigSection {
    package let route: String
    /// Numbers of the route that replace those of the commodity file; shares as fractions of 1.
    package let parameters: [(name: String, value: Double)]

    package static let summary =
        "What processing recovers: a route of the commodity file, with numbers that replace those given there."

    package init(_ section: inout SectionReader) {
        route = section.required("route", .variable, "Route of the commodity file.", example: "bayer")
        parameters = section.others(
            .numberOrShare, named: "parameter", "A number of the route, such as `tails_ratio: 1.2` or `recovery: 90 %`."
        )
    }
}

extension ValueKind where Value == Double {
    /// A plain number, or a share with `%`, which becomes a fraction of 1.
    static var numberOrShare: ValueKind {
        let number = ValueKind.number()
        let share = ValueKind<Fraction>.quantity(Fraction.self, .any)
        return ValueKind(
            description: {
                let schemas = [number.description().schema, share.description().schema]
                return KindDescription(words: "a number, or a share such as '5 %'", schema: ["anyOf": .array(schemas)])
            },
            placeholder: { 0 },
            read: { node, path, notes in
                let text = node.scalar?.text ?? ""
                let hasUnit = text.last.map { !$0.isNumber && $0 != "." } ?? false
                if hasUnit { return share.read(node, path, &notes).map { ($0.value.value, $0.json) } }
                return number.read(node, path, &notes)
            })
    }
}
