import CGDAL

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

    /// Registers the drivers once; every function of this room that opens something calls it first.
    static func start() { _ = registered }

    private static let registered: Void = {
        // Failures reach the user as thrown errors; the default handler would repeat them on stderr.
        CPLSetErrorHandler(CPLQuietErrorHandler)
        GDALAllRegister()
    }()
}
