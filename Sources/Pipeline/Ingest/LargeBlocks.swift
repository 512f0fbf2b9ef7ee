import Foundations
import Geodata

/// What is told of raster inputs whose blocks take much memory.
enum LargeBlocks {
    /// How to be rid of them.
    static func remedy(_ path: String) -> String {
        "write the raster anew in small tiles with 'gdal_translate -co TILED=YES -co COMPRESS=DEFLATE \(path) tiled.tif' and name "
            + "tiled.tif, or give more memory with --memory"
    }

    /// - Parameter room: The memory that the budget leaves beside the program.
    /// - Throws: `GossanError` where one reader alone would take more.
    static func requireRoom(
        for blocks: StoredBlocks, of info: RasterInfo, room: Int, kind: GossanError.Kind = .configuration
    ) throws {
        let needed = leastBytes(blocks)
        guard needed > room else { return }
        throw GossanError(
            kind, subject: info.path,
            problem: "is stored in blocks of \(blocks.width) x \(blocks.height) cells: to read one takes "
                + "\(megabytes(needed)) MB, and the budget leaves \(megabytes(max(0, room))) MB",
            remedy: remedy(info.path))
    }

    /// What one reader takes at least beside the block cache that every run has.
    static func leastBytes(_ blocks: StoredBlocks) -> Int {
        max(0, blocks.cachedBytes - PreparedRun.blockCacheBytes) + blocks.heldBytes
    }

    /// GDAL's block cache while rows of the raster are looked at one by one: all blocks beside each other, where there is room.
    static func cacheBytes(_ blocks: StoredBlocks, of info: RasterInfo, room: Int) -> Int {
        let across = (info.width + blocks.width - 1) / blocks.width
        let left = PreparedRun.blockCacheBytes + room - blocks.heldBytes
        return max(PreparedRun.blockCacheBytes, min(across * blocks.cachedBytes, left))
    }

    /// What that takes beside the block cache that every run has.
    static func bytes(_ blocks: StoredBlocks, of info: RasterInfo, room: Int) -> Int {
        max(
            leastBytes(blocks),
            cacheBytes(blocks, of: info, room: room) - PreparedRun.blockCacheBytes + blocks.heldBytes)
    }
}
