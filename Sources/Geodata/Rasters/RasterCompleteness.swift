import CGDAL
import Foundations

/// Throws when a raster's file is cut short, as far as that shows without reading it whole.
///
/// Every block of a GeoTIFF with up to 65,536 blocks must end within its file, and every variable of a classic netCDF file. Of any
/// raster the first and the last row are read; of text grids all rows in their order, since GDAL goes back to the start for
/// each row that it cannot find.
///
/// - Parameter info: The raster.
/// - Throws: `GossanError(.badData)` when something is cut off, `.inputMissing` when a source of a VRT is not there, and of the
///   reader when a row cannot be read.
public func requireComplete(_ info: RasterInfo) throws {
    try requireSources(of: info.path)
    let source = try RasterSource(path: info.path, band: info.band, assumedCRS: nil)
    if let size = fileSize(info.path),
        let end = withExtendedLifetime(source, { lastByte(source, info) }) ?? classicEnd(info.path), end > size
    {
        throw GossanError(
            .badData, subject: info.path,
            problem: "is cut short: its cells need \(end) bytes, and it has \(size)",
            remedy: "copy or download the file again")
    }
    let reader = try RasterReader(path: info.path, band: info.band)
    var values: [Float] = []
    let isText = ["AAIGrid", "GRASSASCIIGrid", "ISG"].contains(info.driver)
    for row in isText ? Array(0..<info.height) : [0, info.height - 1] {
        try reader.read(Window(column: 0, row: row, width: info.width, height: 1), into: &values)
    }
}

/// Where the last block of a GeoTIFF ends; nil for other formats and very many blocks.
private func lastByte(_ source: RasterSource, _ info: RasterInfo) -> Int? {
    let across = (info.width + info.blockWidth - 1) / max(1, info.blockWidth)
    let down = (info.height + info.blockHeight - 1) / max(1, info.blockHeight)
    guard across * down <= 65_536 else { return nil }
    func figure(_ name: String, _ column: Int, _ row: Int) -> Int? {
        GDALGetMetadataItem(source.band.rawValue, "\(name)_\(column)_\(row)", "TIFF").flatMap {
            Int(String(cString: $0))
        }
    }
    var end: Int?
    for row in 0..<down {
        for column in 0..<across {
            guard let start = figure("BLOCK_OFFSET", column, row), let size = figure("BLOCK_SIZE", column, row) else {
                continue
            }
            end = max(end ?? 0, start + size)
        }
    }
    return end
}

/// Where the last variable of a classic netCDF file ends; nil for other files, and headers of more than a mebibyte.
private func classicEnd(_ path: String) -> Int? {
    let name = DatasetName(path)
    guard !name.isRemote, let header = try? StoredFile(path: name.file).firstBytes(1 << 20) else { return nil }
    return ClassicNetCDF.neededBytes(header: header)
}

private func fileSize(_ path: String) -> Int? {
    let name = DatasetName(path)
    guard name.isFileName else { return nil }
    return try? StoredFile(path: name.file).byteCount
}
