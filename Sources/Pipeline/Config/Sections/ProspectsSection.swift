import Foundations

/// How prospects are delineated.
package struct ProspectsSection: ConfigSection {
    package let threshold: ProspectThreshold
    package let minimumArea: Area
    package let mergeDistance: Length
    package let connectivity: ConnectivityName
    package let known: String?

    package static let summary = "How prospects are delineated on the prospectivity map."

    package init(_ section: inout SectionReader) {
        let topArea = section.optional(
            "top_area", .quantity(Fraction.self, .upToWhole), "The most prospective share of the area.", example: "10 %"
        )
        let above = section.optional("above", .number(), "Prospectivity at or above this value.", example: "0.01")
        let quantile = section.optional(
            "quantile", .quantity(Fraction.self, .upToWhole), "Prospectivity at or above this quantile of its cells.",
            example: "90 %")
        section.exactlyOne(of: ["top_area", "above", "quantile"])
        if topArea?.value == 0 { section.refuse("top_area", "is 0 %", remedy: "give a share above 0 %, such as 10 %") }
        threshold =
            topArea.map { .topArea($0) } ?? above.map { .above($0) } ?? .quantile(quantile ?? Fraction(0))
        minimumArea = section.value(
            "minimum_area", .quantity(Area.self), default: "0 km2", "Smaller prospects are left out.")
        mergeDistance = section.value(
            "merge_distance", .quantity(Length.self), default: "0 m", "Prospects nearer to each other become one.")
        connectivity = section.value(
            "connectivity", .choice(ConnectivityName.self), default: "8",
            "Whether cells touch by sides (4) or by sides and corners (8).")
        known = section.optional(
            "known", .input(["vector", "table"]),
            "Known deposits, for the nearest one to each prospect; those of the training where left out.")
    }
}

/// What makes a cell part of a prospect.
package enum ProspectThreshold: Sendable, Hashable {
    /// The most prospective share of the area.
    case topArea(Fraction)
    /// Prospectivity above a value.
    case above(Double)
    /// Prospectivity above a quantile of its cells.
    case quantile(Fraction)
}

/// Which neighbours of a cell touch it.
package enum ConnectivityName: String, ConfigChoice {
    case sides = "4"
    case sidesAndCorners = "8"
}
