import Foundations
import Geodata
import Streaming

/// How an evidence layer goes over the study grid while it is made, and what memory that takes.
struct LayerFootprint: Sendable {
    /// The windows in which it is made; fixed by the grid.
    var windows: [Window]
    /// Cells around a window that are read for it.
    var halo: Int
    /// Bytes that are held for the whole grid all the while, beside the windows in flight.
    var heldBytes: Int
    /// Bytes that a window in flight takes for each of its cells, where that is known; nil for any operation's.
    var bytesPerCell: Int?

    /// - Parameters:
    ///   - windows: The windows in which it is made.
    ///   - halo: Cells around a window that are read for it.
    ///   - heldBytes: Bytes that are held all the while.
    init(_ windows: [Window], halo: Int = 1, heldBytes: Int = 0) {
        self.windows = windows
        self.halo = halo
        self.heldBytes = heldBytes
    }

    /// What one window in flight takes at most: what is read, scratch and the result.
    var bytesPerWindow: Int {
        bytesPerCell.map { $0 * windowBytes(windows, halo: 0, inputs: 0, outputs: 1) / MemoryLayout<Float>.stride }
            ?? windowBytes(windows, halo: halo, inputs: 4, outputs: 2)
    }

    /// What of it waits to be written: the result, and the sample of it.
    var resultBytes: Int { windowBytes(windows, halo: 0, inputs: 0, outputs: 1) + 200_000 }

    /// Full-width strips, for what needs whole rows. Between the two passes 16 bytes are held for each column of each
    /// strip, and a row of tiles until strips have filled it.
    static func strips(of grid: Grid, height: Int) -> LayerFootprint {
        let strips = grid.strips(height: height)
        return LayerFootprint(strips, heldBytes: (16 * strips.count + 4 * RasterWriter.tileSide) * grid.columns)
    }
}
