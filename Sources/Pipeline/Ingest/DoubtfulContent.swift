import Foundations
import Geodata

/// What speaks against taking a raster's numbers, or its places, as they are said to be.
func doubtfulContent(of info: RasterInfo, _ input: RasterInput, named name: String) -> [Warning] {
    var warnings: [Warning] = []
    if info.hasColourTable, info.isInteger, !input.statesKind {
        warnings.append(
            Warning(
                code: "colour_table", subject: "inputs.\(name)",
                message:
                    "has a colour for each number, as maps of classes do, and is taken as a quantity that may be averaged; write "
                    + "'kind: classes', or 'kind: continuous' where it is one"))
    }
    if info.isUneven {
        warnings.append(
            Warning(
                code: "uneven_grid", subject: "inputs.\(name)",
                message:
                    "its rows or columns are not evenly spaced, and GDAL places them as if they were: cells may lie elsewhere; "
                    + "interpolate it onto an even grid first"))
    }
    return warnings
}
