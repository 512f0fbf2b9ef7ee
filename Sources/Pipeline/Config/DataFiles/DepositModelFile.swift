import Foundations

/// A deposit model: tonnage and grades of deposits of one type, for those not yet found.
package struct DepositModelFile: ConfigSection {
    package let id: String
    package let title: String
    package let commodity: String?
    package let tonnage: TonnageDistribution
    package let grades: [NamedValue<GradeDistribution>]
    package let tonnageGradeCorrelation: Double
    package let depositDensity: DepositDensity?
    package let provenance: Provenance

    package static let summary = "Tonnage and grades of deposits of one type, for those not yet found."

    package init(_ section: inout SectionReader) {
        id = section.required("id", .variable, "Name of the file without its ending.", example: "bauxite_karst")
        title = section.required("title", .text, "The model in words.", example: "Karst bauxite, world (38c)")
        commodity = section.optional("commodity", .variable, "The commodity it belongs to.")
        tonnage = section.required(
            "tonnage", .section(TonnageDistribution.self), "Tonnage of ore.",
            example: "{ p90: 2.6 Mt, p50: 23 Mt, p10: 200 Mt }")
        grades =
            section.optional(
                "grades", .map(of: .section(GradeDistribution.self), named: "variable"), "Grades of the ore.") ?? []
        tonnageGradeCorrelation = section.value(
            "tonnage_grade_correlation", .number(-1...1), default: "0", "Correlation of ln tonnage and grade.")
        depositDensity = section.optional(
            "deposit_density", .quantity(DepositDensity.self, .positive), "Deposits per area of permissive ground.",
            example: "0.0077 per km2")
        provenance = Provenance(&section)
    }
}

/// Tonnages that 90, 50 and 10 % of the deposits reach.
package struct TonnageDistribution: ConfigSection {
    package let p90: Mass
    package let p50: Mass
    package let p10: Mass
    /// Least and greatest tonnage.
    package let limits: ClosedRange<Mass>?

    package static let summary = "Tonnages that 90, 50 and 10 % of the deposits reach; p90 is the smallest."

    package init(_ section: inout SectionReader) {
        let tonnage = ValueKind<Mass>.quantity(Mass.self, .positive)
        p90 = section.required("p90", tonnage, "90 % of the deposits are at least that big.", example: "2.6 Mt")
        p50 = section.required("p50", tonnage, "Half of the deposits are at least that big.", example: "23 Mt")
        p10 = section.required("p10", tonnage, "10 % of the deposits are at least that big.", example: "200 Mt")
        let ends = section.optional(
            "truncate", .list(of: tonnage, count: 2...2), "Least and greatest tonnage.", example: "[0.1 Mt, 1500 Mt]")
        limits = ends.flatMap { $0.count == 2 && $0[0] < $0[1] ? $0[0]...$0[1] : nil }
        if ends != nil, limits == nil {
            section.refuse("truncate", "does not rise", remedy: "write the least tonnage first")
        }
        section.refuseUnlessRising([("p90", p90), ("p50", p50), ("p10", p10)])
    }
}

/// Grades that 90, 50 and 10 % of the deposits reach.
package struct GradeDistribution: ConfigSection {
    package let p90: Fraction
    package let p50: Fraction
    package let p10: Fraction

    package static let summary = "Grades that 90, 50 and 10 % of the deposits reach; p90 is the smallest."

    package init(_ section: inout SectionReader) {
        let grade = ValueKind<Fraction>.quantity(Fraction.self, .upToWhole)
        p90 = section.required("p90", grade, "90 % of the deposits have at least that grade.", example: "39 %")
        p50 = section.required("p50", grade, "Half of the deposits have at least that grade.", example: "49 %")
        p10 = section.required("p10", grade, "10 % of the deposits have at least that grade.", example: "59 %")
        section.refuseUnlessRising([("p90", p90), ("p50", p50), ("p10", p10)])
    }
}

extension SectionReader {
    /// Refuses values that must rise and do not.
    fileprivate mutating func refuseUnlessRising(_ values: [(key: String, value: some Comparable)]) {
        let given = values.filter { has($0.key) }
        for (low, high) in zip(given, given.dropFirst()) where low.value > high.value {
            refuse(high.key, "is less than '\(low.key)'", remedy: "p90 is the smallest and p10 the largest")
        }
    }
}
