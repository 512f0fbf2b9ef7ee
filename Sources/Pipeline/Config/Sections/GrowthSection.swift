import Delivery
import Foundations

/// Review of the growth of resources and reserves.
package struct GrowthSection: ConfigSection {
    /// Table of opening resources and reserves by belt; nil where they are unknown.
    package let baseline: ConfigPath?
    package let baseYear: Int
    package let horizon: Int
    package let targets: [Fraction]
    package let counted: GrowthMeasure
    package let depletion: MassRate?
    package let booked: BookedSection?
    package let scenario: GrowthScenario

    package static let summary = "Review of the growth of resources and reserves against a target."

    package init(_ section: inout SectionReader) {
        baseline = section.value(
            "baseline", .baseline, default: "unknown",
            "Table of opening resources and reserves by belt; `unknown` where they are not known, which is not zero.")
        baseYear = section.required("base_year", .integer(1900...2200), "Year of the opening.", example: "2024")
        horizon = section.required("horizon", .integer(1900...2200), "Year of the target.", example: "2027")
        targets = section.required(
            "target", .list(of: .quantity(Fraction.self)), "Growth to be reached, one figure or several.",
            example: "[3 %, 5 %]")
        counted = section.value(
            "counts", .choice(GrowthMeasure.self), default: "resource", "What the target counts.")
        depletion = section.optional(
            "depletion", .quantity(MassRate.self), "What mining takes out a year; growth is net of it.",
            example: "60 Mt/a")
        booked = section.optional(
            "booked", .booked,
            "Outlines of ground that is booked in the opening already; it is never added again. With tonnes and classes,"
                + " what holes cover of it is re-estimated.",
            example: "{ outlines: booked, tonnes: tonnes, class: class }")
        scenario =
            section.optional(
                "scenario", .section(GrowthScenario.self),
                "How much of the potential is discovered and converted by the horizon; nothing where left out.")
            ?? .nothing
        if section.has("base_year"), section.has("horizon"), horizon <= baseYear {
            section.refuse("horizon", "is not after the base year \(baseYear)", remedy: "give a later year")
        }
    }
}

/// What a growth target counts.
package enum GrowthMeasure: String, ConfigChoice {
    case resource, reserve
}

/// How much of the potential is discovered and converted by the horizon.
package struct GrowthScenario: ConfigSection {
    package let discoveredByHorizon: Fraction
    package let inferredToIndicated: Fraction
    package let indicatedToMeasured: Fraction

    package static let summary = "How much of the potential is discovered and converted by the horizon."

    package init(_ section: inout SectionReader) {
        discoveredByHorizon = section.value(
            "discovered_by_horizon", .quantity(Fraction.self, .upToWhole), default: "0 %",
            "Share of the exploration potential that becomes inferred resource.")
        inferredToIndicated = section.value(
            "inferred_to_indicated", .quantity(Fraction.self, .upToWhole), default: "0 %",
            "Share of inferred resource that becomes indicated.")
        indicatedToMeasured = section.value(
            "indicated_to_measured", .quantity(Fraction.self, .upToWhole), default: "0 %",
            "Share of indicated resource that becomes measured.")
    }

    /// Nothing is discovered or converted.
    static var nothing: GrowthScenario {
        var reader = SectionReader(describing: summary)
        return GrowthScenario(&reader)
    }
}

extension ValueKind where Value == ConfigPath? {
    /// A table, or the word `unknown`.
    static var baseline: ValueKind {
        let path = ValueKind<ConfigPath>.path
        return ValueKind(
            description: {
                KindDescription(words: "a path, or 'unknown'", schema: path.description().schema)
            },
            placeholder: { nil },
            read: { node, keyPath, notes in
                if node.scalar?.text == "unknown" { return (nil, .text("unknown")) }
                return path.read(node, keyPath, &notes).map { ($0.value, $0.json) }
            })
    }
}
