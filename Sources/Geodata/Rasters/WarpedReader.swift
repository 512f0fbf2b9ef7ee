import Foundations

/// Reads a raster on another grid, window by window.
///
/// Where the raster's cells already are cells of the grid, its values come unchanged. Elsewhere GDAL resamples them in
/// fixed blocks of the grid with every cell transformed exactly, so that a value depends on the grid alone and never on
/// how windows are cut or ordered. Bilinear interpolation onto cells that are not larger is done here, from positions
/// within a thousandth of a source cell of the exact ones (see `PositionLattice`), or from exact ones on request. Missing cells do not take part in means and interpolation;
/// a cell is missing where no source cell that counts is known. Owns GDAL handles: one thread's.
public final class WarpedReader {
    /// What the source says about itself.
    public let info: RasterInfo
    /// The grid that is read on.
    public let grid: Grid
    /// The method in use; nil when values come unchanged.
    public let resampling: Resampling?
    /// The overview that is read in place of the full raster, from 0 for the finest; nil where the full raster is.
    public let overview: Int?
    /// The coordinate operation from the grid to the raster, with its name and accuracy.
    public let transformation: Transformation

    private let reader: RasterReader
    private let alignment: GridAlignment?
    private let warper: BlockWarper?
    private var blocks: [Int: [Float]] = [:]

    /// - Parameters:
    ///   - path: The file, or any name that GDAL opens.
    ///   - band: From 1.
    ///   - grid: The grid to read on.
    ///   - resampling: How values are carried over.
    ///   - nodata: Overrides the value that means missing.
    ///   - assumedCRS: Taken where the file states no coordinate reference system.
    ///   - declaredCRS: Taken whatever the file states.
    ///   - allowBallpark: Whether a transformation that ignores the datum shift will do.
    ///   - exactPositions: Whether every cell is transformed exactly where bilinear interpolation would do with
    ///     positions within a thousandth of a source cell.
    ///   - useOverviews: Whether means may be taken from an overview, where `averagedOverview` finds one.
    /// - Throws: `GossanError` as `RasterReader` does, and `.badData` when the raster's place is unknown or cannot be
    ///   brought to the grid.
    public init(
        path: String, band: Int = 1, onto grid: Grid, resampling: Resampling, nodata: Double? = nil,
        assumedCRS: CoordinateReference? = nil, declaredCRS: CoordinateReference? = nil, allowBallpark: Bool = false,
        exactPositions: Bool = false, useOverviews: Bool = false
    ) throws {
        let content: RasterContent = resampling.keepsCodes ? .classes : .quantity
        let full = try RasterReader(path: path, band: band, content: content, nodata: nodata, assumedCRS: assumedCRS)
        (info, self.grid) = (full.info, grid)
        try info.requirePlace()
        let source = try declaredCRS ?? Self.place(of: info)
        let target = try CoordinateReference(grid.crs)
        transformation = try Transformation(
            from: target, to: source, areaOfUse: target.geographicExtent(of: grid.extent),
            allowBallpark: allowBallpark)
        alignment = transformation.isIdentity ? GridAlignment(of: info, on: grid) : nil
        overview =
            useOverviews && alignment == nil
            ? try averagedOverview(of: full, onto: grid, transformation, resampling) : nil
        reader =
            try overview.map {
                try RasterReader(
                    path: path, band: band, content: content, nodata: nodata, assumedCRS: assumedCRS, overview: $0)
            } ?? full
        if alignment == nil {
            let warper = try BlockWarper(
                reader: reader, grid: grid, transformation, resampling, isExact: exactPositions)
            self.resampling = warper.resampling
            self.warper = warper
        } else {
            (self.resampling, warper) = (nil, nil)
        }
    }

    /// Reads a window of the grid.
    ///
    /// - Parameters:
    ///   - window: Columns and rows of the grid; cells outside it are missing.
    ///   - values: Resized to the window's count, row by row from the north; NaN is missing.
    /// - Throws: `GossanError(.badData)` when the file is damaged there.
    public func read(_ window: Window, into values: inout [Float]) throws {
        if let alignment { return try readAligned(window, alignment, into: &values) }
        if values.count != window.count { values = [Float](repeating: .nan, count: window.count) }
        values.withUnsafeMutableBufferPointer { $0.update(repeating: .nan) }
        guard let warper, let inside = window.intersection(grid.window) else { return }
        let touched = warper.blocks(touching: inside)
        // Only what the last window touched is kept: strips of a block row reuse it, and memory stays bounded.
        blocks = blocks.filter { touched.contains($0.key) }
        for index in touched {
            let frame = warper.frame(of: index)
            let block = try blocks[index] ?? warper.warp(frame)
            blocks[index] = block
            copy(block, frame, into: &values, window, inside)
        }
    }

    private func readAligned(_ window: Window, _ shift: GridAlignment, into values: inout [Float]) throws {
        var moved = window
        moved.column += shift.columnShift
        moved.row += shift.rowShift
        try reader.read(moved, into: &values)
        guard window.intersection(grid.window) != window else { return }
        for row in 0..<window.height {
            for column in 0..<window.width {
                let isInside =
                    (0..<grid.rows).contains(window.row + row) && (0..<grid.columns).contains(window.column + column)
                if !isInside { values[row * window.width + column] = .nan }
            }
        }
    }

    private func copy(_ block: [Float], _ frame: Window, into values: inout [Float], _ window: Window, _ inside: Window)
    {
        guard let common = frame.intersection(inside) else { return }
        for row in common.rows {
            let from = (row - frame.row) * frame.width + common.column - frame.column
            let to = (row - window.row) * window.width + common.column - window.column
            values.replaceSubrange(to..<(to + common.width), with: block[from..<(from + common.width)])
        }
    }

    private static func place(of info: RasterInfo) throws -> CoordinateReference {
        guard let crs = info.crs else {
            throw GossanError(
                .badData, subject: info.path, problem: "states no coordinate reference system",
                remedy: "declare it in the config with 'crs: EPSG:...', or in the file with 'gdal_edit.py -a_srs'")
        }
        return crs
    }
}

extension Resampling {
    /// Whether values stay as they are and may be class codes.
    fileprivate var keepsCodes: Bool { [.automatic(.classes), .nearest, .mode].contains(self) }
}
