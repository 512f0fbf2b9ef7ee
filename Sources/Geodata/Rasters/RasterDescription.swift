import CGDAL
import Foundations

/// Reads the description of an open band.
struct RasterDescription {
    var dataset: GDALDatasetH
    var band: GDALRasterBandH
    var subject: String

    func info(path: String, number: Int, count: Int, assumedCRS: CoordinateReference?) throws -> RasterInfo {
        var blockWidth: Int32 = 0
        var blockHeight: Int32 = 0
        GDALGetBlockSize(band, &blockWidth, &blockHeight)
        let type = GDALGetRasterDataType(band)
        let place = geoTransform
        return RasterInfo(
            path: path, band: number, bandCount: count,
            width: Int(GDALGetRasterXSize(dataset)), height: Int(GDALGetRasterYSize(dataset)),
            geoTransform: place ?? [0, 1, 0, 0, 0, -1], crs: try crs ?? assumedCRS,
            blockWidth: Int(blockWidth), blockHeight: Int(blockHeight),
            driver: driver, dataType: isSignedByte(type) ? "Int8" : String(cString: GDALGetDataTypeName(type)),
            bytesPerCell: Int(GDALGetDataTypeSizeBytes(type)), nodata: nodata(type),
            missingMarkedBy: maskBand != nil ? .mask : .value,
            maskBytesPerCell: maskType.map { Int(GDALGetDataTypeSizeBytes($0)) } ?? 0,
            scale: scale, offset: optional { GDALGetRasterOffset(band, $0) } ?? 0,
            unit: String(cString: GDALGetRasterUnitType(band)),
            description: String(cString: GDALGetDescription(band.rawValue)),
            isPixelIsPoint: isPixelIsPoint, isComplex: GDALDataTypeIsComplex(type) != 0,
            isInteger: GDALDataTypeIsInteger(type) != 0, hasColourTable: GDALGetRasterColorTable(band) != nil,
            placedBy: place == nil ? otherPlacing : .coefficients,
            metadata: metadata(dataset.rawValue, nil), imageStructure: metadata(dataset.rawValue, "IMAGE_STRUCTURE"),
            overviews: overviews, statistics: statistics)
    }

    private func metadata(_ object: GDALMajorObjectH, _ domain: String?) -> [String: String] {
        let entries = texts(of: GDALGetMetadata(object, domain).map { UnsafePointer($0) })
        let pairs = entries.compactMap { entry -> (String, String)? in
            guard let equals = entry.firstIndex(of: "=") else { return nil }
            return (String(entry[..<equals]), String(entry[entry.index(after: equals)...]))
        }
        return Dictionary(pairs) { first, _ in first }
    }

    private var overviews: [Window] {
        (0..<GDALGetOverviewCount(band)).compactMap { index in
            GDALGetOverview(band, index).map { overview in
                Window(
                    column: 0, row: 0, width: Int(GDALGetRasterBandXSize(overview)),
                    height: Int(GDALGetRasterBandYSize(overview)))
            }
        }
    }

    private var statistics: RasterStatistics? {
        let stated = metadata(band.rawValue, nil)
        func figure(_ name: String) -> Double? { stated["STATISTICS_" + name].flatMap(Double.init) }
        guard let minimum = figure("MINIMUM"), let maximum = figure("MAXIMUM"), let mean = figure("MEAN"),
            let deviation = figure("STDDEV")
        else { return nil }
        return RasterStatistics(minimum: minimum, maximum: maximum, mean: mean, standardDeviation: deviation)
    }

    private var geoTransform: [Double]? {
        var coefficients = [Double](repeating: 0, count: 6)
        let status = collectingMessages { GDALGetGeoTransform(dataset, &coefficients) }.result
        guard status == CE_None else { return nil }
        // Some drivers answer with unit coefficients where they have none.
        let isUnit = Array(coefficients[0..<5]) == [0, 1, 0, 0, 0] && abs(coefficients[5]) == 1
        return isUnit ? nil : coefficients
    }

    /// What places a raster that has no affine coefficients.
    private var otherPlacing: RasterInfo.Placing {
        if GDALGetGCPCount(dataset) > 0 { return .controlPoints }
        return metadata(dataset.rawValue, "RPC").isEmpty ? .nothing : .rationalPolynomials
    }

    private var crs: CoordinateReference? {
        get throws {
            let handle = GDALGetSpatialRef(dataset) ?? GDALGetGCPSpatialRef(dataset)
            return try handle.map { try CoordinateReference($0, subject: subject) } ?? nil
        }
    }

    private var driver: String {
        GDALGetDatasetDriver(dataset).flatMap { GDALGetDriverShortName($0) }.map { String(cString: $0) } ?? ""
    }

    /// Whether cells are signed bytes; GDAL before 3.7 has no type for them, reads them as 0 to 255 and says so here.
    private func isSignedByte(_ type: GDALDataType) -> Bool {
        type == GDT_Byte && metadata(band.rawValue, "IMAGE_STRUCTURE")["PIXELTYPE"] == "SIGNEDBYTE"
    }

    /// What hides cells beside the nodata value: GDAL's mask, or an alpha band that it passes over, as beside a nodata value or where
    /// its numbers are fractions.
    var maskBand: GDALRasterBandH? {
        let flags = GDALGetMaskFlags(band)
        if flags & (GMF_PER_DATASET | GMF_ALPHA) != 0 && flags & GMF_NODATA == 0 { return GDALGetMaskBand(band) }
        guard GDALGetRasterColorInterpretation(band) != GCI_AlphaBand else { return nil }
        return (0..<GDALGetRasterCount(dataset)).lazy.compactMap { GDALGetRasterBand(dataset, $0 + 1) }
            .first { GDALGetRasterColorInterpretation($0) == GCI_AlphaBand }
    }

    /// How the mask's numbers are stored; nil where there is no mask.
    var maskType: GDALDataType? { maskBand.map { GDALGetRasterDataType($0) } }

    private var scale: Double {
        let stated = optional { GDALGetRasterScale(band, $0) } ?? 1
        return stated == 0 ? 1 : stated
    }

    private var isPixelIsPoint: Bool {
        GDALGetMetadataItem(dataset.rawValue, "AREA_OR_POINT", nil).map { String(cString: $0) } == "Point"
    }

    private func nodata(_ type: GDALDataType) -> Double? {
        switch type {
        case GDT_Int64: optional { GDALGetRasterNoDataValueAsInt64(band, $0) }.map { Double($0) }
        // Not `.map(Double.init)`, which takes the bits of the whole number for those of the fraction.
        case GDT_UInt64: optional { GDALGetRasterNoDataValueAsUInt64(band, $0) }.map { Double($0) }
        default: optional { GDALGetRasterNoDataValue(band, $0) }.map { isSignedByte(type) && $0 > 127 ? $0 - 256 : $0 }
        }
    }

    private func optional<Value>(_ read: (UnsafeMutablePointer<Int32>) -> Value) -> Value? {
        var isThere: Int32 = 0
        let value = read(&isThere)
        return isThere == 0 ? nil : value
    }
}
