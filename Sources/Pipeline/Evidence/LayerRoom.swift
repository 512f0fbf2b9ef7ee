import Foundations
import Geodata
import Streaming

/// By how many workers and in what memory an evidence layer is made.
struct LayerRoom: Sendable {
    /// Its windows, and what is held for the whole grid.
    let footprint: LayerFootprint
    /// What its raster inputs take.
    let blocks: LayerBlocks
    /// GDAL's block cache while it is made.
    let cacheBytes: Int
    /// What they take beside the cache that every run has.
    let blockBytes: Int
    /// The workers, and the memory that is left for windows in flight.
    let execution: Execution

    /// - Parameters:
    ///   - operation: Makes the layer.
    ///   - survey: The inputs.
    ///   - execution: Threads, and the memory beside the inputs.
    init(for operation: any EvidenceOperation, _ survey: Survey, _ execution: Execution) {
        footprint = operation.footprint(survey)
        blocks = LayerBlocks(of: operation, footprint, survey)
        var rest = execution.holding(bytes: footprint.heldBytes)
        let share = Self.share(rest, blocks, bytesPerWindow: footprint.bytesPerWindow)
        (rest.threads, cacheBytes) = (share.workers, share.cacheBytes)
        // A block that is being decoded stays in the cache, whatever its limit.
        let cached = max(cacheBytes, rest.threads * blocks.leastCached)
        blockBytes = max(0, cached - PreparedRun.blockCacheBytes) + rest.threads * blocks.heldBytes
        self.execution = rest.holding(bytes: blockBytes)
    }

    /// What it takes at most.
    var memoryBytes: Int {
        footprint.heldBytes + blockBytes
            + execution.bytesInFlight(bytesPerWindow: footprint.bytesPerWindow, resultBytes: footprint.resultBytes)
    }

    /// What it takes at least so that one worker decodes no block again and again.
    var bytesWithoutRepetition: Int {
        footprint.heldBytes + Self.bytes(1, blocks, cached: blocks.usuallyCached) + 2 * footprint.bytesPerWindow
    }

    /// How many workers, and what cache for their blocks: as many workers as can keep the blocks that a row of windows needs beside
    /// two windows for each, one at least. Where not even one can, a cache of the usual size and as many as can read at all.
    private static func share(
        _ execution: Execution, _ blocks: LayerBlocks, bytesPerWindow: Int
    ) -> (workers: Int, cacheBytes: Int) {
        let usual = PreparedRun.blockCacheBytes
        guard blocks.takeRoom else { return (execution.threads, usual) }
        let counts = (1...execution.threads).reversed()
        func room(_ workers: Int) -> Int { execution.memory.bytes - 2 * workers * bytesPerWindow }
        func fits(_ workers: Int, _ cached: Int) -> Bool { bytes(workers, blocks, cached: cached) <= room(workers) }
        if let workers = counts.first(where: { fits($0, blocks.usuallyCached) }) {
            let left = usual + room(workers) - workers * blocks.heldBytes
            return (workers, max(usual, min(workers * blocks.mostCached, left)))
        }
        return (counts.first { fits($0, blocks.leastCached) } ?? 1, usual)
    }

    /// What workers take for blocks beside the usual cache, each with so many bytes of it.
    private static func bytes(_ workers: Int, _ blocks: LayerBlocks, cached: Int) -> Int {
        max(0, workers * cached - PreparedRun.blockCacheBytes) + workers * blocks.heldBytes
    }
}
