import Foundations
import Geodata

extension RasterReader: WindowReading {}

extension WarpedReader: WindowReading {}

extension RasterWriter: WindowWriting {
    /// Writes the cells of a window of the first band.
    public func write(_ window: Window, from buffer: [Float]) throws {
        try write(window, from: buffer, band: 1)
    }
}

/// One band of a raster that is being written.
public struct BandWriter: WindowWriting {
    private let writer: RasterWriter
    private let band: Int

    /// - Parameters:
    ///   - writer: The raster.
    ///   - band: From 1.
    public init(_ writer: RasterWriter, band: Int) {
        self.writer = writer
        self.band = band
    }

    /// Writes the cells of a window of this band.
    public func write(_ window: Window, from buffer: [Float]) throws {
        try writer.write(window, from: buffer, band: band)
    }
}

/// A band of a raster file, brought to a grid while it is read; every worker opens the file for itself.
public struct RasterLayer: LayerSource {
    /// The grid to read on.
    public let grid: Grid
    private let path: String
    private let band: Int
    private let resampling: Resampling
    private let nodata: Double?
    private let assumedCRS: CoordinateReference?
    private let allowBallpark: Bool

    /// - Parameters:
    ///   - path: The file, or any name that GDAL opens.
    ///   - band: From 1.
    ///   - grid: The grid to read on.
    ///   - resampling: How values are carried over; not used where the cells coincide.
    ///   - nodata: Overrides the value that means missing.
    ///   - assumedCRS: Taken where the file states no coordinate reference system.
    ///   - allowBallpark: Whether a transformation that ignores the datum shift will do.
    public init(
        path: String, band: Int = 1, onto grid: Grid, resampling: Resampling, nodata: Double? = nil,
        assumedCRS: CoordinateReference? = nil, allowBallpark: Bool = false
    ) {
        self.path = path
        self.band = band
        self.grid = grid
        self.resampling = resampling
        self.nodata = nodata
        self.assumedCRS = assumedCRS
        self.allowBallpark = allowBallpark
    }

    /// Opens the file for the calling thread.
    public func open() throws -> any WindowReading {
        try WarpedReader(
            path: path, band: band, onto: grid, resampling: resampling, nodata: nodata, assumedCRS: assumedCRS,
            allowBallpark: allowBallpark)
    }
}
