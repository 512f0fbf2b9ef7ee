import CGDAL
import Foundations

/// Writes a GeoTIFF of 512 x 512 tiles, window by window.
///
/// Tiles go to the file as soon as they are complete, row by row within each window, and never through GDAL's block
/// cache: equal calls give equal bytes whatever else the process does, and strips of any height give the same file
/// as tiles do. The file is written in place; making it appear only when complete is the caller's part.
public final class RasterWriter {
    /// Side of a tile in cells.
    public static let tileSide = 512

    /// The grid that is written.
    public let grid: Grid

    private let path: String
    private let encoders: [ValueEncoding]
    private var pending: [PendingTiles]
    private var dataset: GDALDatasetH?

    /// - Parameters:
    ///   - path: The file to write; replaced where it exists.
    ///   - grid: Its cells and coordinate reference system.
    ///   - bands: What each band says about itself.
    ///   - dataType: How numbers are stored.
    ///   - compression: How tiles are compressed.
    ///   - metadata: Further facts about the file.
    /// - Throws: `GossanError(.cannotWrite)` when the file cannot be made.
    public init(
        path: String, grid: Grid, bands: [BandMetadata] = [BandMetadata()], dataType: RasterDataType = .float32,
        compression: RasterCompression = .zstd1, metadata: [String: String] = [:]
    ) throws {
        GDALLibrary.start()
        self.path = path
        self.grid = grid
        encoders = bands.map { ValueEncoding(dataType: dataType, nodata: $0.nodata ?? dataType.usualNodata) }
        pending = bands.map { _ in PendingTiles(grid: grid, side: Self.tileSide) }
        let reference = try CoordinateReference(grid.crs)
        let task = GDALTask(
            .cannotWrite, subject: path, problem: "the raster cannot be created",
            remedy: "check that the folder exists, may be written to and has room")
        let dataset = try Self.create(path, grid, bands.count, dataType, compression, task)
        self.dataset = dataset
        do {
            try task.check { () -> CPLErr in
                var place = [grid.origin.x, grid.cellWidth, 0, grid.origin.y, 0, -grid.cellHeight]
                return GDALSetGeoTransform(dataset, &place)
            }
            try reference.withSpatialReference { handle in try task.check { GDALSetSpatialRef(dataset, handle) } }
            try describe(dataset, bands, metadata, task)
        } catch {
            discard()
            throw error
        }
    }

    deinit { discard() }

    /// Writes the cells of a window.
    ///
    /// - Parameters:
    ///   - window: Inside the grid.
    ///   - values: Row by row from the north; NaN is missing.
    ///   - band: From 1.
    /// - Throws: `GossanError(.cannotWrite)` when writing fails, `.internalFault` when a value does not fit the data
    ///   type, the window reaches beyond the grid or the writer is closed.
    public func write(_ window: Window, from values: [Float], band: Int = 1) throws {
        guard let dataset, encoders.indices.contains(band - 1), values.count == window.count,
            window.intersection(grid.window) == window
        else {
            throw GossanError(
                .internalFault, subject: path, problem: "a window that does not fit the raster was to be written",
                remedy: "")
        }
        let complete = pending[band - 1].add(window, values)
        for tile in complete { try write(tile, dataset, band) }
    }

    /// Finishes the file; must be called, for only here the last failures show.
    ///
    /// - Parameter statistics: The figures of the first band, written with it; nil for none.
    /// - Throws: `GossanError(.inputOutput)` when the disk is full, `.cannotWrite` when writing fails otherwise.
    public func close(statistics: RasterStatistics? = nil) throws {
        guard let open = dataset else { return }
        for band in encoders.indices {
            for tile in pending[band].takeIncomplete() { try write(tile, open, band + 1) }
        }
        if let statistics {
            try writingTask.check {
                GDALSetRasterStatistics(
                    GDALGetRasterBand(open, 1), statistics.minimum, statistics.maximum, statistics.mean,
                    statistics.standardDeviation)
            }
        }
        dataset = nil
        // GDAL 3.6 tells of failures while closing only through its error handler.
        try writingTask.run { GDALClose(open) }
    }

    private func discard() {
        guard let open = dataset else { return }
        dataset = nil
        _ = collectingMessages { GDALClose(open) }
    }

    private func write(_ tile: Tile, _ dataset: GDALDatasetH, _ band: Int) throws {
        try encoders[band - 1].withEncoded(tile.values, subject: path) { bytes in
            try writingTask.check {
                GDALWriteBlock(GDALGetRasterBand(dataset, Int32(band)), Int32(tile.column), Int32(tile.row), bytes)
            }
        }
    }

    private var writingTask: GDALTask {
        GDALTask(.cannotWrite, subject: path, problem: "writing failed", remedy: "check that the disk has room")
    }
}

extension RasterWriter {
    private static func create(
        _ path: String, _ grid: Grid, _ bands: Int, _ dataType: RasterDataType, _ compression: RasterCompression,
        _ task: GDALTask
    ) throws -> GDALDatasetH {
        let side = tileSide
        let options =
            ["TILED=YES", "BLOCKXSIZE=\(side)", "BLOCKYSIZE=\(side)", "BIGTIFF=IF_SAFER", "INTERLEAVE=BAND"]
            + compression.creationOptions
        return try task.run {
            withStringList(options) { list in
                GDALGetDriverByName("GTiff").flatMap {
                    GDALCreate(
                        $0, path, Int32(grid.columns), Int32(grid.rows), Int32(bands), dataType.gdalType, list)
                }
            }
        }
    }

    private func describe(
        _ dataset: GDALDatasetH, _ bands: [BandMetadata], _ metadata: [String: String], _ task: GDALTask
    ) throws {
        for (index, metadata) in bands.enumerated() {
            let band = GDALGetRasterBand(dataset, Int32(index + 1))
            try task.check { GDALSetRasterNoDataValue(band, encoders[index].nodata) }
            if !metadata.unit.isEmpty { try task.check { GDALSetRasterUnitType(band, metadata.unit) } }
            if let band { GDALSetDescription(band.rawValue, metadata.description) }
        }
        for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
            try task.check { GDALSetMetadataItem(dataset.rawValue, key, value, nil) }
        }
    }
}
