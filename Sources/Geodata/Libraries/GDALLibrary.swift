import CGDAL
import Foundation

/// The GDAL library this program runs with.
public enum GDALLibrary {
    /// Its release, such as `3.6.2`.
    public static var version: String { String(cString: GDALVersionInfo("RELEASE_NAME")) }

    /// Limits GDAL's block cache, which all rasters of the process share.
    ///
    /// - Parameter bytes: The most that the cells of its blocks take together. GDAL's own default is 5 % of the machine's memory.
    public static func limitBlockCache(bytes: Int) {
        start()
        // GDAL counts some hundred bytes more for each block, without which the last of large ones would not fit.
        GDALSetCacheMax64(GIntBig(bytes + 1_000_000))
    }

    /// How many sources of VRTs GDAL keeps open at most, for all threads together: those that a window of each thread takes its cells
    /// from. GDAL's own 100 would hold a decoder's room for each source of a mosaic.
    static let openSources: Int = {
        start()
        guard let option = CPLGetConfigOption(poolOption, nil) else { return usualOpenSources }
        return openSources(ofOption: String(cString: option))
    }()

    /// How many sources GDAL keeps open with a value of its option: it takes 100 for all that is not from 2 to 1000, and what
    /// follows the digits counts for nothing.
    package static func openSources(ofOption text: String) -> Int {
        let count = atoi(text)
        return (2...1000).contains(count) ? Int(count) : 100
    }

    private static let poolOption = "GDAL_MAX_DATASET_POOL_SIZE"
    private static let usualOpenSources = min(100, max(16, 6 * ProcessInfo.processInfo.activeProcessorCount))

    /// Registers the drivers once; every function of this room that opens something calls it first.
    static func start() { _ = registered }

    private static let registered: Void = {
        // Failures reach the user as thrown errors; the default handler would repeat them on stderr.
        CPLSetErrorHandler(CPLQuietErrorHandler)
        GDALAllRegister()
        if CPLGetConfigOption(poolOption, nil) == nil { CPLSetConfigOption(poolOption, "\(usualOpenSources)") }
    }()
}
