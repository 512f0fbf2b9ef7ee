/// Which fields of a vector layer or table hold what the pipeline needs.
package struct FeatureFields: Sendable {
    package let filter: String?
    package let id: String?
    package let name: String?
    package let depositModel: String?
    /// Field of each variable.
    package let variables: [NamedValue<String>]
    package let encoding: String?
    /// Texts that stand for no value, beside an empty cell.
    package let missingValues: [String]
    /// What a negative measurement means; nil where the config does not say.
    package let negativeValues: NegativeValues?

    init(_ section: inout SectionReader) {
        filter = section.optional(
            "where", .text, "Only the rows for which this SQL condition holds.", example: "\"kind = 'fault'\"")
        id = section.optional("id", .field, "Field of the identifier.", example: "belt_id")
        name = section.optional("name", .field, "Field of the name.")
        depositModel = section.optional(
            "deposit_model", .field, "Field of a belt's deposit model; makes this input the belts.")
        variables =
            section.optional(
                "fields", .map(of: .field, named: "variable"),
                "Field of each variable, such as grades of known deposits.",
                example: "{ al2o3: AL2O3_PCT }") ?? []
        encoding = section.optional(
            "encoding", .encoding, "Encoding of text where the file does not tell it.", example: "GB18030")
        missingValues =
            section.optional(
                "missing_values", .list(of: .text),
                "What stands for no value in any field, beside nothing; numbers are compared as numbers.",
                example: "[-9999, n.d.]") ?? []
        negativeValues = section.optional(
            "negative_values", .choice(NegativeValues.self),
            "What a negative number means in fields that are interpolated or named in `fields`: an error, a detection limit of"
                + " that size (half of it is used), no value, or a true value. Unsaid, contents below zero are warned of."
        )
    }
}
