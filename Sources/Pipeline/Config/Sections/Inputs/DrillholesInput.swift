/// Drill holes from their tables.
package struct DrillholesInput: ConfigSection {
    package let tables: DrillholeTables
    package let dipConvention: DipConvention
    package let depthUnit: DepthUnit
    package let missingValues: [String]
    package let negativeValues: NegativeValues
    package let encoding: String?
    package let about: InputProvenance

    package static let summary = "Drill holes from collar, assay and survey tables."

    package init(_ section: inout SectionReader) {
        tables = section.required(
            "drillholes", .section(DrillholeTables.self), "The tables.",
            example: "{ collar: collar.csv, assay: assay.csv }")
        dipConvention = section.value(
            "dip_convention", .choice(DipConvention.self), default: "detect",
            "How dips are counted: positive_down (90 is straight down), negative_down (-90 is), zenith_angle (0 is);"
                + " detect reads it from the signs, which must agree, and takes a column named zenith (天顶角) for what it says."
        )
        depthUnit = section.value(
            "units", .choice(DepthUnit.self), default: "m", "Unit of depths along the holes.")
        missingValues =
            section.optional(
                "missing_values", .list(of: .text),
                "What stands for no value in any column, beside nothing, -9999, -999, -99, NA, N/A, NaN, null, - and nd; numbers"
                    + " are compared as numbers.",
                example: "[n.d., -1]") ?? []
        negativeValues = section.value(
            "negative_values", .choice(NegativeValues.self), default: "refuse",
            "What an assay below zero means: an error, a detection limit of that size (half of it is used), no value,"
                + " or a true value.")
        encoding = section.optional(
            "encoding", .encoding, "Encoding of text where the files do not tell it.", example: "GB18030")
        about = InputProvenance(&section)
    }
}

/// The tables of drill holes and what their columns hold.
package struct DrillholeTables: ConfigSection {
    package let collar: ConfigPath
    package let assay: ConfigPath
    package let survey: ConfigPath?
    /// Column of each standard name and variable.
    package let columns: [NamedValue<String>]

    package static let summary = "Tables of drill holes."

    package init(_ section: inout SectionReader) {
        collar = section.required("collar", .path, "One row per hole.", example: "collar.csv")
        assay = section.required("assay", .path, "One row per sample.", example: "assay.csv")
        survey = section.optional(
            "survey", .path, "One row per survey station; without it holes run as the collars say, or vertically.")
        columns =
            section.optional(
                "columns", .map(of: .field, named: "name"),
                "Column of `hole`, `x`, `y`, `z`, `length` (or `depth`, of the hole), `from`, `to`, `at` (depth of a"
                    + " survey station), `azimuth`, `dip`, `mass_recovery`, `density` and of each grade variable; usual"
                    + " names are found without it.",
                example: "{ hole: BHID, al2o3: AL }") ?? []
    }
}

/// How the inclination of a hole is written.
package enum DipConvention: String, ConfigChoice {
    case detect
    case positiveDown = "positive_down"
    case negativeDown = "negative_down"
    case zenithAngle = "zenith_angle"
}

/// Units of depth in drill-hole tables.
package enum DepthUnit: String, ConfigChoice {
    case metres = "m"
    case feet = "ft"
}

/// What an assay below zero means.
package enum NegativeValues: String, ConfigChoice {
    case refuse
    case detectionLimit = "detection_limit"
    case missing
    case keep
}
