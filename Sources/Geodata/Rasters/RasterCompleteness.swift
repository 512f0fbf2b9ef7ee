import CGDAL
import Foundations

/// Throws when a raster's file is cut short, as far as that shows without reading it whole.
///
/// Every block of a GeoTIFF with up to 65,536 blocks must end within its file; of any raster the last row is read.
///
/// - Parameter info: The raster.
/// - Throws: `GossanError(.inputOutput)` when blocks are cut off, and of the reader when the last row cannot be read.
public func requireComplete(_ info: RasterInfo) throws {
    let source = try RasterSource(path: info.path, band: info.band, assumedCRS: nil)
    try withExtendedLifetime(source) {
        if let size = fileSize(info.path), let end = lastByte(source, info), end > size {
            throw GossanError(
                .inputOutput, subject: info.path,
                problem: "is cut short: its blocks need \(end) bytes, and it has \(size)",
                remedy: "copy or download the file again")
        }
    }
    let reader = try RasterReader(path: info.path, band: info.band)
    var values: [Float] = []
    try reader.read(Window(column: 0, row: info.height - 1, width: info.width, height: 1), into: &values)
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

private func fileSize(_ path: String) -> Int? {
    let name = DatasetName(path)
    guard name.prefix.isEmpty else { return nil }
    return try? StoredFile(path: name.file).byteCount
}
