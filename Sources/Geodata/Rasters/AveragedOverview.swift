import Foundations

/// The coarsest overview from which means over the cells of a grid can be taken, from 0 for the finest; nil where the full
/// raster has to be read.
///
/// An overview does when values are averaged, its cell is at most a quarter of the grid's, values are stored as numbers with a
/// fraction, so that overviews are not rounded, and its cells are the means of the cells beneath them. Files do not say the
/// last; 64 cells spread over the overview are compared.
///
/// Where no cell is missing, the mean of an overview differs from that of all cells only at the edge of a study cell, by cells
/// that it shares with its neighbours. Where some are missing, a cell of the overview counts whole if any cell beneath is
/// known.
///
/// Cost: 64 small reads of the raster for the overview that is taken, once for each reader.
func averagedOverview(
    of full: RasterReader, onto grid: Grid, _ transformation: Transformation, _ resampling: Resampling
) throws -> Int? {
    let info = full.info
    guard !info.overviews.isEmpty, ["Float32", "Float64"].contains(info.dataType),
        let transformer = PixelTransformer(from: grid, to: info, transformation: transformation)
    else { return nil }
    let ratio = CellRatio(grid: grid, transformer: transformer)
    guard resampling.resolved(ratio: ratio.typical) == .average else { return nil }
    let coarsest = min(ratio.x, ratio.y) / 4
    let suitable = info.overviews.indices.filter { index in
        let overview = info.overviews[index]
        return max(
            Double(info.width) / Double(overview.width), Double(info.height) / Double(overview.height)) <= coarsest
    }
    for index in suitable.sorted(by: { info.overviews[$0].count < info.overviews[$1].count }) {
        let overview = try RasterReader(
            path: info.path, band: info.band, nodata: info.nodata, assumedCRS: info.crs, overview: index)
        if try areMeans(overview, of: full) { return index }
    }
    return nil
}

/// Whether cells of an overview, 64 spread evenly, hold the means of the cells beneath them.
private func areMeans(_ overview: RasterReader, of full: RasterReader) throws -> Bool {
    let (across, down) = (overview.info.width, overview.info.height)
    // Only where the cells beneath are whole ones is their mean told by them alone.
    let width = (full.info.width + across - 1) / across
    let height = (full.info.height + down - 1) / down
    var compared = 0
    var cells: [Float] = []
    var mean: [Float] = []
    for step in 0..<64 {
        let column = (step % 8) * across / 8
        let row = (step / 8) * down / 8
        let beneath = Window(column: column * width, row: row * height, width: width, height: height)
        guard beneath.columns.upperBound <= full.info.width, beneath.rows.upperBound <= full.info.height else {
            continue
        }
        try full.read(beneath, into: &cells)
        try overview.read(Window(column: column, row: row, width: 1, height: 1), into: &mean)
        let known = cells.filter { !$0.isNaN }
        guard !known.isEmpty else { continue }
        let expected = known.reduce(0) { $0 + Double($1) } / Double(known.count)
        let spread = Double((known.max() ?? 0) - (known.min() ?? 0))
        // Cells that are all alike tell nothing.
        if spread == 0 { continue }
        guard abs(Double(mean[0]) - expected) <= 1e-3 * spread + 1e-6 * abs(expected) else { return false }
        compared += 1
    }
    return compared > 0
}
