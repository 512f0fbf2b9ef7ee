import Foundations

/// A source of a VRT, of itself or of a VRT among its sources.
public struct VirtualSource: Sendable {
    /// Its name as GDAL opens it.
    let name: String
    /// What it says of its first band; nil where it cannot be opened.
    let info: RasterInfo?
}

/// The sources of a VRT, each opened once; none of other rasters.
///
/// - Parameter info: The raster.
/// - Throws: `GossanError` where the VRT cannot be read.
public func virtualSources(of info: RasterInfo) throws -> [VirtualSource] {
    guard info.driver == "VRT" else { return [] }
    return try sourceNames(of: info.path).map { VirtualSource(name: $0, info: try? rasterInfo(path: $0)) }
}
