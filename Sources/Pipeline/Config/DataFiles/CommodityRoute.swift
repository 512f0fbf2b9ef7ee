import Foundations

/// A way to process ore, with the share of the product that it recovers.
package struct CommodityRoute: ConfigSection {
    package let recovery: RouteRecovery
    /// The grade variable that is recovered.
    package let product: String
    /// Names that a config may use for the route's numbers, such as those of the trade.
    package let aliases: [NamedValue<String>]
    package let provenance: Provenance

    package static let summary = "A way to process ore, with the share of the product that it recovers."

    package init(_ section: inout SectionReader) {
        let kind = section.required(
            "kind", .choice(RouteKind.self),
            "`fixed`: one recovery for all ore. `ratio_loss`: recovery = (ratio - tails_ratio) / ratio x plant_factor.",
            example: "fixed")
        let share = section.optional(
            "recovery", .quantity(Fraction.self, .upToWhole), "Share recovered, of kind `fixed`.", example: "90 %")
        let ratio = section.optional("ratio", .variable, "The ratio of grades, of kind `ratio_loss`.", example: "a_s")
        let tails = section.optional(
            "tails_ratio", .number(0...Double.infinity), "The same ratio in the residue.", example: "1.2")
        let plantFactor = section.value("plant_factor", .number(0...1), default: "1", "Other losses of the plant.")
        product = section.required("product", .variable, "The grade variable that is recovered.", example: "al2o3")
        aliases =
            section.optional(
                "aliases", .map(of: .variable, named: "alias"),
                "Other names that a config may use for numbers of the route.", example: "{ residue_ratio: tails_ratio }"
            )
            ?? []
        provenance = Provenance(&section)
        switch kind {
        case .fixed: recovery = .fixed(share ?? Fraction(0))
        case .ratioLoss: recovery = .ratioLoss(ratio: ratio ?? "", tailsRatio: tails ?? 0, plantFactor: plantFactor)
        }
        let needed = kind == .fixed ? ["recovery"] : ["ratio", "tails_ratio"]
        for key in needed where section.has("kind") && !section.has(key) {
            section.refuse("kind", "is '\(kind.rawValue)', which needs '\(key)'", remedy: "add '\(key)'")
        }
        for alias in aliases where !recovery.parameters.contains(alias.value) {
            section.refuse(
                "aliases", "'\(alias.name)' stands for '\(alias.value)', which is no number of the route",
                remedy: suggestion(for: alias.value, among: recovery.parameters))
        }
    }
}

/// How much of the product a route recovers.
package enum RouteRecovery: Sendable, Hashable {
    /// The same share of all ore.
    case fixed(Fraction)
    /// (ratio - tailsRatio) / ratio x plantFactor, not below zero.
    case ratioLoss(ratio: String, tailsRatio: Double, plantFactor: Double)

    /// The numbers that a config may give.
    package var parameters: [String] {
        switch self {
        case .fixed: ["recovery"]
        case .ratioLoss: ["tails_ratio", "digestion", "plant_factor"]
        }
    }
}

private enum RouteKind: String, ConfigChoice {
    case fixed
    case ratioLoss = "ratio_loss"
}
