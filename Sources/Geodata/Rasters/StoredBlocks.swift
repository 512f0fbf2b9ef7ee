import Foundations

/// The blocks (tiles or strips) in which a raster is stored, and what GDAL takes in memory while it reads them.
public struct StoredBlocks: Sendable, Hashable {
    /// Cells in x of a block.
    public let width: Int
    /// Cells in y of a block.
    public let height: Int
    /// Bytes of a block in GDAL's block cache.
    public let cachedBytes: Int
    /// Bytes that every open reader holds beside the cache: the block as it is stored, and what its decoder makes of all bands.
    public private(set) var heldBytes: Int

    /// What one reader takes at least.
    public var bytes: Int { cachedBytes + heldBytes }

    /// Whether they take so much that they count beside windows: more than tiles of 1024 x 1024 single-precision numbers, or as
    /// strips much wider than a window, which all windows of a row decode, 8 MB for the rows of one.
    public var areLarge: Bool {
        let rows = max(1, RasterWriter.tileSide / height)
        return cachedBytes > 5_000_000 || (width >= 4 * RasterWriter.tileSide && rows * cachedBytes > 8_000_000)
    }

    /// Of the raster's own file.
    ///
    /// GDAL reads a block whole before it decodes it whole; the stored one counts as much as the decoded one, for it can be as
    /// large. Where bands lie cell by cell, a block is decoded with all its bands, and then all of them go to the cache.
    init(of info: RasterInfo) {
        (width, height) = (max(1, info.blockWidth), max(1, info.blockHeight))
        let cells = width * height
        let band = cells * max(1, info.bytesPerCell)
        let isInterleaved = info.imageStructure["INTERLEAVE"] == "PIXEL" && info.bandCount > 1
        let stored = isInterleaved ? band * info.bandCount : band
        cachedBytes = stored + cells * info.maskBytesPerCell
        heldBytes = Self.halves(of: info, isInterleaved) * stored / 2
    }

    /// What an open reader holds, in halves of a block with all that is decoded together; as measured with GDAL 3.6.
    private static func halves(of info: RasterInfo, _ isInterleaved: Bool) -> Int {
        // The library's block and the stored one.
        guard info.driver == "GTiff" else { return 4 }
        let decoded = isInterleaved ? 2 : 0
        let compression = info.imageStructure["COMPRESSION"] ?? ""
        // LZW makes noise longer; the others have buffers of their own.
        if compression.contains("LZW") { return 3 + decoded }
        if compression.contains("LERC") { return 8 + decoded }
        return (["WEBP", "JXL"].contains { compression.contains($0) } ? 4 : 2) + decoded
    }

    /// Of a VRT's sources: the largest block, and what all sources hold that GDAL keeps open.
    fileprivate init?(ofSources sources: [StoredBlocks]) {
        guard let largest = sources.max(by: { $0.cachedBytes < $1.cachedBytes }) else { return nil }
        self = largest
        heldBytes = sources.map(\.heldBytes).sorted(by: >).prefix(GDALLibrary.openSources).reduce(0, +)
    }
}

/// The blocks of a raster; of a VRT those of the files that it takes its cells from.
///
/// - Parameters:
///   - info: The raster.
///   - sources: The sources of a VRT.
public func storedBlocks(of info: RasterInfo, _ sources: [VirtualSource]) -> StoredBlocks {
    let files = sources.compactMap(\.info).filter { $0.driver != "VRT" }
    return StoredBlocks(ofSources: files.map { StoredBlocks(of: $0) }) ?? StoredBlocks(of: info)
}

/// How many blocks of a raster hold the cells that are needed at one time: for each of some windows of a grid, and where cells are
/// resampled for each row of the blocks that are resampled together.
///
/// - Parameters:
///   - info: The raster, with its coordinate reference system.
///   - blocks: Its blocks.
///   - windows: Windows of the grid; cells beyond the raster need none.
///   - grid: The grid that the raster is read on.
/// - Throws: `GossanError` when the raster's place cannot be brought to the grid.
public func blocksNeeded(
    of info: RasterInfo, _ blocks: StoredBlocks, by windows: [Window], on grid: Grid
) throws -> [Int] {
    guard let (transformer, isOnGrid) = try placing(info, on: grid) else { return windows.map { _ in 1 } }
    // Cells around that interpolation takes; on the grid none, where edges are sharp to a thousandth of a cell.
    let margin = isOnGrid ? -1e-3 : 3.0
    func count(_ window: Window) throws -> Int {
        transformer.turn(towards: window)
        guard let box = Extent(around: transformer.sourceLattice(of: window).compactMap(\.self)),
            let part = try SourcePart(around: box, margin: margin, of: info, columnsRound: transformer.columnsRound)
        else { return 0 }
        return part.windows.reduce(0) { count, part in
            let across = (part.columns.upperBound - 1) / blocks.width - part.column / blocks.width + 1
            let down = (part.rows.upperBound - 1) / blocks.height - part.row / blocks.height + 1
            return count + across * down
        }
    }
    guard !isOnGrid else { return try windows.map(count) }
    let side = BlockWarper.side(CellRatio(grid: grid, transformer: transformer))
    return try windows.flatMap { window in
        try stride(from: window.row, to: window.rows.upperBound, by: side).map { row in
            var part = window
            (part.row, part.height) = (row, min(side, window.rows.upperBound - row))
            return try count(part)
        }
    }
}

/// What a reader takes in memory to resample a raster beside the file's blocks; 0 where its cells are cells of the grid.
///
/// The part of the source that a block of the grid needs, the copy that the warper makes of it, and the corners of cells.
///
/// - Parameters:
///   - info: The raster, with its coordinate reference system.
///   - grid: The grid that the raster is read on.
/// - Throws: `GossanError` when the raster's place cannot be brought to the grid.
public func bytesToResample(_ info: RasterInfo, on grid: Grid) throws -> Int {
    guard let (transformer, isOnGrid) = try placing(info, on: grid), !isOnGrid else { return 0 }
    let scale = CellRatio(grid: grid, transformer: transformer)
    let side = BlockWarper.side(scale)
    // Cells around the block that interpolation takes, as many as a cell of the grid spans on each side or more.
    let across = (Double(side) + 4) * max(1, scale.largest) + 8
    let part = min(across, Double(info.width)) * min(across, Double(info.height))
    return Int(part) * 2 * MemoryLayout<Float>.stride + (side + 1) * (side + 1) * 4 * MemoryLayout<Point>.stride
}

/// How positions of the grid are found in the raster, and whether its cells are cells of the grid; nil where the raster has no place.
private func placing(_ info: RasterInfo, on grid: Grid) throws -> (PixelTransformer, isOnGrid: Bool)? {
    let target = try CoordinateReference(grid.crs)
    let transformation = try Transformation(
        from: target, to: info.crs ?? target, areaOfUse: target.geographicExtent(of: grid.extent), allowBallpark: true)
    guard let transformer = PixelTransformer(from: grid, to: info, transformation: transformation) else { return nil }
    return (transformer, transformation.isIdentity && GridAlignment(of: info, on: grid) != nil)
}
