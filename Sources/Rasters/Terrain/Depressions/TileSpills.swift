import Foundations

/// What a tile of the elevation tells the others of where its water goes.
public struct TileSpills: Sendable {
    let window: Window
    let labelCount: Int32
    let spills: [Spill]
    let north, south, west, east: Side

    /// The cells along one side of a tile.
    struct Side: Sendable {
        var heights: [Float]
        /// Missing cells have -1.
        var labels: [Int32]
    }

    /// Floods the tile.
    ///
    /// - Parameters:
    ///   - elevation: Elevations of `window.expanded(by: 1)`, row-major, missing and off-grid as NaN.
    ///   - window: The tile, one of `grid.windows()`.
    ///
    /// Cost: one flood of the tile. Memory kept: 8 bytes per cell of its sides and 12 per watershed of its edge.
    public init(elevation: [Float], window: Window) {
        let flood = TileFlood(elevation: elevation, window: window)
        self.window = window
        labelCount = flood.labelCount
        spills = flood.spills
        func side(_ places: [Int]) -> Side {
            Side(heights: places.map { flood.level[$0] }, labels: places.map { flood.label($0) ?? -1 })
        }
        north = side((0..<window.width).map { flood.place(0, $0) })
        south = side((0..<window.width).map { flood.place(window.height - 1, $0) })
        west = side((0..<window.height).map { flood.place($0, 0) })
        east = side((0..<window.height).map { flood.place($0, window.width - 1) })
    }
}
