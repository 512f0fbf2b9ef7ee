import CGDAL

/// The GDAL library this program runs with.
public enum GDALLibrary {
    /// Its release, such as `3.6.2`.
    public static var version: String { String(cString: GDALVersionInfo("RELEASE_NAME")) }

    /// Limits GDAL's block cache, which all rasters of the process share.
    ///
    /// - Parameter bytes: Its greatest size. GDAL's own default is 5 % of the machine's memory.
    public static func limitBlockCache(bytes: Int) {
        start()
        GDALSetCacheMax64(GIntBig(bytes))
    }

    /// Registers the drivers once; every function of this room that opens something calls it first.
    static func start() { _ = registered }

    private static let registered: Void = {
        // Failures reach the user as thrown errors; the default handler would repeat them on stderr.
        CPLSetErrorHandler(CPLQuietErrorHandler)
        GDALAllRegister()
    }()
}
