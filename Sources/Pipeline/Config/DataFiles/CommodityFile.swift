import Foundations

/// A commodity: grade variables, ratios, density, processing routes, ranking defaults.
package struct CommodityFile: ConfigSection {
    package let id: String
    package let title: String
    package let grades: [NamedValue<CommodityGrade>]
    /// Grades that are parts of one whole, so that their sum cannot be above it.
    package let analyticalTotal: [String]
    package let ratios: [NamedValue<GradeRatio>]
    package let density: CommodityDensity?
    package let routes: [NamedValue<CommodityRoute>]
    package let depositModels: [String]
    package let ranking: [NamedValue<Fraction>]

    package static let summary = "A commodity: what its ore is measured by and how it is processed."

    package init(_ section: inout SectionReader) {
        id = section.required("id", .variable, "Name of the file without its ending.", example: "bauxite")
        title = section.required("title", .text, "The commodity in words.", example: "Bauxite")
        grades = section.required(
            "grades", .map(of: .section(CommodityGrade.self), named: "variable"), "What assays measure.",
            example: "{ al2o3: { title: Alumina, unit: \"%\", role: valuable } }")
        analyticalTotal =
            section.optional(
                "analytical_total", .list(of: .variable),
                "Grades that are parts of one whole: samples in which they sum to more than 101 % are warned about.",
                example: "[al2o3, sio2, fe2o3, tio2, loi]") ?? []
        ratios =
            section.optional(
                "ratios", .map(of: .section(GradeRatio.self), named: "ratio"),
                "Ratios of grades; averaged as ratio of sums, never as mean of ratios.") ?? []
        density = section.optional(
            "density", .section(CommodityDensity.self), "Bulk density where a config gives none.")
        routes =
            section.optional(
                "routes", .map(of: .section(CommodityRoute.self), named: "route"), "Ways to process the ore.") ?? []
        depositModels =
            section.optional(
                "deposit_models", .list(of: .variable, count: 0...Int.max), "Deposit models of the commodity.")
            ?? []
        ranking =
            section.optional(
                "ranking", .map(of: .quantity(Fraction.self, .upToWhole), named: "criterion"),
                "Weights of the criteria where a config gives none.") ?? []
        checkRatios(&section)
        for variable in analyticalTotal where grades[name: variable] == nil {
            section.refuse(
                "analytical_total", "names the variable '\(variable)', which is not under 'grades'",
                remedy: suggestion(for: variable, among: grades.map(\.name)))
        }
    }

    private func checkRatios(_ section: inout SectionReader) {
        let known = grades.map(\.name)
        for ratio in ratios {
            for variable in [ratio.value.numerator, ratio.value.denominator] where !known.contains(variable) {
                section.refuse(
                    "ratios", "'\(ratio.name)' uses the variable '\(variable)', which is not under 'grades'",
                    remedy: suggestion(for: variable, among: known))
            }
        }
    }

    /// Warnings that a run must give that rests on unverified numbers of this file.
    package func warnings(usingRoute route: String?, usingDensity: Bool) -> [Warning] {
        let ofDensity = usingDensity ? density?.provenance.warning(about: "density of \(id)") : nil
        let ofRoute = route.flatMap { routes[name: $0]?.provenance.warning(about: "route \($0) of \(id)") }
        return [ofDensity, ofRoute].compactMap { $0 }
    }
}

/// A grade that assays measure.
package struct CommodityGrade: ConfigSection {
    package let title: String
    package let unit: GradeUnitName
    package let role: GradeRole

    package static let summary = "A grade that assays measure."

    package init(_ section: inout SectionReader) {
        title = section.required("title", .text, "The grade in words.", example: "Alumina")
        unit = section.required(
            "unit", .choice(GradeUnitName.self), "Unit of the data and of results, by mass.", example: "\"%\"")
        role = section.value(
            "role", .choice(GradeRole.self), default: "other", "Whether more of it is better, worse, or neither.")
    }
}

/// Units of grade.
package enum GradeUnitName: String, ConfigChoice {
    case percent = "%"
    case partsPerMillion = "ppm"
    case gramsPerTonne = "g/t"
    case partsPerBillion = "ppb"

    /// The fraction of 1 that one unit is.
    package var fraction: Double {
        switch self {
        case .percent: 0.01
        case .partsPerMillion, .gramsPerTonne: 1e-6
        case .partsPerBillion: 1e-9
        }
    }
}

/// Whether more of a grade is better.
package enum GradeRole: String, ConfigChoice {
    case valuable, deleterious, other
}

/// A ratio of two grades.
package struct GradeRatio: ConfigSection {
    package let title: String
    package let numerator: String
    package let denominator: String

    package static let summary = "A ratio of two grades."

    package init(_ section: inout SectionReader) {
        title = section.required("title", .text, "The ratio in words.", example: "Alumina-silica ratio A/S")
        numerator = section.required("numerator", .variable, "The grade above.", example: "al2o3")
        denominator = section.required("denominator", .variable, "The grade below.", example: "sio2")
    }
}

/// Bulk density of the ore of a commodity.
package struct CommodityDensity: ConfigSection {
    package let dry: Density
    package let provenance: Provenance

    package static let summary = "Bulk density of the ore of a commodity."

    package init(_ section: inout SectionReader) {
        dry = section.required("dry", .quantity(Density.self, .positive), "Dry bulk density.", example: "2.8 t/m3")
        provenance = Provenance(&section)
    }
}
