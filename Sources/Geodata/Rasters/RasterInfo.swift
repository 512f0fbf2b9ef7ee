import Foundations

/// What a raster band says about itself, without its values.
public struct RasterInfo: Sendable, Hashable {
    /// The file as it was named.
    public var path: String
    /// The band described, from 1.
    public var band: Int
    /// Bands in the file.
    public var bandCount: Int
    /// Cells in x.
    public var width: Int
    /// Cells in y.
    public var height: Int
    /// GDAL's affine coefficients: x = g0 + column g1 + row g2, y = g3 + column g4 + row g5; for cell corners.
    public var geoTransform: [Double]
    /// The coordinate reference system; nil when the file states none.
    public var crs: CoordinateReference?
    /// Cells in x of a stored block.
    public var blockWidth: Int
    /// Cells in y of a stored block.
    public var blockHeight: Int
    /// GDAL's short name of the format, such as `GTiff`.
    public var driver: String
    /// GDAL's name of the data type, such as `Float32`; `Int8` for signed bytes, which GDAL before 3.7 calls `Byte`.
    public var dataType: String
    /// Bytes of a cell of the band.
    public var bytesPerCell: Int
    /// The value that means missing; nil when none is declared. May be NaN.
    public var nodata: Double?
    /// Where missing cells are marked.
    public var missingMarkedBy: MissingMark
    /// Bytes of a cell of the mask or alpha band; 0 where there is none.
    public var maskBytesPerCell = 0
    /// Factor from stored to real values.
    public var scale: Double
    /// Added to the scaled value.
    public var offset: Double
    /// The unit of the values, as the file names it; empty when it names none.
    public var unit: String
    /// The band's description; empty when it has none.
    public var description: String
    /// Whether the file says that its coordinates stand for cell centres; GDAL has already shifted them to corners.
    public var isPixelIsPoint: Bool
    /// Whether values are complex numbers.
    public var isComplex: Bool
    /// Whether values are whole numbers.
    public var isInteger: Bool
    /// Whether the band has a colour for each number, as maps of classes do.
    public var hasColourTable: Bool
    /// Whether its rows or columns are not evenly spaced, so that cells lie elsewhere than its coefficients say.
    public var isUneven = false
    /// How the file tells where its cells lie.
    public var placedBy: Placing
    /// Whether the place is given by ground control points alone.
    public var hasOnlyControlPoints: Bool { placedBy == .controlPoints }
    /// Facts about the file under their names.
    public var metadata: [String: String] = [:]
    /// How the file stores cells: `COMPRESSION`, `LAYOUT`, `INTERLEAVE` and the like.
    public var imageStructure: [String: String] = [:]
    /// Sizes of the band's overviews, finest first.
    public var overviews: [Window] = []
    /// The band's figures, where the file has them.
    public var statistics: RasterStatistics?

    /// How a raster tells which cells are missing.
    public enum MissingMark: String, Sendable, Hashable {
        /// By a value (or NaN), or not at all.
        case value
        /// By a mask or an alpha band.
        case mask
    }

    /// How a raster tells where its cells lie.
    public enum Placing: String, Sendable, Hashable {
        /// By affine coefficients.
        case coefficients
        /// By ground control points alone.
        case controlPoints
        /// By rational polynomials of the camera (RPC) alone.
        case rationalPolynomials
        /// Not at all: coefficients are GDAL's stand-in.
        case nothing
    }

    /// Whether rows run due east and columns due south.
    public var isNorthUp: Bool {
        geoTransform[2] == 0 && geoTransform[4] == 0 && geoTransform[1] > 0 && geoTransform[5] < 0
    }

    /// - Throws: `GossanError(.badData)` when values are complex numbers, with the way to make them real.
    public func requireReal() throws {
        guard isComplex else { return }
        throw GossanError(
            .badData, subject: "\(path), band \(band)", problem: "holds complex numbers (\(dataType))",
            remedy: "make the part that is wanted first: 'gdal_translate DERIVED_SUBDATASET:REAL:\(path) real.tif'"
                + " (or IMAG, AMPLITUDE, PHASE, INTENSITY), and name real.tif")
    }

    /// - Throws: `GossanError(.badData)` when the file does not tell by affine coefficients where its cells lie, with the way to
    ///   mend that.
    public func requirePlace() throws {
        let (problem, remedy): (String, String)
        switch placedBy {
        case .coefficients: return
        case .controlPoints:
            (problem, remedy) = (
                "is placed by ground control points alone", "rectify it first, for example with 'gdalwarp -tps'"
            )
        case .rationalPolynomials:
            (problem, remedy) = (
                "is placed by rational polynomials (RPC) alone",
                "orthorectify it first with 'gdalwarp -rpc -to RPC_DEM=dem.tif'"
            )
        case .nothing:
            (problem, remedy) = (
                "does not tell where its cells lie",
                "give it its world file, or its corners with 'gdal_translate -of VRT -a_ullr west north east south -a_srs"
                    + " EPSG:<code>', and name the .vrt"
            )
        }
        throw GossanError(.badData, subject: path, problem: problem, remedy: remedy)
    }

    /// The box around the four corners, in the raster's own coordinates.
    public var extent: Extent {
        let corners = [(0, 0), (width, 0), (0, height), (width, height)].map { column, row in
            Point(
                x: geoTransform[0] + Double(column) * geoTransform[1] + Double(row) * geoTransform[2],
                y: geoTransform[3] + Double(column) * geoTransform[4] + Double(row) * geoTransform[5])
        }
        return Extent(around: corners) ?? Extent(minX: 0, minY: 0, maxX: 0, maxY: 0)
    }

    /// The grid of its cells; nil unless it is north-up with a known coordinate reference system.
    public var grid: Grid? {
        guard isNorthUp, placedBy == .coefficients, let crs else { return nil }
        return Grid(
            origin: Point(x: geoTransform[0], y: geoTransform[3]), cellWidth: geoTransform[1],
            cellHeight: -geoTransform[5], columns: width, rows: height, crs: crs.identifier)
    }
}

/// Opens a raster and tells what it says about itself.
///
/// - Parameters:
///   - path: The file, or any name that GDAL opens.
///   - band: From 1.
///   - assumedCRS: Taken where the file states no coordinate reference system.
/// - Throws: `GossanError(.inputMissing)` when the file is not there, or a source that a VRT needs to be opened, `.badData` when
///   GDAL cannot read it, it has no such band, or holds several rasters.
public func rasterInfo(path: String, band: Int = 1, assumedCRS: CoordinateReference? = nil) throws -> RasterInfo {
    try RasterSource(path: path, band: band, assumedCRS: assumedCRS).info
}
