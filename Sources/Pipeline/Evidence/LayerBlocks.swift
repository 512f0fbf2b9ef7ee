import Foundations
import Geodata
import Rasters

/// What the raster inputs of an evidence layer take beside windows: those in large blocks, how many of which it needs at one time, and
/// those that are resampled.
struct LayerBlocks: Sendable {
    /// One input, as each worker opens it.
    struct Input: Sendable {
        let name: String
        let blocks: StoredBlocks
        /// Blocks that a row of windows needs: in the middle of all rows, and at most.
        let needed: (usual: Int, most: Int)
    }

    let inputs: [Input]
    /// Bytes with which a worker resamples its other inputs.
    private let resampledBytes: Int

    /// - Parameters:
    ///   - operation: Makes the layer.
    ///   - footprint: Its windows.
    ///   - survey: The inputs.
    init(of operation: any EvidenceOperation, _ footprint: LayerFootprint, _ survey: Survey) {
        let grid = survey.grid
        var rows: [Window]?
        inputs = operation.opens.compactMap { operand in
            guard let info = survey.rasters[operand.name], let blocks = survey.largeBlocks[operand.name] else {
                return nil
            }
            let windows = rows ?? footprint.rows(on: grid)
            rows = windows
            // Where the place cannot be told the stage says why.
            let counts = ((try? blocksNeeded(of: info, blocks, by: windows, on: grid)) ?? [1]).filter { $0 > 0 }
                .sorted()
            let needed = (usual: counts.isEmpty ? 1 : counts[counts.count / 2], most: counts.last ?? 1)
            return Input(name: operand.name, blocks: blocks, needed: needed)
        }
        resampledBytes = operation.opens.reduce(0) { bytes, operand in
            guard let info = survey.rasters[operand.name], survey.largeBlocks[operand.name] == nil else { return bytes }
            return bytes + ((try? bytesToResample(info, on: grid)) ?? 0)
        }
    }

    /// Bytes in GDAL's cache without which a worker cannot read at all: it reads one block after another.
    var leastCached: Int { inputs.map(\.blocks.cachedBytes).max() ?? 0 }
    /// Bytes in GDAL's cache with which a worker decodes a block once for most rows of windows.
    var usuallyCached: Int { inputs.reduce(0) { $0 + $1.needed.usual * $1.blocks.cachedBytes } }
    /// The same for all rows of windows.
    var mostCached: Int { inputs.reduce(0) { $0 + $1.needed.most * $1.blocks.cachedBytes } }
    /// Bytes that a worker's readers hold beside the cache.
    var heldBytes: Int { inputs.reduce(resampledBytes) { $0 + $1.blocks.heldBytes + Self.smallBuffers } }
    /// Whether inputs take memory beside windows.
    var takeRoom: Bool { !inputs.isEmpty || resampledBytes > 0 }
    /// Decoders' own buffers, gaps between blocks in the heap, which differ by some MB from run to run, and the part of the raster
    /// that is resampled at one time, at most 2048 x 2048 numbers.
    private static let smallBuffers = 32_000_000
}

extension LayerFootprint {
    /// What is read for each row of windows.
    fileprivate func rows(on grid: Grid) -> [Window] {
        let bands = Dictionary(windows.map { ($0.row, $0.height) }) { max($0, $1) }
        return bands.sorted { $0.key < $1.key }.map { row, height in
            Window(column: 0, row: row, width: grid.columns, height: height).expanded(by: halo)
        }
    }
}
