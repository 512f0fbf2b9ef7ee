/// A raster format that was tried: how a sample of it is made and how it is named in a config.
public struct RasterFormatSample: Sendable, CustomStringConvertible {
    /// The key of the sample: an input's name.
    public let key: String
    /// The format in the words of the documentation.
    public let format: String
    /// GDAL's name of the driver that reads it.
    public let driver: String
    /// What the sample holds.
    public let content: KnownRaster
    /// Arguments of gdal_translate without the source and the target.
    let options: [String]
    /// The file that is written.
    public let file: String
    /// The name in the config, where it is not the file's.
    public var opened: String?
    /// The band that is read.
    public var band = 1
    /// Whether the file itself tells its coordinate reference system.
    public var tellsCRS = true
    /// The nodata value that the config has to tell.
    public var nodata: Double?
    /// What the documentation remarks.
    public var remark = ""

    /// The key, for the names of tests.
    public var description: String { key }
    /// What stands in a config.
    public var named: String { opened ?? file }

    /// Writes the sample into a folder that holds the known rasters.
    public func make(in folder: String) throws {
        try GDALTools.run("gdal_translate", options + ["\(content.rawValue).tif", file], in: folder)
    }

    /// The row of the documentation.
    public var row: String {
        var needs: [String] = tellsCRS ? [] : ["`crs`"]
        if nodata != nil { needs.append("`nodata`") }
        return
            "| \(format) | \(driver) | `\(named)` | \(needs.isEmpty ? "nothing" : needs.joined(separator: ", ")) | \(remark) |"
    }
}

extension RasterFormatSample {
    private static func geoTIFF(
        _ key: String, _ layout: String, _ content: KnownRaster, _ options: [String], band: Int = 1, remark: String = ""
    ) -> RasterFormatSample {
        RasterFormatSample(
            key: key, format: "GeoTIFF, \(layout)", driver: "GTiff", content: content, options: options,
            file: "\(key).tif",
            band: band, remark: remark)
    }

    private static func other(
        _ key: String, _ format: String, _ driver: String, _ file: String, _ content: KnownRaster = .quantities,
        options: [String] = [], opened: String? = nil, tellsCRS: Bool = true, nodata: Double? = nil, remark: String = ""
    ) -> RasterFormatSample {
        RasterFormatSample(
            key: key, format: format, driver: driver, content: content, options: ["-of", driver] + options, file: file,
            opened: opened, tellsCRS: tellsCRS, nodata: nodata, remark: remark)
    }

