/// A raster: elevation, geophysics, remote sensing.
package struct RasterInput: ConfigSection {
    package let path: ConfigPath
    package let band: Int
    package let nodata: Double?
    package let kind: RasterKind
    /// Whether the config says so itself.
    package let statesKind: Bool
    package let resampling: ResamplingName?
    package let exactPositions: Bool
    package let overviews: Bool
    package let about: InputProvenance

    package static let summary = "A raster in any format that GDAL reads."

    package init(_ section: inout SectionReader) {
        path = section.required("raster", .path, "The file that holds the raster.", example: "dem.tif")
        band = section.value(
            "band", .integer(1...Int.max), default: "1",
            "The band, from 1; formulas reach the others by '<input>@<band>'.")
        nodata = section.optional(
            "nodata", .number(), "A value that means no data, beside what the file declares.", example: "-9999")
        kind = section.value(
            "kind", .choice(RasterKind.self), default: "continuous",
            "Whether values are measured quantities or codes of classes; codes are never averaged.")
        statesKind = section.has("kind")
        resampling = section.optional(
            "resampling", .choice(ResamplingName.self),
            "How values are brought to the study grid; by default bilinear or average for quantities, after the ratio"
                + " of cell sizes, and nearest or mode for classes.")
        exactPositions = section.value(
            "exact_positions", .boolean, default: "false",
            "Transforms every cell exactly; otherwise bilinear interpolation onto cells that are not larger takes positions"
                + " within a thousandth of a source cell.")
        overviews = section.value(
            "overviews", .boolean, default: "false",
            "Whether means onto much larger cells may be taken from an overview whose cells are means of the raster's, as a sample"
                + " of them proves; quicker, and where cells are missing not exactly the mean of all.")
        about = InputProvenance(&section)
        if kind == .classes, let resampling, resampling.averages {
            section.refuse(
                "resampling", "'\(resampling.rawValue)' would average codes of classes", remedy: "use nearest or mode")
        }
    }
}

/// What the values of a raster are.
package enum RasterKind: String, ConfigChoice {
    case continuous
    case classes
}

/// Ways to bring values to another grid.
package enum ResamplingName: String, ConfigChoice {
    case nearest, bilinear, cubic, average, mode

    var averages: Bool { self != .nearest && self != .mode }
}
