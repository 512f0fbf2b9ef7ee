/// What is told of an input whatever its kind: coordinates, rights, whether it is made up.
package struct InputProvenance: Sendable {
    package let crs: String?
    package let assumedCRS: String?
    package let allowBallpark: Bool
    package let licence: String?
    package let attribution: String?
    package let isSynthetic: Bool

    init(_ section: inout SectionReader) {
        let system = ValueKind.text(described: "a coordinate reference system such as 'EPSG:4326'")
        crs = section.optional(
            "crs", system,
            "Coordinate reference system of the data. Where the file names another one, this one holds and a warning says so.",
            example: "EPSG:4326")
        assumedCRS = section.optional(
            "assume_crs", system,
            "Coordinate reference system to assume where the file names none; results repeat the assumption.")
        allowBallpark = section.value(
            "allow_ballpark", .boolean, default: "false",
            "Whether a transformation that ignores the datum shift may be used when PROJ knows no better one.")
        licence = section.optional("licence", .text, "Licence of the data.", example: "CC BY 4.0")
        attribution = section.optional("attribution", .text, "Whom to name when the data are used.")
        isSynthetic = section.value(
            "synthetic", .boolean, default: "false", "Whether the data are made up; every map drawn from them says so.")
        if crs != nil, section.has("assume_crs") {
            section.refuse(
                "assume_crs", "cannot stand beside 'crs'",
                remedy: "keep 'crs' where it is known, 'assume_crs' where it is a guess")
        }
    }
}