    /// Every raster format that is tried.
    public static let all: [RasterFormatSample] = [
        geoTIFF("strips", "strips", .quantities, ["-co", "BLOCKYSIZE=7"]),
        geoTIFF(
            "tiles", "tiles, deflate", .quantities,
            ["-co", "TILED=YES", "-co", "BLOCKXSIZE=16", "-co", "BLOCKYSIZE=16", "-co", "COMPRESS=DEFLATE"]),
        geoTIFF(
            "planar", "bands one after another", .whole, ["-b", "1", "-b", "1", "-b", "1", "-co", "INTERLEAVE=BAND"],
            band: 3),
        geoTIFF(
            "pixel", "bands cell by cell", .whole, ["-b", "1", "-b", "1", "-b", "1", "-co", "INTERLEAVE=PIXEL"], band: 2
        ),
        geoTIFF("bit", "1 bit", .bits, ["-co", "NBITS=1"]),
        geoTIFF("half", "16 bit floating point", .bytes, ["-ot", "Float32", "-co", "NBITS=16"]),
        geoTIFF("int16", "16 bit with nodata", .whole, ["-co", "COMPRESS=LZW", "-co", "PREDICTOR=2"]),
        geoTIFF(
            "double", "64 bit floating point", .quantities,
            ["-ot", "Float64", "-co", "COMPRESS=ZSTD", "-co", "PREDICTOR=3"]),
        geoTIFF(
            "signed", "signed bytes", .bytes, ["-co", "PIXELTYPE=SIGNEDBYTE", "-a_nodata", "-1"],
            remark: "-128 to 127; of a VRT only as gdal_translate makes it"),
        geoTIFF("uint64", "64 bit whole numbers", .bytes, ["-ot", "UInt64", "-a_nodata", "255"]),
        geoTIFF("bigtiff", "BigTIFF", .quantities, ["-co", "BIGTIFF=YES"]),
        geoTIFF("bigendian", "big-endian", .quantities, ["-co", "ENDIANNESS=BIG"]),
        geoTIFF(
            "mask", "internal mask", .quantities,
            ["-b", "1", "-mask", "mask", "-a_nodata", "none", "--config", "GDAL_TIFF_INTERNAL_MASK", "YES"],
            remark: "what the mask hides is missing"),
        RasterFormatSample(
            key: "scaled", format: "GeoTIFF, scale and offset", driver: "GTiff", content: .whole,
            options: ["-a_scale", "0.125", "-a_offset", "100"], file: "scaled.tif", remark: "applied to every value"),
        other("cog", "Cloud Optimized GeoTIFF", "COG", "cog.tif"),
        other("vrt", "VRT", "VRT", "a.vrt", remark: "the files that it names are recorded too"),
        other("netcdf", "netCDF", "netCDF", "a.nc"),
        other("netcdf_part", "netCDF, a variable", "netCDF", "b.nc", opened: "NETCDF:b.nc:Band1"),
        other("envi", "ENVI", "ENVI", "a.dat", remark: "name the data, not the `.hdr`"),
        other(
            "ers", "ER Mapper", "ERS", "er.ers", tellsCRS: false,
            remark: "name the `.ers`; Debian's GDAL lacks the table of ER Mapper's projection names"),
        other("surfer6", "Surfer 6 binary", "GSBG", "surfer6.grd", tellsCRS: false),
        other("surfer_ascii", "Surfer ASCII", "GSAG", "surfer.grd", tellsCRS: false),
        other("surfer7", "Surfer 7 binary", "GS7BG", "surfer7.grd", tellsCRS: false),
        other("saga", "SAGA", "SAGA", "saga.sdat", remark: "name the `.sdat`; `.prj` beside it"),
        other("ascii", "Arc/Info ASCII grid", "AAIGrid", "ascii.asc", remark: "`.prj` beside it"),
        other("ehdr", "ESRI BIL", "EHdr", "esri.bil", remark: "`.hdr` and `.prj` beside it"),
        other("imagine", "Erdas Imagine", "HFA", "a.img"),
        other("idrisi", "Idrisi", "RST", "a.rst"),
        other("pcidsk", "PCIDSK", "PCIDSK", "a.pix", nodata: -9999),
        other("geopackage", "GeoPackage, raster", "GPKG", "raster.gpkg"),
        other("zarr", "Zarr", "Zarr", "a.zarr", remark: "a folder; all files in it are recorded"),
        other("xyz", "XYZ text", "XYZ", "a.xyz", tellsCRS: false, nodata: -9999, remark: "rows of one regular grid"),
        other(
            "jpeg2000", "JPEG 2000, lossless", "JP2OpenJPEG", "a.jp2", .bytes,
            options: ["-co", "REVERSIBLE=YES", "-co", "QUALITY=100"], nodata: 255),
        other(
            "png", "PNG with a world file", "PNG", "a.png", .bytes, options: ["-co", "WORLDFILE=YES"], tellsCRS: false),
    ]

    /// The value that a cell of the sample has in the end: scale and offset make quantities of whole numbers, and as signed bytes
    /// those above 127 are negative.
    public var expected: [Float] {
        switch key {
        case "scaled": KnownRaster.quantities.values
        case "signed": content.values.map { $0 > 127 ? $0 - 256 : $0 }
        default: content.values
        }
    }

    /// Makes every sample in a folder.
    public static func makeAll(in folder: String) throws {
        for raster in KnownRaster.allCases { try raster.write(into: folder) }
        for sample in all { try sample.make(in: folder) }
    }
}
