import Foundations
import Rasters
import Resources

/// How booked outlines lie over the cells of a seam.
struct BookedCells {
    /// What of the seam's cells each outline takes, cells by their place in the seam.
    private(set) var shares: [BookedShare] = []
    /// The share of each outline's area on ground that the holes have tested.
    private(set) var drilledShares: [Double]

    /// - Parameters:
    ///   - outlines: Outlines that do not overlap.
    ///   - seam: The cells.
    init(_ outlines: [BookedOutline], seam: SeamCells) {
        drilledShares = Array(repeating: 0, count: outlines.count)
        var placeOfCell = [Int](repeating: -1, count: seam.grid.count)
        for (place, cell) in seam.cells.enumerated() { placeOfCell[cell] = place }
        var isTested = [Bool](repeating: false, count: seam.grid.count)
        for cell in seam.tested { isTested[cell] = true }
        let shapes = FeatureRasterizer(outlines.map { .polygons($0.polygons) }, grid: seam.grid)
        shapes.forEachCoverage(in: seam.grid.window) { outline, part, coverage in
            for row in 0..<part.height {
                for column in 0..<part.width {
                    let share = coverage[row * part.width + column]
                    let cell = (part.row + row) * seam.grid.columns + part.column + column
                    guard share > 0, isTested[cell] else { continue }
                    drilledShares[outline] += share
                    if placeOfCell[cell] >= 0 {
                        shares.append(BookedShare(cell: placeOfCell[cell], outline: outline, share: share))
                    }
                }
            }
        }
        for (index, outline) in outlines.enumerated() {
            let whole = outline.polygons.reduce(0) { $0 + $1.area }
            drilledShares[index] =
                whole > 0 ? (drilledShares[index] * seam.grid.cellArea / whole).clamped(to: 0...1) : 0
        }
    }
}
