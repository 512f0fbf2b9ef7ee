/// A table of points, or of numbers without a place.
package struct TableInput: ConfigSection {
    package let path: ConfigPath
    package let layer: String?
    package let x: String?
    package let y: String?
    package let wkt: String?
    package let fields: FeatureFields
    package let about: InputProvenance

    package static let summary = "A table: CSV, tab-separated text, or a sheet or layer that GDAL reads."

    package init(_ section: inout SectionReader) {
        path = section.required("table", .path, "The file that holds the table.", example: "deposits.csv")
        layer = section.optional("layer", .text, "The sheet or layer, where the file holds several.")
        x = section.optional("x", .field, "Column of the easting or longitude.", example: "lon")
        y = section.optional("y", .field, "Column of the northing or latitude.", example: "lat")
        wkt = section.optional("wkt", .field, "Column of geometries as WKT, instead of x and y.")
        fields = FeatureFields(&section)
        about = InputProvenance(&section)
        refuseHalfCoordinates(&section)
    }

    private func refuseHalfCoordinates(_ section: inout SectionReader) {
        if section.has("x") != section.has("y") {
            let (given, absent) = section.has("x") ? ("x", "y") : ("y", "x")
            section.refuse(given, "stands without '\(absent)'", remedy: "name both coordinate columns")
        }
        if wkt != nil, x != nil {
            section.refuse("wkt", "cannot stand beside 'x' and 'y'", remedy: "keep one of the two")
        }
        if x != nil || wkt != nil, !section.has("crs"), !section.has("assume_crs") {
            section.refuse(
                section.has("wkt") ? "wkt" : "x", "gives coordinates without a reference system",
                remedy: "add 'crs: EPSG:4326', or the system that the coordinates are in")
        }
    }
}
