import CGDAL
import Foundations

/// Owns a raster opened for reading; one thread's.
final class RasterSource {
    let dataset: GDALDatasetH
    let band: GDALRasterBandH
    let info: RasterInfo
    /// Cells of a tile, or of a strip, of the file.
    let tile: (width: Int, height: Int)
    /// Whether the file's numbers are single precision.
    let holdsFloats: Bool
    /// What hides cells, where something does.
    let maskBand: GDALRasterBandH?
    /// Whether that is an alpha band of fractions.
    let maskHoldsFractions: Bool

    /// - Parameter overview: The overview to open in place of the full raster, from 0 for the finest.
    init(path: String, band number: Int, assumedCRS: CoordinateReference?, overview: Int? = nil) throws {
        let (dataset, isUneven) = try Self.open(path, overview: overview)
        self.dataset = dataset
        do {
            let count = Int(GDALGetRasterCount(dataset))
            try Self.requireBand(number, of: count, dataset, path)
            guard let band = GDALGetRasterBand(dataset, Int32(number)) else {
                throw GossanError(.badData, subject: path, problem: "has no readable band \(number)", remedy: "")
            }
            self.band = band
            var (width, height): (Int32, Int32) = (0, 0)
            GDALGetBlockSize(band, &width, &height)
            tile = (Int(width), Int(height))
            holdsFloats = GDALGetRasterDataType(band) == GDT_Float32
            let description = RasterDescription(dataset: dataset, band: band, subject: path)
            maskBand = description.maskBand
            maskHoldsFractions = description.maskType.map { GDALDataTypeIsFloating($0) != 0 } ?? false
            var info = try description.info(path: path, number: number, count: count, assumedCRS: assumedCRS)
            info.isUneven = isUneven
            self.info = info
        } catch {
            // A class does not run its deinit when init throws.
            GDALClose(dataset)
            throw error
        }
    }

    deinit { _ = collectingMessages { GDALClose(dataset) } }

    private static func open(_ path: String, overview: Int?) throws -> (dataset: GDALDatasetH, isUneven: Bool) {
        try requireInput(path)
        let task = GDALTask(
            .badData, subject: path, reading: path, problem: "cannot be read as a raster",
            remedy: "check it with 'gdalinfo'; the file may be damaged or no raster at all")
        do {
            var warnings: [Warning] = []
            let dataset = try task.run(warnings: &warnings) {
                withConstantStringList(overview.map { ["OVERVIEW_LEVEL=\($0)"] } ?? []) {
                    GDALOpenEx(path, UInt32(GDAL_OF_RASTER | GDAL_OF_VERBOSE_ERROR), nil, $0, nil)
                }
            }
            try requireNoArchive(dataset, path)
            return (dataset, warnings.contains { $0.message.contains("not spaced evenly") })
        } catch let error as GossanError where error.kind == .badData {
            try requireSources(of: path)
            throw connectionFailure(error, opening: path) ?? UnreadableFormat.error(of: path) ?? error
        }
    }

    /// Beside a header some drivers take the bytes of an archive for cells.
    private static func requireNoArchive(_ dataset: GDALDatasetH, _ path: String) throws {
        let byHeaders = ["ENVI", "EHdr", "ERS", "PAux", "GenBin", "ISCE", "ROI_PAC", "RRASTER"]
        guard let driver = GDALGetDatasetDriver(dataset),
            byHeaders.contains(String(cString: GDALGetDriverShortName(driver))),
            // Cells that ENVI holds compressed are unpacked by GDAL.
            GDALGetMetadataItem(dataset.rawValue, "file_compression", "ENVI").map({ String(cString: $0) }) != "1"
        else { return }
        let list = GDALGetFileList(dataset)
        defer { CSLDestroy(list) }
        guard let archive = try texts(of: list.map { UnsafePointer($0) }).first(where: isArchive) else { return }
        GDALClose(dataset)
        throw ArchiveAlone(path)?.error
            ?? GossanError(
                .badData, subject: path, problem: "its cells would come from '\(archive)', which is an archive",
                remedy: "unpack it, and name the raster in it")
    }

    private static func requireBand(_ number: Int, of count: Int, _ dataset: GDALDatasetH, _ path: String) throws {
        guard count > 0 else {
            let parts = subdatasets(of: dataset)
            throw GossanError(
                .badData, subject: path, problem: "holds no raster of its own",
                remedy: parts.isEmpty
                    ? "name a file that holds a raster"
                    : "name one of its parts: " + parts.map { "'\($0)'" }.joined(separator: ", "))
        }
        guard (1...count).contains(number) else {
            throw GossanError(
                .badData, subject: path, problem: "has no band \(number)",
                remedy: "it has \(count == 1 ? "one band" : "bands 1 to \(count)")")
        }
    }

    /// The names by which the rasters inside a container file are opened.
    private static func subdatasets(of dataset: GDALDatasetH) -> [String] {
        let list = GDALGetMetadata(dataset.rawValue, "SUBDATASETS")
        return texts(of: list.map { UnsafePointer($0) }).compactMap { entry in
            guard let equals = entry.firstIndex(of: "="), entry[..<equals].hasSuffix("_NAME") else { return nil }
            return String(entry[entry.index(after: equals)...])
        }
    }
}
