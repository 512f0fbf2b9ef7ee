/// Which fields of a vector layer or table hold what the pipeline needs.
package struct FeatureFields: Sendable {
    package let filter: String?
    package let id: String?
    package let name: String?
    package let size: String?
    package let sizeUnit: TonnageUnit
    package let depositModel: String?
    /// Field of each variable.
    package let variables: [NamedValue<String>]
    package let encoding: String?

    init(_ section: inout SectionReader) {
        filter = section.optional(
            "where", .text, "Only the rows for which this SQL condition holds.", example: "\"kind = 'fault'\"")
        id = section.optional("id", .field, "Field of the identifier.", example: "belt_id")
        name = section.optional("name", .field, "Field of the name.")
        size = section.optional("size", .field, "Field of the tonnage of a known deposit.")
        sizeUnit = section.value("size_unit", .choice(TonnageUnit.self), default: "Mt", "Unit of that tonnage.")
        depositModel = section.optional(
            "deposit_model", .field, "Field of a belt's deposit model; makes this input the belts.")
        variables =
            section.optional(
                "fields", .map(of: .field, named: "variable"),
                "Field of each variable, such as grades of known deposits.",
                example: "{ al2o3: AL2O3_PCT }") ?? []
        encoding = section.optional(
            "encoding", .text, "Encoding of text where the file does not tell it.", example: "GB18030")
    }
}

/// Units of tonnage in the fields of data.
package enum TonnageUnit: String, ConfigChoice {
    case megatonnes = "Mt"
    case kilotonnes = "kt"
    case tonnes = "t"
}
